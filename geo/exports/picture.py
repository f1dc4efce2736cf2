"""The view as a picture to print: map, legend, days, sources and what it is not; no network is asked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from math import cos, pi, radians, sin

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from geo import report
from geo.events import Columns
from geo.exports.ground import Frame, Point, framed, ground, towns
from geo.maps.events import colours as event_colours
from geo.maps.hues import NOBODY
from geo.maps.layers import TYPES
from geo.maps.palette import Palette, palette
from geo.maps.rows import UNTOLD, MapClaim, MapIncident
from geo.maps.shapes import drawn, is_vast
from geo.model import IncidentType
from geo.views import Box, Item, box, map_claims, map_incidents
from geo.views.happenings import once

WIDTH, HEIGHT = 1754, 1240  # A4 on its side at 150 dots an inch
_TWICE = 2  # drawn so much larger, then made smaller, for smooth edges
_MAP = (40, 130, 1254, 890)  # left, above, wide, high
_SIDE, _FOOT, _EDGE = 1320, 1040, 40
_INK, _SOFT, _PAPER = "#1c1f23", "#5a626b", "#ffffff"
_WORLD = (-170.0, -55.0, 179.0, 75.0)
_MOST = 12
_KM = 111.2  # in a degree of latitude
_READING = (
    "Filled mark: the place named",
    "Hollow: only the region is known",
    "Line or circle: what is claimed,",
    "or within which it lies",
    "Small square: an imported event",
)
_NOTE = (
    "Drafted by Dateline. Every mark is what a source named here or someone in it states, not an established "
    "fact; outlines show what is claimed, and no boundary on this map is an opinion on anybody's status."
)
_FONTS = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "Arial.ttf", "LiberationSans-Regular.ttf")
_CREDIT = "Coasts and borders: GSHHG and GMT. Towns: GeoNames, CC BY 4.0."
_CORNERS = {
    IncidentType.VIOLENCE_AGAINST_CIVILIANS: [pi / 2 + at * 2 * pi / 3 for at in range(3)],
    IncidentType.ACCIDENT: [-pi / 2 + at * 2 * pi / 3 for at in range(3)],
    IncidentType.PROTEST: [pi / 4 + at * pi / 2 for at in range(4)],
    IncidentType.STRATEGIC_DEVELOPMENT: [at * pi / 2 for at in range(4)],
    IncidentType.RIOT: [-pi / 2 + at * 2 * pi / 5 for at in range(5)],
}


def picture(
    items: Sequence[Item],
    title: str,
    days: tuple[date | None, date | None],
    seen: Box | None = None,
    events: tuple[Columns, NDArray[np.bool_]] | None = None,
) -> bytes:
    """A PNG of the items and of the events let through, in the box that is seen or the one that holds all."""
    bounds = seen or box(item.place for item in items if item.place) or _around(events) or _WORLD
    page = Image.new("RGB", (WIDTH * _TWICE, HEIGHT * _TWICE), _PAPER)
    made = _Picture(page, framed(_padded(bounds), *(side * _TWICE for side in _MAP)))
    incidents, claims = map_incidents(once(items)), map_claims(items)
    hues = palette(incidents, claims)
    made.map(incidents, claims, hues, events)
    made.cover()
    made.head(title, days, len(incidents), len(claims), int(events[1].sum()) if events else 0)
    made.legend(incidents, claims, hues, events)
    made.foot(items, events)
    told = io.BytesIO()
    page.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(told, "PNG", dpi=(150, 150), optimize=True)
    return told.getvalue()


def _padded(bounds: Box) -> Box:
    west, south, east, north = bounds
    wide = max((east - west) % 360 if east < west else east - west, 0.6) * 0.08
    high = max(north - south, 0.4) * 0.08
    return west - wide, max(south - high, -84), east + wide, min(north + high, 84)


def _around(events: tuple[Columns, NDArray[np.bool_]] | None) -> Box | None:
    if events is None or not events[1].any():
        return None
    lat, lon = events[0].lat[events[1]], events[0].lon[events[1]]
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


class _Picture:
    """A page half drawn."""

    def __init__(self, page: Image.Image, frame: Frame) -> None:
        self.page, self.frame = page, frame
        self.pen = ImageDraw.Draw(page)

    def map(
        self,
        incidents: Iterable[MapIncident],
        claims: Iterable[MapClaim],
        hues: Palette,
        events: tuple[Columns, NDArray[np.bool_]] | None,
    ) -> None:
        """Claims below, then events, then incidents, so that none is hidden by what is larger."""
        ground(self.pen, self.frame, _TWICE)
        for claim in claims:
            self._claim(claim, hues.of(claim.claimant))
        towns(self.pen, self.frame, _font(12))
        if events is not None:
            self._events(*events)
        for one in incidents:
            self._incident(one, hues.of(one.actor))

    def cover(self) -> None:
        """What was drawn beyond the map's frame goes."""
        left, above, wide, high = (side * _TWICE for side in _MAP)
        right, below = left + wide, above + high
        across, down = self.page.size
        edges = (
            (0, 0, across, above),
            (0, below, across, down),
            (0, 0, left, down),
            (right, 0, across, down),
        )
        for edge in edges:
            self.pen.rectangle(edge, fill=_PAPER)
        self.pen.rectangle((left, above, right, below), outline=_SOFT, width=_TWICE)

    def _claim(self, claim: MapClaim, hue: str) -> None:
        shape = drawn(claim.place)
        lines = [*(ring for rings in shape.rings for ring in rings), *shape.lines]
        for line in lines:
            self.pen.line([self.frame.pixel(*point) for point in line], fill=hue, width=3 * _TWICE)
        if not lines and not is_vast(claim.place):  # its circle would go round all that is shown
            self._round(claim.place.lat, claim.place.lon, claim.place.radius_km, hue)

    def _round(self, lat: float, lon: float, km: float, hue: str) -> None:
        x, y = self.frame.pixel(lon, lat)
        reach = max(km / _KM / max(cos(radians(lat)), 0.1) * self.frame.scale, 5 * _TWICE)
        self.pen.ellipse((x - reach, y - reach, x + reach, y + reach), outline=hue, width=2 * _TWICE)

    def _incident(self, one: MapIncident, hue: str) -> None:
        if one.geo_precision > 1 and not is_vast(one.place):
            self._round(one.place.lat, one.place.lon, one.place.radius_km, hue)
        self.mark(one.type, self.frame.pixel(one.place.lon, one.place.lat), hue, one.geo_precision > 2)

    def mark(self, kind: IncidentType, at: Point, hue: str, is_hollow: bool = False) -> None:
        """The shape of a type; hollow where only the larger region is known."""
        fill = _PAPER if is_hollow else hue
        self.pen.polygon(_shape(kind, at), fill=fill, outline=hue if is_hollow else _INK, width=_TWICE)

    def _events(self, columns: Columns, mask: NDArray[np.bool_]) -> None:
        """Each a small square; of those on one spot the newest."""
        rows = np.flatnonzero(mask)
        spots = np.round(np.stack([columns.lat[rows], columns.lon[rows]]) * self.frame.scale / 3)
        _, last = np.unique(spots[:, ::-1], axis=1, return_index=True)
        named = event_colours(columns)
        for row in np.sort(rows[::-1][last]).tolist():
            x, y = self.frame.pixel(float(columns.lon[row]), float(columns.lat[row]))
            if self.frame.holds((x, y)):
                hue = named.get(columns.actor.at(row), NOBODY)
                self.pen.rectangle((x - 3, y - 3, x + 3, y + 3), fill=hue)

    def head(
        self, title: str, days: tuple[date | None, date | None], incidents: int, claims: int, events: int
    ) -> None:
        """What it is of, of which days, and how much there is of it."""
        self._text((_EDGE, 40), title, 26, _INK, WIDTH - 2 * _EDGE)
        first, last = (str(day) if day else "" for day in days)
        when = f"{first or 'the beginning'} to {last or 'the end'}" if first or last else "all days"
        counts = [report.counted(incidents, "incident"), report.counted(claims, "claim")]
        counts += [f"{events:,} imported events"] if events else []
        self._text((_EDGE, 82), f"{when} · {', '.join(counts)} on the map", 17, _SOFT, WIDTH - 2 * _EDGE)

    def legend(
        self,
        incidents: Sequence[MapIncident],
        claims: Sequence[MapClaim],
        hues: Palette,
        events: tuple[Columns, NDArray[np.bool_]] | None,
    ) -> None:
        """Shapes of types and hues of sides."""
        kinds = [kind for kind in IncidentType if any(one.type is kind for one in incidents)]
        y = self._heading("Incidents by type", _MAP[1]) if kinds else _MAP[1] - 10
        for kind in kinds:
            self.mark(kind, ((_SIDE + 12) * _TWICE, (y + 11) * _TWICE), NOBODY)
            y = self._entry(TYPES[kind], y)
        y = self._heading("Who did it, or who claims", y + 10)
        sides = {one.actor for one in incidents if one.actor} | {one.claimant for one in claims}
        shown = {name: hues.of(name) for name in sorted(sides - {UNTOLD})}
        shown |= dict(list(event_colours(events[0]).items())[:_MOST]) if events else {}
        for name, hue in [*list(shown.items())[:_MOST], ("nobody named", NOBODY)]:
            self.pen.rectangle(_square(_SIDE, y), fill=hue)
            y = self._entry(name, y)
        if len(shown) > _MOST:
            y = self._entry(f"and {len(shown) - _MOST} more", y)
        y = self._heading("How to read it", y + 10)
        for told in _READING:
            y = self._entry(told, y, indent=0)

    def foot(self, items: Sequence[Item], events: tuple[Columns, NDArray[np.bool_]] | None) -> None:
        """Whose words it rests on, and what it is not."""
        outlets = list(dict.fromkeys(item.outlet or item.article.title or item.article.id for item in items))
        outlets += [f"table “{name}”" for name in events[0].collection.words] if events else []
        y = _FOOT
        for told in (f"Sources: {'; '.join(outlets) or 'none'}.", _NOTE, _CREDIT):
            for line in _wrapped(report.one_line(told), _font(14), (WIDTH - 2 * _EDGE) * _TWICE)[:4]:
                self._text((_EDGE, y), line, 14, _SOFT, WIDTH - 2 * _EDGE)
                y += 20
            y += 4

    def _heading(self, told: str, y: int) -> int:
        self._text((_SIDE, y), told, 16, _INK, WIDTH - _SIDE - _EDGE)
        return y + 30

    def _entry(self, told: str, y: int, indent: int = 34) -> int:
        self._text((_SIDE + indent, y), told, 15, _INK, WIDTH - _SIDE - _EDGE - indent)
        return y + 26

    def _text(self, at: tuple[int, int], told: str, size: int, colour: str, most: int) -> None:
        font = _font(size)
        line = _fitting(report.one_line(told), font, most * _TWICE)
        self.pen.text((at[0] * _TWICE, at[1] * _TWICE), line, fill=colour, font=font)


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont:
    """A font of the system with as many scripts as may be, else the one that Pillow brings along."""
    for name in _FONTS:
        with suppress(OSError):
            return ImageFont.truetype(name, size * _TWICE)
    made = ImageFont.load_default(size * _TWICE)
    assert isinstance(made, ImageFont.FreeTypeFont)  # noqa: S101  # Pillow brings one along
    return made


