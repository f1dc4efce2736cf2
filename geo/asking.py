"""Reading with an online geocoder behind the gazetteer: read, ask for what is not placed, read again."""

from __future__ import annotations

from dataclasses import replace

from geo.gazetteer import FallbackGazetteer
from geo.model import Article, Findings, Sense
from geo.pipeline import Tools, analyse


def read(article: Article, tools: Tools) -> Findings:
    """What the article states. Without an online geocoder this is `analyse`, which never leaves the machine.

    A geocoder that could not be asked leaves the findings as they were, and a note that says so.
    """
    findings = analyse(article, tools)
    gazetteer = tools.gazetteer
    if not isinstance(gazetteer, FallbackGazetteer):
        return findings
    if gazetteer.learn(_unplaced(findings)):
        findings = analyse(article, tools)
    failed = tuple(f"Not every place could be looked up online: {why}" for why in gazetteer.failures())
    return replace(findings, notes=findings.notes + failed) if failed else findings


def _unplaced(findings: Findings) -> list[str]:
    return [one.span.text for one in findings.toponyms if one.place is None and one.sense is Sense.LITERAL]
