"""A whole article read with geopy's own Nominatim behind the gazetteer, its network replaced."""

import json
from urllib.parse import parse_qs, urlparse

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderTimedOut

from geo import asking
from geo.gazetteer import FallbackGazetteer
from geo.gazetteer.answers import Answers
from geo.gazetteer.building import write
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.index import Index
from geo.gazetteer.online import open_online
from geo.gazetteer.sample import armenia_and_azerbaijan
from geo.model import Article
from geo.pipeline import Tools

TEXT = "Three soldiers were killed in fighting near the town of Xalvadran in Azerbaijan on 3 October 2020."
XALVADRAN = {
    "lat": "40.14", "lon": "46.34", "display_name": "Xalvadran, Azerbaijan", "class": "place",
    "addresstype": "town", "osm_type": "node", "osm_id": 7, "address": {"country_code": "az"},
}  # fmt: skip


@pytest.fixture
def tools(tmp_path):
    (tmp_path / "index").mkdir()
    write(list(armenia_and_azerbaijan().records()), tmp_path / "index", lambda share, doing: None)

    def made(answer):
        class Adapter(BaseSyncAdapter):
            def get_json(self, url, *, timeout, headers):
                asked.append(parse_qs(urlparse(url).query)["q"][0])
                return answer()

            def get_text(self, url, *, timeout, headers):
                return json.dumps(self.get_json(url, timeout=timeout, headers=headers))

        asked: list[str] = []
        answers = Answers(tmp_path / "answers.sqlite")
        online = open_online("nominatim", "dateline-tests", answers, adapter_factory=Adapter, seconds=0)
        return Tools(FallbackGazetteer(EmbeddedGazetteer(Index(tmp_path / "index")), online)), asked

    return made


def named(findings):
    return {one.span.text: one.place and one.place.id for one in findings.toponyms}


def test_a_town_the_gazetteer_lacks_is_asked_for_and_placed(tools):
    with_service, asked = tools(lambda: [XALVADRAN])
    findings = asking.read(Article("a", TEXT), with_service)
    assert asked == ["Xalvadran"]
    assert named(findings)["Xalvadran"] == "nominatim:node/7"
    assert asking.read(Article("b", TEXT), with_service).toponyms == findings.toponyms
    assert asked == ["Xalvadran"]


def test_a_service_that_does_not_answer_is_told_in_a_note(tools):
    def late():
        raise GeocoderTimedOut("too slow")

    findings = asking.read(Article("a", TEXT), tools(late)[0])
    assert named(findings)["Xalvadran"] is None
    assert (
        "Not every place could be looked up online: nominatim could not say where 'Xalvadran' is: too slow"
        in findings.notes
    )
