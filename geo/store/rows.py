"""Findings ↔ the rows of the tables, by way of the findings' JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from geo.choices import Choice
from geo.findings import FORMAT, article_key, claim_key, from_dict, incident_key, reading, to_dict, writing
from geo.happenings import Decision
from geo.model import Findings, Span, When
from geo.reviews import Review, Subject, Verdict

Row = dict[str, Any]

ARTICLE_FIELDS = ("id", "title", "publisher", "url", "published", "language", "text")
TOPONYM_FIELDS = ("start", "end", "text", "sense", "place", "score", "alternatives")
INCIDENT_FIELDS = (
    "type",
    "sub_type",
    "summary",
    "when",
    "place",
    "geo_precision",
    "actors",
    "killed",
    "injured",
)
STATEMENT_FIELDS = ("attributed_to", "when", "place", "killed", "injured", "quote", "start", "end")
CLAIM_FIELDS = (
    "claimant",
    "relation",
    "stance",
    "territory",
    "against",
    "when",
    "attributed_to",
    "quote",
    "start",
    "end",
)


def of_findings(findings: Findings) -> dict[str, list[Row]]:
    """The rows to insert, by table, parents before children."""
    value = to_dict(findings)
    return {
        "articles": [_article(findings, value)],
        "toponyms": [_part(findings, position, row) for position, row in enumerate(value["toponyms"])],
        "incidents": _incidents(findings, value["incidents"]),
        "statements": _statements(findings, value["incidents"]),
        "claims": _claims(findings, value["claims"]),
    }


def _article(findings: Findings, value: Row) -> Row:
    article = findings.article
    own = {"published": article.published, "key": article_key(article), "notes": value["notes"]}
    return {**value["article"], **own}


def _part(findings: Findings, position: int, row: Row) -> Row:
    return {"article_id": findings.article.id, "position": position, **row}


def _days(when: When | None) -> Row:
    return {"first_day": when.first_day if when else None, "last_day": when.last_day if when else None}


def _incidents(findings: Findings, rows: list[Row]) -> list[Row]:
    article_id = findings.article.id
    return [
        _part(findings, position, {field: row[field] for field in INCIDENT_FIELDS})
        | {
            "key": incident_key(article_id, one),
            "lat": one.place and one.place.lat,
            "lon": one.place and one.place.lon,
        }
        | _days(one.when)
        for position, (one, row) in enumerate(zip(findings.incidents, rows, strict=True))
    ]


def _statements(findings: Findings, incidents: list[Row]) -> list[Row]:
    return [
        _part(findings, position, {**row, "incident": number})
        for number, incident in enumerate(incidents)
        for position, row in enumerate(incident["statements"])
    ]


def _claims(findings: Findings, rows: list[Row]) -> list[Row]:
    article_id = findings.article.id
    return [
        _part(findings, position, row) | {"key": claim_key(article_id, one)} | _days(one.when)
        for position, (one, row) in enumerate(zip(findings.claims, rows, strict=True))
    ]


def of_choice(choice: Choice) -> Row:
    """The row of a reader's choice, but for its number."""
    span = choice.toponym
    return {
        "article_id": choice.article_id,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "place": writing.place(choice.place),
        "before": writing.place(choice.before),
        "made": choice.made.isoformat(),
        "withdrawn": int(choice.withdrawn),
    }


def to_choice(row: RowMapping) -> Choice:
    """The choice that a row stands for."""
    return Choice(
        row["article_id"],
        Span(row["start"], row["end"], row["text"]),
        reading.place(row["place"]),
        reading.place(row["before"]),
        datetime.fromisoformat(row["made"]),
        bool(row["withdrawn"]),
    )


def of_review(review: Review) -> Row:
    """The row of a reader's review, but for its number."""
    subject = review.subject
    return {
        "article_id": subject.article_id,
        "is_claim": int(subject.is_claim),
        "quotes": [list(quote) for quote in subject.quotes],
        "nth": subject.nth,
        "verdict": review.verdict.value,
        "before": dict(review.before),
        "after": dict(review.after),
        "made": review.made.isoformat(),
        "withdrawn": int(review.withdrawn),
    }


def to_review(row: RowMapping) -> Review:
    """The review that a row stands for."""
    quotes = tuple((start, end) for start, end in row["quotes"])
    subject = Subject(row["article_id"], bool(row["is_claim"]), quotes, row["nth"])
    made, withdrawn = datetime.fromisoformat(row["made"]), bool(row["withdrawn"])
    return Review(subject, Verdict(row["verdict"]), made, row["before"], row["after"], withdrawn)


def of_decision(decision: Decision) -> Row:
    """The row of a reader's word on a happening, but for its number."""
    return {
        "telling": _subject(decision.telling),
        "others": [_subject(one) for one in decision.others],
        "is_same": int(decision.is_same),
        "made": decision.made.isoformat(),
        "withdrawn": int(decision.withdrawn),
    }


def _subject(one: Subject) -> list[Any]:
    return [one.article_id, [list(quote) for quote in one.quotes], one.nth]


def to_decision(row: RowMapping) -> Decision:
    """The reader's word that a row stands for."""
    telling, *others = (
        Subject(article, False, tuple((start, end) for start, end in quotes), nth)
        for article, quotes, nth in (row["telling"], *row["others"])
    )
    made, withdrawn = datetime.fromisoformat(row["made"]), bool(row["withdrawn"])
    return Decision(telling, tuple(others), bool(row["is_same"]), made, withdrawn)


def to_findings(article: RowMapping, parts: Mapping[str, Iterable[RowMapping]]) -> Findings:
    """The findings that these rows of one article, in the order of their positions, stand for."""
    published = article["published"]
    told: dict[int, list[Row]] = {}
    for row in parts["statements"]:
        told.setdefault(row["incident"], []).append(_pick(row, STATEMENT_FIELDS))
    return from_dict(
        {
            "format": FORMAT,
            "article": _pick(article, ARTICLE_FIELDS)
            | {"published": published.isoformat() if published else None},
            "toponyms": [_pick(row, TOPONYM_FIELDS) for row in parts["toponyms"]],
            "incidents": [
                _pick(row, INCIDENT_FIELDS) | {"statements": told[row["position"]]}
                for row in parts["incidents"]
            ],
            "claims": [_pick(row, CLAIM_FIELDS) for row in parts["claims"]],
            "notes": article["notes"],
        }
    )


def _pick(row: RowMapping | Row, fields: tuple[str, ...]) -> Row:
    return {field: row[field] for field in fields}
