"""The dateline of an article: "SEOUL, Nov 24 (Reuters) -", the day and place it was filed."""

from __future__ import annotations

from geo.dates.find import Mention
from geo.dates.meaning import Day
from geo.dates.scan import Scan
from geo.dates.vocabulary import BEFORE_YEAR

_LINES = 6
_LONGEST = 70
_AFTER = frozenset(("(", "-", "–", "—", ".", ":", "|", "/", ""))


def dateline(s: Scan, mentions: tuple[Mention, ...]) -> Mention | None:
    """The first day that stands behind nothing but names, near the top, with a dash or bracket after it."""
    top = _end_of_line(s.text, _LINES)
    for mention in mentions:
        if mention.span.start > top:
            return None
        if isinstance(mention.meaning, Day) and _heads_a_line(s, mention):
            return mention
    return None


def _end_of_line(text: str, lines: int) -> int:
    at = 0
    for _ in range(lines):
        while at < len(text) and text[at] == "\n":
            at += 1
        at = text.find("\n", at)
        if at < 0:
            return len(text)
    return at


def _heads_a_line(s: Scan, mention: Mention) -> bool:
    start = s.text.rfind("\n", 0, mention.span.start) + 1
    before = s.text[start : mention.span.start]
    if s.at(mention.first - 1) in BEFORE_YEAR or s.at(mention.first - 1) in ("on", "the"):
        return False
    closed = s.at(mention.last) in _AFTER or "\n" in s.text[mention.span.end : s.words[mention.last].start]
    return closed and len(before) <= _LONGEST and bool(before.strip()) and _only_names(before)


def _only_names(words: str) -> bool:
    """No word in lower case but the small ones of names ("Rio de Janeiro")."""
    lower = [w for w in words.replace("/", " ").split() if w[:1].islower()]
    return all(len(w) <= 3 for w in lower) and words.rstrip()[-1:] not in "!?;"
