"""What each sentence is in the layout of the page: headline, dateline, caption, text, furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.language.document import Part
from geo.language.sentences import Cut, split_cut
from geo.language.words import Word
from geo.lexicon import table

HEADLINE_WORDS = 32
HEADING_WORDS = 16
DATELINE_WORDS = 40
_DASHES = frozenset(("-", "–", "—", "―"))
_OPEN = {"(": ")", "[": "]"}
Placed = tuple[Cut, Part]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of the lexicon by their first word."""

    starts: dict[str, tuple[tuple[str, ...], ...]]

    def match(self, lower: Sequence[str]) -> int:
        """How many words at the start of `lower` are one of the phrases (the longest), or 0."""
        if not lower:
            return 0
        found = self.starts.get(lower[0], ())
        return max((len(p) for p in found if tuple(lower[: len(p)]) == p), default=0)


def phrases(rows: Sequence[str]) -> Phrases:
    """Phrases made ready to be matched at the start of a run of words."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        key = tuple(row.replace("-", " - ").replace("/", " / ").split())
        starts.setdefault(key[0], []).append(key)
    return Phrases({first: tuple(found) for first, found in starts.items()})


@cache
def _lexicon() -> dict[str, Any]:
    rows = table("parts")
    ready: dict[str, Any] = {name: phrases(rows[name]) for name in ("agencies", "pictures", "boilerplate")}
    ready |= {name: frozenset(rows[name]) for name in ("picture_marks", "furniture", "months", "days")}
    return ready


def _lower(words: Sequence[Word], cut: Cut) -> list[str]:
    return [word.text.lower() for word in words[cut.first : cut.last]]


def _is_credit(lower: Sequence[str]) -> bool:
    """Whether the words in a bracket name an agency or a picture."""
    lexicon = _lexicon()
    if lexicon["pictures"].match(lower) and len(lower) > 1:
        return True
    first = lexicon["agencies"].match(lower)
    return bool(first) and (first == len(lower) or lower[first] in ("/", ",", "-", "photo", "via", "|"))


def _bracket_end(words: Sequence[Word], first: int, last: int) -> int:
    """The position after the bracket that opens at `first`, or 0 where none opens or it never closes."""
    closing = _OPEN.get(words[first].text)
    if closing is None:
        return 0
    for at in range(first + 1, min(last, first + 80)):
        if words[at].text == closing:
            return at + 1
    return 0


def _is_bracketed_caption(lower: Sequence[str]) -> bool:
    lexicon = _lexicon()
    inner = lower[1:-1]
    taken = lexicon["pictures"].match(inner)
    if not taken:
        return _is_credit(inner)
    return taken == len(inner) or inner[taken] in lexicon["picture_marks"] or taken > 1


def _ends_in_credit(lower: Sequence[str]) -> bool:
    if len(lower) < 3 or lower[-1] not in ")]":
        return False
    opening = "(" if lower[-1] == ")" else "["
    for back in range(2, min(len(lower), 16)):
        if lower[-back] == opening:
            return _is_credit(lower[-back + 1 : -1])
    return False


def _is_caption(lower: Sequence[str], closed: bool) -> bool:
    lexicon = _lexicon()
    taken = lexicon["pictures"].match(lower)
    marked = taken and taken < len(lower) and lower[taken] in lexicon["picture_marks"]
    if marked and (lower[taken] == ":" or not closed):
        return True
    return not closed and _ends_in_credit(lower)


def _is_furniture(lower: Sequence[str]) -> bool:
    lexicon = _lexicon()
    if lower[0] in _OPEN and any("_" in word for word in lower):
        return True
    if lower[0] == "[" and lower[1:2] == ["ad"]:
        return True
    words = [word for word in lower if word[0].isalpha()]
    known = sum(word in lexicon["furniture"] for word in words)
    return bool(known) and known * 2 >= len(words) and len(lower) <= 24


def _is_boilerplate(lower: Sequence[str], closed: bool, alone: bool) -> bool:
    lexicon = _lexicon()
    taken = lexicon["boilerplate"].match(lower)
    if not any(word[0].isalnum() for word in lower) or _is_furniture(lower):
        return True
    if not taken:
        return False
    if taken > 1 or len(lower) == 1:
        return True
    return alone and (not closed or lower[taken] == ":") and len(lower) <= 12


def _is_date_word(text: str) -> bool:
    lexicon = _lexicon()
    lower = text.lower()
    return lower in lexicon["months"] or lower in lexicon["days"]


def _is_plain_dateline(words: Sequence[Word], cut: Cut) -> bool:
    """ "Baku, 13 October." or a line that is a date and nothing else."""
    run = [word.text for word in words[cut.first : cut.last]]
    if len(run) > 12 or not any(map(_is_date_word, run)) or not any(text[0].isdigit() for text in run):
        return False
    small = {"of", "the", "st", "nd", "rd", "th", "year", "at"}
    return all(not text[0].isalpha() or text[0].isupper() or text in small for text in run)


def _shouted(texts: Sequence[str]) -> bool:
    letters = [text for text in texts if text[0].isalpha()]
    return bool(letters) and all(text.isupper() for text in letters)


def _names_origin(texts: Sequence[str]) -> bool:
    """Whether the words before a dash are a place, a date, an agency: no running text."""
    small = {"of", "the", "al", "el", "de", "la", "and", "near", "in", "du", "ibn", "y"}
    depth = 0
    for text in texts:
        depth += (text in _OPEN) - (text in _OPEN.values())
        if depth <= 0 and text[0].isalpha() and not text[0].isupper() and text not in small:
            return False
    return texts[0][0].isalpha() or texts[0] in _OPEN or texts[0][0].isdigit()


def _is_dash(words: Sequence[Word], at: int) -> bool:
    """A dash with room around it, or a double one."""
    word = words[at]
    spaced = at == 0 or words[at - 1].end < word.start
    double = at + 1 < len(words) and words[at + 1].text in _DASHES and words[at + 1].start == word.end
    return word.text in _DASHES and (spaced or double)


def _dateline_end(words: Sequence[Word], cut: Cut, limit: int) -> int:
    """The position after "PORT SUDAN, Oct 27 -" at the start of a paragraph, or 0."""
    for at in range(cut.first + 1, min(limit, cut.first + DATELINE_WORDS)):
        if not _is_dash(words, at):
            continue
        texts = [word.text for word in words[cut.first : at]]
        sure = any(map(_is_date_word, texts)) or ")" in texts or _shouted(texts)
        if not _names_origin(texts) or not (sure or len(texts) <= 4):
            return 0
        return _after_marks(words, at, limit)
    return 0


def _after_marks(words: Sequence[Word], at: int, limit: int) -> int:
    """Past dashes and brackets such as "-- [Report] [Text]"."""
    while at < limit and words[at].text in _DASHES:
        at += 1
    while at < limit and words[at].text == "[":
        end = _bracket_end(words, at, limit)
        if not end:
            break
        at = end
    follows = at < limit and (not words[at].text[0].islower())
    return at if follows else 0


def _dateline(words: Sequence[Word], run: Sequence[Cut]) -> tuple[int, int]:
    """How many cuts of a paragraph the dateline covers at least in part, and where it ends; (0, 0) if none."""
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


def _with_dateline(words: Sequence[Word], run: list[Cut]) -> tuple[list[Placed], list[Cut]]:
    taken, end = _dateline(words, run)
    if not taken:
        return [], run
    merged = Cut(run[0].first, end, run[0].paragraph, True, True, end == run[-1].last)
    rest = list(run[taken:])
    if end < run[taken - 1].last:
        rest.insert(0, split_cut(run[taken - 1], end)[1])
    return [(merged, Part.DATELINE)], rest


def _with_head(words: Sequence[Word], run: list[Cut], loud: bool) -> tuple[list[Placed], list[Cut]]:
    """A head in capitals at the start of a paragraph: "SECURITY. On Monday …"."""
    texts = [word.text for word in words[run[0].first : run[0].last]]
    if loud or len(run) < 2 or len(texts) > 9 or not _shouted(texts) or len(texts[0]) < 3:
        return [], run
    return [(run[0], Part.HEADING)], run[1:]


def _with_brackets(words: Sequence[Word], run: list[Cut]) -> tuple[list[Placed], list[Cut]]:
    """Captions and marks in brackets that open a paragraph."""
    placed: list[Placed] = []
    while run:
        first, last = run[0].first, run[-1].last
        end = _bracket_end(words, first, last)
        lower = [word.text.lower() for word in words[first:end]]
        part = _bracket_part(lower, end == last) if end else None
        if part is None:
            break
        placed.append((Cut(first, end, run[0].paragraph, False, run[0].opens, end == last), part))
        run = _without(run, end)
    return placed, run


def _bracket_part(lower: Sequence[str], alone: bool) -> Part | None:
    if _is_bracketed_caption(lower):
        return Part.CAPTION
    if _is_furniture(lower) or (alone and lower[0] == "[" and len(lower) <= 4):
        return Part.BOILERPLATE
    return None


def _without(run: Sequence[Cut], end: int) -> list[Cut]:
    """The cuts with the words before `end` taken away."""
    rest = [cut for cut in run if cut.last > end]
    if rest and rest[0].first < end:
        rest[0] = split_cut(rest[0], end)[1]
    return rest


def _plain_part(words: Sequence[Word], cut: Cut, lone: bool, leads: bool) -> Part:
    """The part of a cut that is no dateline, head or bracket. `leads`: no text came before it."""
    lower = _lower(words, cut)
    size = len(lower)
    if _is_boilerplate(lower, cut.closed, cut.opens):
        return Part.BOILERPLATE
    if _is_caption(lower, cut.closed) and cut.opens:
        return Part.CAPTION
    if not lone or lower[0] in ("•", "-", "–", "*", "·"):
        return Part.BODY
    unstopped = not cut.closed or words[cut.last - 1].text in "?!"
    if leads and size <= HEADLINE_WORDS and unstopped:
        return Part.HEADLINE
    if size <= HEADING_WORDS and not cut.closed:
        return Part.HEADING
    return Part.BODY


def _paragraph(words: Sequence[Word], run: list[Cut], leads: bool, loud: bool) -> list[Placed]:
    placed: list[Placed] = []
    for step in (_with_brackets, _with_dateline):
        more, run = step(words, run)
        placed += more
        if not run:
            return placed
    more, run = _with_head(words, run, loud)
    lone = len(run) == 1 and not placed and not more
    caption = False
    for cut in run:
        part = _plain_part(words, cut, lone, leads)
        if caption and part is Part.BODY:
            part = Part.CAPTION
        caption = part is Part.CAPTION
        more.append((cut, part))
    return placed + more


def place(words: Sequence[Word], cuts: Sequence[Cut]) -> list[Placed]:
    """Each cut with its part, in text order; datelines, heads and captions are cut off their paragraph."""
    loud = _is_loud(words)
    placed: list[Placed] = []
    leads = True
    for run in _paragraphs(cuts):
        found = _paragraph(words, run, leads, loud)
        leads = leads and not any(part in (Part.BODY, Part.DATELINE, Part.HEADLINE) for _, part in found)
        placed += found
    return placed


def _is_loud(words: Sequence[Word]) -> bool:
    """Whether the whole text is in capitals."""
    letters = [word.text for word in words[:400] if word.text.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > 0.6 * len(letters)


def _paragraphs(cuts: Sequence[Cut]) -> list[list[Cut]]:
    runs: list[list[Cut]] = []
    for cut in cuts:
        if cut.opens or not runs:
            runs.append([])
        runs[-1].append(cut)
    return runs
