"""Many articles, a line of JSON each: findings out in the same order, and one bad line stops nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from geo import findings, sources
from geo.errors import BatchLineError, GeoError
from geo.findings.writing import dump
from geo.model import Article, Findings
from geo.sources.language import detect

Analyse = Callable[[Article], Findings]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one line: the JSON to write, and why it failed (None where it did not)."""

    line: str
    error: str | None = None


def run(lines: Iterable[bytes], analyse: Analyse) -> Iterator[Result]:
    """One result for each line that is not blank, in order, as soon as it is read.

    An error of any kind, even a fault of our own in one article, is that line's alone.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _result(number, line, analyse)


def _result(number: int, line: bytes, analyse: Analyse) -> Result:
    value: dict[str, Any] = {}
    try:
        value = _object(line)
        return Result(findings.to_json(analyse(article(value))))
    except (GeoError, ValueError) as error:
        return _failed(number, value, str(error))
    except Exception as error:  # a fault of ours, told as one: the other articles still count
        return _failed(number, value, f"This article could not be read: {error!r}")


def _failed(number: int, value: dict[str, Any], reason: str) -> Result:
    return Result(dump({"article": {"id": _id(value)}, "error": reason}), f"Line {number}: {reason}")


def _id(value: dict[str, Any]) -> str | None:
    """The id as text, since databases number theirs; None where there is none."""
    given = value.get("id")
    return str(given) if type(given) is int else given if isinstance(given, str) else None


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BatchLineError(f"The line is not JSON in UTF-8 ({error}).") from error
    if not isinstance(value, dict):
        raise BatchLineError("The line is not a JSON object.")
    return value


def article(value: dict[str, Any]) -> Article:
    """The article of one line; raises BatchLineError or DateError in words that say what is wrong."""
    name, text = _id(value), value.get("text")
    if not name:
        raise BatchLineError("The line has no id, or one that is neither text nor a whole number.")
    if not isinstance(text, str) or not text.strip():
        raise BatchLineError("The line has no text.")
    published = _words(value, "published")
    # The text stays as it was given, so that offsets count its characters.
    return Article(
        id=name,
        text=text,
        title=_words(value, "title"),
        publisher=_words(value, "publisher"),
        url=_words(value, "url"),
        published=sources.parse_published(published) if published else None,
        language=_words(value, "language") or detect(text),
    )


def _words(value: dict[str, Any], field: str) -> str | None:
    found = value.get(field)
    if found is not None and not isinstance(found, str):
        raise BatchLineError(f"The line's {field} is not text.")
    return found or None
