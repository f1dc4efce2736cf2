"""Many articles a line each: order kept, ids kept, and one bad line stops nothing."""

from __future__ import annotations

import json

import pytest

from geo import batch
from geo.errors import GazetteerError
from geo.findings import from_dict
from geo.model import Article, Findings


def _analyse(article: Article) -> Findings:
    if "gazetteer" in article.text:
        raise GazetteerError("The gazetteer is gone.")
    if "bug" in article.text:
        raise KeyError("a fault of ours")
    return Findings(article)


def _run(*lines: bytes | dict[str, object]) -> list[dict[str, object]]:
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines]
    return [json.loads(result.line) for result in batch.run(raw, _analyse)]


def test_findings_come_in_order_with_the_ids_given() -> None:
    out = _run(
        {"id": "b", "text": "One."}, {"id": "a", "text": "Two.", "title": "T", "published": "2020-11-10"}
    )
    assert [one["article"]["id"] for one in out] == ["b", "a"]  # type: ignore[index]
    second = from_dict(out[1])
    assert (second.article.title, str(second.article.published)) == ("T", "2020-11-10")


def test_a_number_is_an_id_too() -> None:
    assert [one["article"]["id"] for one in _run({"id": 7, "text": "x"}, {"id": 0, "text": "y"})] == [
        "7",
        "0",
    ]  # type: ignore[index]


def test_the_text_stays_as_given_so_that_offsets_count_its_characters() -> None:
    text = "A\r\nB\x00C \u202e “D”"
    assert from_dict(_run({"id": "a", "text": text})[0]).article.text == text


BAD = [
    (b"{\n", None, "not JSON"),
    (b"\xff\xfe\n", None, "not JSON in UTF-8"),
    (b'"words"\n', None, "not a JSON object"),
    (b"[" * 100_000 + b"\n", None, "not JSON"),
    (b'{"text": "No id."}', None, "no id"),
    (b'{"id": 7.5, "text": "A share."}', None, "no id, or one that is neither text nor a whole number"),
    (b'{"id": true, "text": "A truth."}', None, "no id"),
    (b'{"id": 7}', "7", "no text"),
    (b'{"id": "", "text": "Empty."}', "", "no id"),
    (b'{"id": "a"}', "a", "no text"),
    (b'{"id": "a", "text": "  "}', "a", "no text"),
    (b'{"id": "a", "text": ["x"]}', "a", "no text"),
    (b'{"id": "a", "text": "x", "title": 3}', "a", "title is not text"),
    (b'{"id": "a", "text": "x", "published": "soon"}', "a", "soon"),
    (b'{"id": "a", "text": "x", "published": "2020-13-01"}', "a", "2020-13-01"),
    (b'{"id": "a", "text": "the gazetteer"}', "a", "The gazetteer is gone."),
    (b'{"id": "a", "text": "a bug"}', "a", "could not be read"),
]


@pytest.mark.parametrize(("line", "id", "reason"), BAD)
def test_a_bad_line_tells_why_and_the_rest_go_on(line: bytes, id: str | None, reason: str) -> None:
    out = _run({"id": "1", "text": "x"}, line, {"id": "3", "text": "x"})
    assert [one["article"]["id"] for one in out] == ["1", id, "3"]  # type: ignore[index]
    assert set(out[1]) == {"article", "error"}
    assert reason in str(out[1]["error"])


def test_the_reason_names_the_line() -> None:
    results = list(batch.run([b"\n", b"nonsense\n"], _analyse))
    assert [str(result.error)[:7] for result in results] == ["Line 2:"]


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    out = _run(b"\xef\xbb\xbf" + b'{"id": "a", "text": "x"}\n', b"\n", b"   \n", {"id": "b", "text": "x"})
    assert [one["article"]["id"] for one in out] == ["a", "b"]  # type: ignore[index]


def test_two_lines_of_one_id_are_both_read() -> None:
    assert len(_run({"id": "a", "text": "x"}, {"id": "a", "text": "y"})) == 2


def test_half_a_character_can_be_written() -> None:
    out = list(batch.run([b'{"id": "a", "text": "\\ud800 x"}'], _analyse))
    assert json.loads(out[0].line.encode("utf-8"))["article"]["text"] == "\ud800 x"


def test_results_come_as_the_lines_do() -> None:
    def endless() -> object:
        while True:
            yield b'{"id": "a", "text": "x"}\n'

    results = batch.run(endless(), _analyse)  # type: ignore[arg-type]
    assert next(results).error is None
    assert next(results).error is None
