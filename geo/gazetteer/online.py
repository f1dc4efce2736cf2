"""Any geopy geocoder as a gazetteer: asked politely, remembered, its failures never "no such place"."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim, Photon
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.errors import ServiceError, SettingsError
from geo.gazetteer.answers import Answer, Answers
from geo.gazetteer.base import Candidate
from geo.gazetteer.fold import fold
from geo.gazetteer.records import distance_km
from geo.model import Place, PlaceKind

_ENOUGH = 5
_UNKNOWN_RADIUS_KM = 10.0
_KINDS = {
    "country": PlaceKind.COUNTRY,
    "state": PlaceKind.ADMIN1,
    "province": PlaceKind.ADMIN1,
    "county": PlaceKind.ADMIN2,
    "district": PlaceKind.ADMIN2,
    "region": PlaceKind.REGION,
    "water": PlaceKind.WATER,
    "waterway": PlaceKind.WATER,
    "bay": PlaceKind.WATER,
    "peak": PlaceKind.TERRAIN,
    "natural": PlaceKind.TERRAIN,
    "aeroway": PlaceKind.SITE,
    "amenity": PlaceKind.SITE,
    "military": PlaceKind.SITE,
}


class OnlineGazetteer:
    """A Gazetteer that asks a geopy geocoder, at most once in `seconds` for all threads of the process.

    Build one for the whole app: the pace is kept per instance. `options` go with every question.
    """

    def __init__(
        self,
        geocoder: Geocoder,
        answers: Answers,
        *,
        service: str,
        seconds: float = 1.0,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        self._ask = RateLimiter(
            geocoder.geocode,
            min_delay_seconds=seconds,
            max_retries=0,
            error_wait_seconds=max(seconds, 1.0),
            swallow_exceptions=False,
        )
        self._answers = answers
        self._service = service
        self._options = dict(options or {})

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What the service knows by this name. Raises ServiceError where it could not be asked."""
        try:
            answer = self._answers.get(self._service, fold(name))
            if answer is None:
                answer = self._asked(name)
                self._answers.put(self._service, fold(name), answer)
        except (GeopyError, sqlite3.Error) as error:
            raise ServiceError(f"{self._service} could not say where {name!r} is: {error}") from error
        return tuple(_candidate(self._service, found) for found in answer)

    def similar(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        """Nothing: a service is asked for names, not for guesses."""
        return ()

    def place(self, id: str) -> Place | None:
        """Nothing: places of a service live with the answer that named them."""
        return None

    def _asked(self, name: str) -> Answer:
        found = self._ask(name, exactly_one=False, **self._options) or []
        return [_kept(location) for location in found[:_ENOUGH]]


def _kept(location: Location) -> dict[str, Any]:
    raw = location.raw if isinstance(location.raw, dict) else {}
    facts = {**raw, **raw.get("properties", {})}
    return {
        "address": location.address or "",
        "lat": location.latitude,
        "lon": location.longitude,
        "kind": facts.get("addresstype") or facts.get("class") or facts.get("osm_key") or "",
        "country": facts.get("address", {}).get("country_code") or facts.get("countrycode") or "",
        "box": facts.get("boundingbox") or [],
        "key": f"{facts.get('osm_type', '')}/{facts.get('osm_id', '')}",
    }


def _candidate(service: str, found: Mapping[str, Any]) -> Candidate:
    lat, lon = float(found["lat"]), float(found["lon"])
    key = (
        found["key"] if len(found["key"]) > 1 else hashlib.sha256(found["address"].encode()).hexdigest()[:12]
    )
    place = Place(
        id=f"{service}:{key}",
        name=found["address"].partition(",")[0],
        kind=_KINDS.get(found["kind"], PlaceKind.POPULATED_PLACE),
        lat=lat,
        lon=lon,
        radius_km=_radius_km(lat, lon, found["box"]),
        country=found["country"].upper() or None,
    )
    return Candidate(place, population=0, admin1="", admin2="", main=True)


def _radius_km(lat: float, lon: float, box: list[Any]) -> float:
    """From the point to the farthest corner of a box of south, north, west, east."""
    if len(box) != 4:
        return _UNKNOWN_RADIUS_KM
    south, north, west, east = map(float, box)
    corners = [(south, west), (south, east), (north, west), (north, east)]
    return max(1.0, round(max(distance_km(lat, lon, *corner) for corner in corners), 1))


def open_online(
    service: str, user_agent: str, answers: Answers, *, adapter_factory: Any = None, seconds: float = 1.0
) -> OnlineGazetteer:
    """The gazetteer over "nominatim" or "photon"; raises SettingsError for another name or no user agent.

    `adapter_factory` is geopy's, for tests and proxies.
    """
    if not user_agent:
        raise SettingsError("An online geocoder asks for a user agent of your own, with a contact.")
    if service == "nominatim":
        geocoder = Nominatim(user_agent=user_agent, adapter_factory=adapter_factory)
        options = {"addressdetails": True, "language": "en"}
    elif service == "photon":
        geocoder, options = Photon(user_agent=user_agent, adapter_factory=adapter_factory), {}
    else:
        raise SettingsError(f"There is no online geocoder {service!r}; nominatim and photon are known.")
    return OnlineGazetteer(geocoder, answers, service=service, seconds=seconds, options=options)
