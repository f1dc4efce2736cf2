"""Datelines: "PORT SUDAN, Oct 27 -", "Baku, 13 October.", "(Reuters) –"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from geo.language.document import Part
from geo.language.phrases import phrases
from geo.language.sentences import Cut, split_cut
from geo.language.words import Word
from geo.lexicon import table

DATELINE_WORDS = 40
_DASHES = frozenset(("-", "–", "—", "―"))
OPENING = {"(": ")", "[": "]"}
Placed = tuple[Cut, Part]


@cache
def lexicon_of_parts() -> dict[str, Any]:
    """The lists of `data/lexicon/parts.toml`: phrases ready to match, single words as sets."""
    rows = table("parts")
    ready: dict[str, Any] = {name: phrases(rows[name]) for name in ("agencies", "pictures", "boilerplate")}
    ready |= {name: frozenset(rows[name]) for name in ("picture_marks", "furniture", "months", "days")}
    return ready


def bracket_end(words: Sequence[Word], first: int, last: int) -> int:
    """The position after the bracket that opens at `first`, or 0 where none opens or it never closes."""
    closing = OPENING.get(words[first].text)
    if closing is None:
        return 0
    for at in range(first + 1, min(last, first + 80)):
        if words[at].text == closing:
            return at + 1
    return 0


def _is_date_word(text: str) -> bool:
    lexicon = lexicon_of_parts()
    lower = text.lower()
    return lower in lexicon["months"] or lower in lexicon["days"]


def _is_plain_dateline(words: Sequence[Word], cut: Cut) -> bool:
    """ "Baku, 13 October." or a line that is a date and nothing else."""
    run = [word.text for word in words[cut.first : cut.last]]
    if len(run) > 12 or not any(map(_is_date_word, run)) or not any(text[0].isdigit() for text in run):
        return False
    small = {"of", "the", "st", "nd", "rd", "th", "year", "at"}
    return all(not text[0].isalpha() or text[0].isupper() or text in small for text in run)


def shouted(texts: Sequence[str]) -> bool:
    """Whether all the words are in capitals."""
    letters = [text for text in texts if text[0].isalpha()]
    return bool(letters) and all(text.isupper() for text in letters)


def _names_origin(texts: Sequence[str]) -> bool:
    """Whether the words before a dash are a place, a date, an agency: no running text."""
    small = {"of", "the", "al", "el", "de", "la", "and", "near", "in", "du", "ibn", "y"}
    depth = 0
    for text in texts:
        depth += (text in OPENING) - (text in OPENING.values())
        if depth <= 0 and text[0].isalpha() and not text[0].isupper() and text not in small:
            return False
    return depth <= 0 and (texts[0][0].isalpha() or texts[0] in OPENING or texts[0][0].isdigit())


def _is_dash(words: Sequence[Word], at: int) -> bool:
    """A dash with room around it, or a double one."""
    word = words[at]
    spaced = at == 0 or words[at - 1].end < word.start
    double = at + 1 < len(words) and words[at + 1].text in _DASHES and words[at + 1].start == word.end
    return word.text in _DASHES and (spaced or double)


def _dateline_end(words: Sequence[Word], cut: Cut, limit: int) -> int:
    """The position after "PORT SUDAN, Oct 27 -" at the start of a paragraph, or 0."""
    for at in range(cut.first + 1, min(limit, cut.first + DATELINE_WORDS)):
        if words[at].text not in _DASHES or not _is_dash(words, at):
            continue
        texts = [word.text for word in words[cut.first : at]]
        sure = any(map(_is_date_word, texts)) or ")" in texts or shouted(texts)
        if not _names_origin(texts) or not (sure or len(texts) <= 4):
            return 0
        return _after_marks(words, at, limit)
    return 0


def _after_marks(words: Sequence[Word], at: int, limit: int) -> int:
    """Past dashes and brackets such as "-- [Report] [Text]"."""
    while at < limit and words[at].text in _DASHES:
        at += 1
    while at < limit and words[at].text == "[":
        end = bracket_end(words, at, limit)
        if not end:
            break
        at = end
    follows = at < limit and (not words[at].text[0].islower())
    return at if follows else 0


def _dateline(words: Sequence[Word], run: Sequence[Cut]) -> tuple[int, int]:
    """How many cuts of a paragraph the dateline covers at least in part, and its end; (0, 0) if none."""
    if _is_plain_dateline(words, run[0]):
        end = run[0].last
        while end < run[-1].last and words[end].text in _DASHES:
            end += 1
        return (1, run[0].last) if end == run[0].last else (2, end)
    end = _dateline_end(words, run[0], run[-1].last)
    for number, cut in enumerate(run, start=1):
        if end and end <= cut.last:
            return number, end
    return 0, 0


def with_dateline(words: Sequence[Word], run: list[Cut]) -> tuple[list[Placed], list[Cut]]:
    """The dateline of a paragraph, if it opens with one, and the sentences that are left."""
    taken, end = _dateline(words, run)
    if not taken:
        return [], run
    merged = Cut(run[0].first, end, run[0].paragraph, True, True, end == run[-1].last)
    rest = list(run[taken:])
    if end < run[taken - 1].last:
        rest.insert(0, split_cut(run[taken - 1], end)[1])
    return [(merged, Part.DATELINE)], rest
