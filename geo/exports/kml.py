"""Records as KML 2.2 (OGC 07-147r2): a placemark each, with its span of time and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from geo.exports.record import Record
from geo.report import people, plain

_SPACE = "http://www.opengis.net/kml/2.2"
# What XML 1.0 has no character for, beyond what `plain` takes away.
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def kml(records: Iterable[Record], name: str = "Dateline") -> str:
    """The records that have a point, as one KML document."""
    root = ET.Element("kml", xmlns=_SPACE)
    document = ET.SubElement(root, "Document")
    _text(document, "name", name)
    for one in records:
        if one.lat is not None and one.lon is not None:
            _placemark(document, one)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _placemark(document: ET.Element, one: Record) -> None:
    mark = ET.SubElement(document, "Placemark", id=f"{one.kind}-{_id(one.id)}")
    _text(mark, "name", one.summary or f"{one.type.replace('_', ' ')}, {one.place_name}")
    _text(mark, "description", _words(one))
    if one.first and one.last:
        span = ET.SubElement(mark, "TimeSpan")
        _text(span, "begin", one.first.isoformat())
        _text(span, "end", one.last.isoformat())
    data = ET.SubElement(mark, "ExtendedData")
    for key, value in (("geo_precision", one.geo_precision), ("radius_km", one.radius_km)):
        if value is not None:
            _text(ET.SubElement(data, "Data", name=key), "value", f"{value:g}")
    _text(ET.SubElement(mark, "Point"), "coordinates", f"{one.lon:.6f},{one.lat:.6f}")


def _words(one: Record) -> str:
    killed, injured = people(one.killed), people(one.injured)
    told = [
        f"“{one.quote}”" if one.quote else "",
        f"Said by {one.said_by}." if one.said_by else "",
        f"Killed: {killed}." if killed else "",
        f"Injured: {injured}." if injured else "",
        f"Source: {one.source or one.article}.",
    ]
    return "\n".join(line for line in told if line)


def _text(parent: ET.Element, tag: str, words: str) -> None:
    ET.SubElement(parent, tag).text = _NO_XML.sub(" ", plain(words))


def _id(words: str) -> str:
    return re.sub(r"[^\w.-]", "_", words, flags=re.ASCII)