def _shape(kind: IncidentType, at: Point) -> list[Point]:
    x, y = at
    reach = 9 * _TWICE
    if kind is IncidentType.BATTLE:  # a cross that stands on its legs
        arm, thick = reach, reach * 0.38
        cross = [(-thick, 0), (-arm, -arm + thick), (-arm + thick, -arm), (0, -thick)]
        turned = [
            *cross,
            *((-b, a) for a, b in cross),
            *((-a, -b) for a, b in cross),
            *((b, -a) for a, b in cross),
        ]
        return [(x + a, y + b) for a, b in turned]
    if kind is IncidentType.EXPLOSION:
        points = [(at * pi / 8, reach if at % 2 == 0 else reach * 0.55) for at in range(16)]
        return [(x + far * cos(angle), y + far * sin(angle)) for angle, far in points]
    return [(x + reach * cos(angle), y + reach * sin(angle)) for angle in _CORNERS[kind]]


def _square(x: int, y: int) -> tuple[int, int, int, int]:
    return (x + 3) * _TWICE, (y + 2) * _TWICE, (x + 21) * _TWICE, (y + 20) * _TWICE


def _fitting(told: str, font: ImageFont.FreeTypeFont, most: float) -> str:
    """The words, cut with a sign where they are too long for their line."""
    told = told[:400]
    if font.getlength(told) <= most:
        return told
    while told and font.getlength(f"{told}…") > most:
        told = told[:-1]
    return f"{told}…"


def _wrapped(told: str, font: ImageFont.FreeTypeFont, most: float) -> list[str]:
    lines = [""]
    for word in told[:4000].split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
