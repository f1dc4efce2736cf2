"""Keys made from what they name: the same article, incident or claim gets the same key everywhere."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from geo.findings import writing
from geo.model import Article, Claim, Incident, Place, Span, When

# Twenty hex digits are 80 bits: among a million keys two alike have a chance of one in 10^12.
_DIGITS = 20


def digest(*parts: Any) -> str:
    """A hash of the JSON of the parts: unlike joined strings, ("a", "bc") and ("ab", "c") differ."""
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_DIGITS]


def article_key(article: Article) -> str:
    """The key of an article's words, outlet and date: the same text read twice has one key.

    The id is no part of it. Another publication date makes another key, since it moves every relative date.
    """
    published = article.published.isoformat() if article.published else None
    return digest("article", article.title, article.publisher, article.url, published, article.text)


def incident_key(article_id: str, incident: Incident) -> str:
    """The key of an incident: what, when, where and the words; its summary may be reworded."""
    quotes = [_offsets(statement.quote) for statement in incident.statements]
    parts = (incident.type.value, _dates(incident.when), _id(incident.place), quotes)
    return digest("incident", article_id, *parts)


def claim_key(article_id: str, claim: Claim) -> str:
    """The key of a claim: who holds what by whose word, and the words."""
    where = (claim.territory.name, _id(claim.territory.place), claim.territory.extent.value)
    said = (claim.attributed_to, claim.against, _dates(claim.when), _offsets(claim.quote))
    return digest(
        "claim", article_id, claim.claimant, claim.relation.value, claim.stance.value, *where, *said
    )


def _dates(when: When | None) -> tuple[str, str] | None:
    return (writing.moment(when.earliest), writing.moment(when.latest)) if when else None


def _id(place: Place | None) -> str | None:
    return place.id if place else None


def _offsets(span: Span) -> tuple[int, int]:
    return span.start, span.end
