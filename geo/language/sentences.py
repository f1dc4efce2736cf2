"""A text cut into sentences, with what its line breaks say about paragraphs. Linear in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.language.words import Word
from geo.lexicon import table
from geo.records import record

LONGEST = 160
"""Words in what is handed on as one sentence; longer runs are cut, so that grammar stays cheap."""

OFTEN = 10
"""Times that the same sentence is read in one text: what stands there oftener is a banner or a filler."""

_LINE = re.compile(r"[^\n]*\n?")
_ENDERS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([—–-•")


@record(frozen=True, slots=True)
class Cut:
    """Words `first`..`last` that make one sentence; `closed` where they end in a stop."""

    first: int
    last: int
    paragraph: int
    closed: bool
    opens: bool
    """First of its paragraph."""
    ends: bool
    """Last of its paragraph."""


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rows = table("sentences")
    return frozenset(rows["titles"]), frozenset(rows["open"]), frozenset(rows["openers"])


def _wrap_width(lines: Sequence[str]) -> int:
    """The column at which the text is wrapped by hand, or 0 where each line is a paragraph."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 4:
        return 0
    width = lengths[int(0.97 * (len(lengths) - 1))]
    full = sum(width - 16 <= length <= width for length in lengths)
    return width if 35 <= width <= 132 and full * 3 >= len(lengths) else 0


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether a line break stands inside a sentence."""
    line = line.rstrip()
    nxt = following.strip()
    if not line or not nxt:
        return False
    if width:
        indented = following[0] in " \t" and following[:3].isspace()
        first = nxt.split(None, 1)[0]
        return not indented and len(line) + 1 + len(first) > width - 8
    ended = line[-1] in _ENDERS or line[-1] in _CLOSERS or line[-1] == ":"
    return nxt[0].islower() and not ended and len(line) > 30


def breaks(text: str) -> list[int]:
    """The offsets at which a new paragraph begins, in order."""
    lines = _LINE.findall(text)
    width = _wrap_width(lines)
    found: list[int] = []
    offset = 0
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        offset += len(line)
        if not _runs_on(line, following, width):
            found.append(offset)
    return found


def paragraphs(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The words of each paragraph as (first, last)."""
    found: list[tuple[int, int]] = []
    first = position = 0
    for offset in breaks(text):
        while position < len(words) and words[position].start < offset:
            position += 1
        if position > first:
            found.append((first, position))
            first = position
    if first < len(words):
        found.append((first, len(words)))
    return found


def _stop_ends(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether the full stop at `at` ends a sentence, given that a capital or the like follows."""
    titles, open_, openers = _lexicon()
    before = words[at - 1].text if at else ""
    glued = at > 0 and words[at - 1].end == words[at].start
    lower = before.lower()
    following = words[at + 1].text if at + 1 < last else ""
    if not glued or following == "":
        return True
    if lower in titles and (before[0].isupper() or following[0].isdigit() or lower in ("vs", "v", "cf")):
        return False
    if len(before) == 1 and before.isalpha() and before.isupper() and before != "I":
        return following.lower() in openers
    if lower in open_:
        return following.lower() in openers
    return True


def _begins(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether the word at `at` can open a sentence."""
    while at < last and words[at].text in _OPENERS:
        at += 1
    return at < last and not words[at].text[0].islower()


def _abbreviation_ends(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether "U.S." or "p.m." closes the sentence: only before a word that opens one."""
    word = words[at].text
    if not (len(word) > 2 and word[-1] == "." and word[0].isalpha()) or at + 1 >= last:
        return False
    following = words[at + 1].text
    if word.lower() in ("a.m.", "p.m."):
        return following[0].isupper() and not _zone_follows(words, at + 1, last)
    return following[0].isupper() and following.lower() in _lexicon()[2]


def _zone_follows(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether "Moscow time", "GMT", a day or a month stands here."""
    text = words[at].text
    timed = any(words[near].text.lower() == "time" for near in range(at + 1, min(at + 3, last)))
    rows = table("parts")
    return timed or text.isupper() or text.lower() in (*rows["days"], *rows["months"])


def _end_after(words: Sequence[Word], at: int, last: int) -> int:  # noqa: PLR0911 (a ladder of cases)
    """The position after the sentence end at `at`, or 0 where none is."""
    if _abbreviation_ends(words, at, last):
        return at + 1
    if words[at].text not in _ENDERS:
        return 0
    after = at + 1
    while after < last and words[after].text in _ENDERS:
        after += 1
    single = after == at + 1
    while after < last and words[after].text in _CLOSERS and words[after].start == words[after - 1].end:
        after += 1
    if after >= last:
        return last
    if words[after].start == words[after - 1].end and words[after].text not in _OPENERS:
        return 0
    if not _begins(words, after, last):
        return 0
    if words[at].text == "." and single and after == at + 1 and not _stop_ends(words, at, last):
        return 0
    return after


def _sentence_ends(words: Sequence[Word], first: int, last: int) -> list[int]:
    ends: list[int] = []
    at = start = first
    while at < last:
        # Most words end in no stop: they are not asked further.
        after = _end_after(words, at, last) if words[at].text[-1] in _ENDERS else 0
        if not after and at - start >= LONGEST:
            after = at + 1
        if after:
            ends.append(after)
            at = start = after
        else:
            at += 1
    return ends if ends and ends[-1] == last else [*ends, last]


def is_closed(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words end in a stop, closing quotes and brackets aside."""
    at = last - 1
    while at > first and words[at].text in _CLOSERS:
        at -= 1
    text = words[at].text
    return text in _ENDERS or text in (":", ";") or (len(text) > 2 and text[-1] == "." and text[0].isalpha())


def cut(text: str, words: Sequence[Word]) -> list[Cut]:
    """The sentences of a text; every word belongs to exactly one."""
    cuts: list[Cut] = []
    for number, (first, last) in enumerate(paragraphs(text, words)):
        start = first
        for end in _sentence_ends(words, first, last):
            closed = is_closed(words, start, end)
            cuts.append(Cut(start, end, number, closed, start == first, end == last))
            start = end
    return cuts


def repeated(text: str, words: Sequence[Word], cuts: Sequence[Cut]) -> frozenset[int]:
    """The first words of the cuts that the text had OFTEN before, letter for letter."""
    if len(cuts) <= OFTEN:
        return frozenset()
    times: Counter[str] = Counter()
    found: list[int] = []
    for one in cuts:
        said = text[words[one.first].start : words[one.last - 1].end]
        times[said] += 1
        if times[said] > OFTEN:
            found.append(one.first)
    return frozenset(found)


def split_cut(whole: Cut, at: int, closed: bool = True) -> tuple[Cut, Cut]:
    """One cut as two, the second beginning at word `at`; `closed` is said of the first."""
    left = replace(whole, last=at, closed=closed, ends=False)
    return left, replace(whole, first=at, opens=False)
