"""What is shown as one HTML file: map, days, list, quotes and sources, with no network and no server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from geo import report
from geo.maps import gate, page, render
from geo.maps.rows import MapContent, days
from geo.model import Article, Claim, Incident
from geo.views import Item, box, frame, map_claims, map_incidents
from geo.views.around import boundaries, towns
from geo.views.happenings import once

_STATIC = Path(__file__).resolve().parent / "static"
_WIDTH, _HEIGHT = 900, 620
_WORLD = (25.0, 20.0, 2)
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'unsafe-inline' data:",
        "style-src 'unsafe-inline' data:",
        "img-src data: blob:",
    )
)
"""What is inside may run and nothing may be fetched, whatever an article says."""
_DISCLAIMER = (
    "Drafted by Dateline from the articles named below. Every mark is what an article or someone in it "
    "states, not an established fact; outlines show what is claimed, and no boundary on this map is an "
    "opinion on anybody's status."
)


def sheet(items: Sequence[Item], title: str, first: date | None = None, last: date | None = None) -> str:
    """The page of the items, opened on the days from `first` to `last`; None leaves that side open.

    It loads nothing from anywhere; words from articles are text in it, never markup.
    """
    whole = page.page(_view(items), "light", render.overlays(_content(items, first, last), "light"))
    body = Element("div", {"class": "sheet"})
    _head(body, items, title)
    _time(body, items, first, last)
    _list(SubElement(body, "main"), items)
    _foot(body, items)
    return _joined(whole, title, _html(body))


def _joined(whole: str, title: str, ours: str) -> str:
    style = f"<style>{(_STATIC / 'sheet.css').read_text('utf-8')}</style>"
    script = f"<script>{(_STATIC / 'sheet.js').read_text('utf-8')}</script>"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    named = f'<meta name="viewport" content="width=device-width"><title>{gate.html(title)}</title>'
    whole = whole.replace("<html>", '<html lang="en">', 1)
    whole = whole.replace("<head>", f"<head>{policy}{named}{style}", 1)
    return whole.replace("</html>", f"{ours}{script}</html>", 1)


def _html(body: Element) -> str:
    return tostring(body, encoding="unicode", method="html")


def _view(items: Sequence[Item]) -> render.View:
    bounds = box(item.place for item in items if item.place)
    return render.View(*(frame(bounds, _WIDTH, _HEIGHT) if bounds else _WORLD), box=bounds)


def _content(items: Sequence[Item], first: date | None, last: date | None) -> MapContent:
    return MapContent(
        incidents=map_incidents(once(items)),
        claims=map_claims(items),
        boundaries=boundaries(items, first, last),
        places=towns(items),
    )


def _head(body: Element, items: Sequence[Item], title: str) -> None:
    header = SubElement(body, "header")
    _text(header, "h1", title)
    incidents = sum(isinstance(item.what, Incident) for item in once(items))
    articles = len(_articles(items))
    told = [
        report.counted(incidents, "incident"),
        report.counted(sum(isinstance(item.what, Claim) for item in items), "claim"),
        report.counted(articles, "article"),
    ]
    _text(header, "p", " · ".join(told), cls="told")
    _text(header, "p", _DISCLAIMER, cls="note")


def _time(body: Element, items: Sequence[Item], first: date | None, last: date | None) -> None:
    """Two days, and words that say how much is left; the script wakes them."""
    known = [one for item in items for one in (item.first_day, item.last_day) if one]
    least, most = min(known, default=None), max(known, default=None)
    form = SubElement(body, "form", {"class": "days", "aria-label": "Days shown"})
    for name, words, chosen, edge in (("first", "From", first, least), ("last", "to", last, most)):
        label = _text(form, "label", f"{words} ")
        given = (("min", least), ("max", most), ("value", chosen or edge))
        told = {key: day.isoformat() for key, day in given if day}
        SubElement(label, "input", {"type": "date", "name": name, **told})
    _text(form, "button", "All days", type="reset")
    SubElement(form, "output", {"role": "status"})


def _list(main: Element, items: Sequence[Item]) -> None:
    SubElement(main, "div", {"class": "place-of-map"})
    rows = SubElement(main, "ol", {"class": "findings", "aria-label": "Incidents and claims"})
    for item in items:
        _row(rows, item)


def _row(rows: Element, item: Item) -> None:
    first, last = days(item.first_day, item.last_day)
    told = {"data-id": item.id, "data-first": _number(first), "data-last": _number(last), "tabindex": "-1"}
    row = SubElement(rows, "li", told)
    what = item.what
    summary = what.summary if isinstance(what, Incident) else report.claim_line(what)
    heading = SubElement(row, "h2")
    _text(heading, "button", report.one_line(summary), type="button")
    _text(row, "p", " · ".join(filter(None, _facts(what))), cls="facts")
    for quote in item.quotes:
        figure = SubElement(row, "figure")
        _text(figure, "blockquote", f"“{quote.text}”", dir="auto")
        _text(figure, "figcaption", f"{quote.speaker}, in “{item.article.title or item.article.id}”")


def _facts(what: Incident | Claim) -> Iterator[str]:
    yield report.when(what.when)
    if isinstance(what, Incident):
        yield what.type.value.replace("_", " ")
        yield report.where(what.place, what.geo_precision)
        yield report.casualties(what.killed, what.injured)
    else:
        yield report.where(what.territory.place)


def _foot(body: Element, items: Sequence[Item]) -> None:
    footer = SubElement(body, "footer")
    _text(footer, "h2", "Articles")
    every = SubElement(footer, "ul")
    for article in _articles(items):
        by = (article.publisher, article.published and article.published.isoformat())
        told = ", ".join((article.title or article.id, *(part or "" for part in by if part)))
        entry = _text(every, "li", told)
        if article.url and article.url.startswith(("https://", "http://")):
            entry.text = f"{entry.text}: "
            _text(entry, "a", article.url, href=gate.clean(article.url), rel="noreferrer")
    _text(footer, "p", "Coasts and borders: GSHHG and GMT. Towns: GeoNames, CC BY 4.0. Map: Leaflet, folium.")


def _articles(items: Iterable[Item]) -> list[Article]:
    return list({item.article.id: item.article for item in items}.values())


def _text(parent: Element, tag: str, text: str, cls: str = "", **attributes: str) -> Element:
    made = SubElement(parent, tag, {"class": cls, **attributes} if cls else attributes)
    made.text = gate.clean(text)
    return made


def _number(day: int | None) -> str:
    return "" if day is None else str(day)
