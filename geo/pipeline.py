"""Text to findings, step by step, in the order they are taken."""

from __future__ import annotations

from dataclasses import dataclass

from geo import claims, dates, incidents, language, localities, resolve, speakers, toponyms
from geo.gazetteer.base import Gazetteer
from geo.model import Article, Findings
from geo.reading import Reading


@dataclass(frozen=True, slots=True)
class Tools:
    """What the steps need from outside: built once, shared by all articles."""

    gazetteer: Gazetteer


def read(article: Article, tools: Tools) -> Reading:
    """Everything found in the article before incidents and claims are drawn from it."""
    document = language.read(article.text)
    names = resolve.resolve(article, toponyms.recognise(article.text, tools.gazetteer), tools.gazetteer)
    said = speakers.read(document)
    return Reading(
        article=article,
        document=document,
        toponyms=names,
        localities=localities.read(document, names, tools.gazetteer),
        timeline=dates.read(document, article.published),
        speeches=said.speeches,
        speaker_at=said.speaker_at,
    )


def analyse(article: Article, tools: Tools) -> Findings:
    """What the article states. Pure but for the gazetteer's look-ups; raises GazetteerError if they fail."""
    reading = read(article, tools)
    told = claims.read(reading)
    return Findings(
        article=article,
        toponyms=reading.toponyms,
        incidents=incidents.extract(reading, told.takings),
        claims=told.claims,
        notes=reading.document.notes + reading.timeline.notes,
    )
