"""Online geocoders: the real Nominatim code of geopy, offline; polite, remembered, failing aloud."""

import json
import threading
from urllib.parse import parse_qs, urlparse

import pytest
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderTimedOut

from geo.errors import ServiceError, SettingsError
from geo.gazetteer import FallbackGazetteer
from geo.gazetteer.answers import Answers
from geo.gazetteer.online import open_online
from geo.gazetteer.sample import armenia_and_azerbaijan
from geo.model import PlaceKind

CHAREKTAR = {
    "lat": "40.1415", "lon": "46.3431", "display_name": "Charektar, Kalbajar, Azerbaijan", "class": "place",
    "addresstype": "village", "osm_type": "node", "osm_id": 42, "address": {"country_code": "az"},
    "boundingbox": ["40.1315", "40.1515", "46.3331", "46.3531"],
}  # fmt: skip


class Service:
    """Stands in for the network: answers by name, counts what it is asked."""

    def __init__(self, answers=None, error=None):
        self.answers, self.error, self.asked, self.agents = answers or {}, error, [], set()

    def adapter(self, *, proxies, ssl_context):
        service = self

        class Adapter(BaseSyncAdapter):
            def get_json(self, url, *, timeout, headers):
                return json.loads(self.get_text(url, timeout=timeout, headers=headers))

            def get_text(self, url, *, timeout, headers):
                name = parse_qs(urlparse(url).query)["q"][0]
                service.asked.append(name)
                service.agents.add(headers["User-Agent"])
                if service.error:
                    raise service.error
                return json.dumps(service.answers.get(name, []))

        return Adapter(proxies=proxies, ssl_context=ssl_context)


class Clock:
    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def answers(tmp_path, clock):
    return Answers(tmp_path / "cache" / "answers.sqlite", clock)


def nominatim(service, answers, seconds=0.0):
    return open_online(
        "nominatim", "dateline-tests", answers, adapter_factory=service.adapter, seconds=seconds
    )


def test_a_found_name_becomes_a_candidate(answers):
    service = Service({"Charektar": [CHAREKTAR]})
    (candidate,) = nominatim(service, answers).candidates("Charektar")
    place = candidate.place
    assert (place.id, place.name, place.country) == ("nominatim:node/42", "Charektar", "AZ")
    assert (place.kind, place.lat, place.lon) == (PlaceKind.POPULATED_PLACE, 40.1415, 46.3431)
    assert place.radius_km == 1.4
    assert service.agents == {"dateline-tests"}


def test_a_question_is_asked_once_whatever_its_dress(answers):
    service = Service({"Charektar": [CHAREKTAR]})
    gazetteer = nominatim(service, answers)
    assert gazetteer.candidates("Charektar") == gazetteer.candidates("CHAREKTAR")
    assert nominatim(service, answers).candidates("Charektar") != ()
    assert service.asked == ["Charektar"]


def test_no_such_place_is_remembered_for_a_week(answers, clock):
    service = Service()
    gazetteer = nominatim(service, answers)
    assert gazetteer.candidates("Nowhereburg") == ()
    clock.now += 6 * 86_400
    assert gazetteer.candidates("Nowhereburg") == ()
    assert service.asked == ["Nowhereburg"]
    clock.now += 2 * 86_400
    assert gazetteer.candidates("Nowhereburg") == ()
    assert service.asked == ["Nowhereburg", "Nowhereburg"]


def test_a_known_place_is_asked_again_after_three_months(answers, clock):
    service = Service({"Charektar": [CHAREKTAR]})
    gazetteer = nominatim(service, answers)
    for days in (0, 89, 2):
        clock.now += days * 86_400
        gazetteer.candidates("Charektar")
    assert service.asked == ["Charektar", "Charektar"]


@pytest.mark.parametrize(
    "error", [GeocoderTimedOut("slow"), AdapterHTTPError("busy", status_code=503, headers={}, text="")]
)
def test_a_failure_is_no_answer_and_is_not_remembered(answers, error):
    service = Service(error=error)
    gazetteer = nominatim(service, answers)
    with pytest.raises(ServiceError, match="nominatim could not say where 'Charektar' is"):
        gazetteer.candidates("Charektar")
    service.error, service.answers = None, {"Charektar": [CHAREKTAR]}
    assert len(gazetteer.candidates("Charektar")) == 1


def test_threads_share_one_pace(answers, monkeypatch):
    pace = Clock()
    pauses = []

    def sleep(seconds):
        pauses.append(seconds)
        pace.now += seconds

    service = Service()
    gazetteer = nominatim(service, answers, seconds=1.0)
    monkeypatch.setattr(gazetteer._ask, "_sleep", sleep)
    monkeypatch.setattr(gazetteer._ask, "_clock", pace)
    threads = [threading.Thread(target=gazetteer.candidates, args=(f"Name {n}",)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(service.asked) == 3
    assert sum(pauses) == pace.now - 1_000_000.0 >= 2.0


@pytest.mark.parametrize(("service", "agent"), [("nominatim", ""), ("google", "dateline-tests")])
def test_a_setting_that_makes_no_sense_is_refused(answers, service, agent):
    with pytest.raises(SettingsError):
        open_online(service, agent, answers)


def test_the_fallback_learns_only_what_the_embedded_gazetteer_lacks(answers):
    service = Service({"Charektar": [CHAREKTAR]})
    gazetteer = FallbackGazetteer(armenia_and_azerbaijan(), nominatim(service, answers))
    assert gazetteer.candidates("Charektar") == ()
    assert gazetteer.learn(["Yeraskh", "Charektar", "Nowhereburg", "Charektar"])
    assert service.asked == ["Charektar", "Nowhereburg"]
    (candidate,) = gazetteer.candidates("charektar")
    assert gazetteer.place(candidate.place.id) == candidate.place
    assert gazetteer.has_prefix("charek")
    assert gazetteer.is_name("charektar")
    assert not gazetteer.is_name("nowhereburg")
    assert not gazetteer.learn(["Charektar", "Nowhereburg"])
    assert gazetteer.failures() == ()


def test_looking_up_asks_nobody(answers):
    service = Service(error=GeocoderTimedOut("slow"))
    gazetteer = FallbackGazetteer(armenia_and_azerbaijan(), nominatim(service, answers))
    assert gazetteer.candidates("Charektar") == ()
    assert gazetteer.similar("Irsakh", frozenset({"AM"}))[0].place.name == "Yeraskh"
    assert service.asked == []


def test_a_failure_is_noted_once_and_the_offline_answers_stand(answers):
    service = Service(error=GeocoderTimedOut("slow"))
    gazetteer = FallbackGazetteer(armenia_and_azerbaijan(), nominatim(service, answers))
    assert not gazetteer.learn(["Charektar", "Talish"])
    assert service.asked == ["Charektar"]
    assert gazetteer.failures() == ("nominatim could not say where 'Charektar' is: slow",)
    assert gazetteer.failures() == ()
    assert gazetteer.candidates("Yeraskh")[0].place.country == "AM"
