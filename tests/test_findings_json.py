"""Findings become JSON, keep to the published schema, and come back the same."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from made_findings import MONDAY, example, findings

from geo.errors import InputError
from geo.findings import article_key, claim_key, from_dict, incident_key, to_dict, to_json
from geo.findings.keys import digest
from geo.findings.reading import moment as read_moment
from geo.findings.writing import dump, moment
from geo.model import (
    Article,
    Extent,
    Findings,
    IncidentType,
    PlaceKind,
    Precision,
    Relation,
    Role,
    Sense,
    Stance,
)

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "docs" / "findings.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("sense", Sense),
        ("place_kind", PlaceKind),
        ("precision", Precision),
        ("incident_type", IncidentType),
        ("role", Role),
        ("relation", Relation),
        ("stance", Stance),
        ("extent", Extent),
    ],
)
def test_the_schema_lists_what_the_model_lists(name: str, kinds: type) -> None:
    assert SCHEMA["$defs"][name]["enum"] == [kind.value for kind in kinds]  # type: ignore[attr-defined]


def _objects(node: object) -> list[dict[str, object]]:
    if isinstance(node, dict):
        inner = [found for value in node.values() for found in _objects(value)]
        return ([node] if "properties" in node and "additionalProperties" in node else []) + inner
    return []


def test_every_object_of_the_schema_is_closed_and_asks_for_all_but_four_fields() -> None:
    optional = {
        field
        for node in _objects(SCHEMA)
        for field in set(node["properties"]) - set(node["required"])  # type: ignore[call-overload]
    }
    assert optional == {"actor", "basis", "happening", "score"}
    assert all(node["additionalProperties"] is False for node in _objects(SCHEMA))


@settings(max_examples=60, deadline=None)
@given(findings())
def test_what_is_written_keeps_to_the_schema_and_reads_back_the_same(one: Findings) -> None:
    line = to_json(one)
    assert len(line.splitlines()) == 1
    value = json.loads(line.encode("utf-8"))
    VALIDATOR.validate(value)
    assert from_dict(value) == one


def test_the_example_in_full() -> None:
    value = to_dict(example())
    assert value["format"] == "findings/1"
    assert value["article"]["published"] == "2021-03-02"
    strike = value["incidents"][0]
    assert strike["when"] == {
        "earliest": "2021-03-01T14:30Z",
        "latest": "2021-03-01T14:30Z",
        "precision": "minute",
        "text": "Monday",
        "basis": "Monday before the publication date 2021-03-02",
    }
    assert strike["killed"] == {"low": 2, "high": 2}
    assert strike["injured"] is None
    assert strike["statements"][1]["quote"] == "nobody was hurt"
    assert strike["statements"][1]["injured"] == {"low": 0, "high": 0}
    assert value["incidents"][1]["place"] is None
    assert value["toponyms"][0]["alternatives"][0]["score"] == 0.2
    assert value["claims"][0]["territory"]["place"]["claimed_by"] == ["RU", "KZ"]


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (date(2020, 11, 9), "2020-11-09"),
        (datetime(2020, 11, 9, 14, 30, tzinfo=UTC), "2020-11-09T14:30Z"),
        (datetime(2020, 11, 9, 17, 30, tzinfo=timezone(timedelta(hours=3))), "2020-11-09T14:30Z"),
        (datetime(2020, 11, 9, 1, 0, tzinfo=timezone(timedelta(hours=4))), "2020-11-08T21:00Z"),
        (datetime(2020, 11, 9, 14, 30, 5, tzinfo=UTC), "2020-11-09T14:30:05Z"),
    ],
)
def test_moments(instant: date, text: str) -> None:
    assert moment(instant) == text
    assert read_moment(text) == instant


def test_a_line_stays_a_line_and_can_always_be_written() -> None:
    line = dump({"a": "\u2028 \u2029 \x85 \ud800 é"})
    assert line == '{"a": "\\u2028 \\u2029 \\u0085 \\ud800 é"}'
    assert json.loads(line.encode("utf-8")) == {"a": "\u2028 \u2029 \x85 \ud800 é"}


@pytest.mark.parametrize(
    "change",
    [
        {"format": "findings/2"},
        {"article": None},
        {"incidents": [{}]},
        {"claims": 3},
        {
            "toponyms": [
                {
                    "start": 0,
                    "end": 1,
                    "text": "Z",
                    "sense": "literal",
                    "place": None,
                    "score": 1,
                    "alternatives": [],
                }
            ]
        },
    ],
    ids=["other format", "no article", "empty incident", "claims no list", "words not in the text"],
)
def test_broken_findings_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(InputError):
        from_dict({**to_dict(example()), **change})


def test_keys_are_the_same_for_the_same_and_differ_otherwise() -> None:
    one, again = example(), example()
    strike, bridge = one.incidents
    assert incident_key("a", strike) == incident_key("a", again.incidents[0])
    assert incident_key("a", strike) == incident_key("a", replace(strike, summary="Put otherwise"))
    assert incident_key("a", strike) != incident_key("b", strike)
    assert incident_key("a", strike) != incident_key("a", bridge)
    assert incident_key("a", bridge) != incident_key("a", replace(bridge, when=MONDAY))
    assert claim_key("a", one.claims[0]) == claim_key("a", again.claims[0])
    assert claim_key("a", one.claims[0]) != claim_key("a", replace(one.claims[0], stance=Stance.DENIES))


def test_an_article_has_one_key_whatever_its_id() -> None:
    article = Article("x", "Text.", published=date(2020, 1, 1))
    assert article_key(article) == article_key(replace(article, id="y"))
    assert article_key(article) != article_key(replace(article, published=date(2020, 1, 2)))
    assert article_key(article) != article_key(replace(article, text="Text"))


def test_parts_of_a_key_do_not_run_together() -> None:
    assert digest("a", "bc") != digest("ab", "c")
    assert len(digest("a")) == 20
