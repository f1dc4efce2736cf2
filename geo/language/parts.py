"""What each sentence is in the layout of the page: headline, dateline, caption, text, furniture."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from geo.language.datelines import OPENING, Placed, bracket_end, lexicon_of_parts, shouted, with_dateline
from geo.language.document import Part
from geo.language.sentences import Cut, split_cut
from geo.language.words import Word

HEADLINE_WORDS = 32
HEADING_WORDS = 16
_CAPTIONED = 4
"""Sentences of a caption with its credit."""
_CREDIT = 10
"""Words of a credit."""


def _lower(words: Sequence[Word], cut: Cut) -> list[str]:
    return [word.text.lower() for word in words[cut.first : cut.last]]


def _is_credit(lower: Sequence[str]) -> bool:
    """Whether the words in a bracket name an agency or a picture."""
    lexicon = lexicon_of_parts()
    if lexicon["pictures"].match(lower) and len(lower) > 1:
        return True
    first = lexicon["agencies"].match(lower)
    return bool(first) and (first == len(lower) or lower[first] in ("/", ",", "-", "photo", "via", "|"))


def _is_bracketed_caption(lower: Sequence[str]) -> bool:
    lexicon = lexicon_of_parts()
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
    lexicon = lexicon_of_parts()
    taken = lexicon["pictures"].match(lower)
    marked = taken and taken < len(lower) and lower[taken] in lexicon["picture_marks"]
    if marked and (lower[taken] == ":" or not closed):
        return True
    return not closed and _ends_in_credit(lower)


def _is_picture_credit(lower: Sequence[str]) -> bool:
    """ "Photo: AFP", "[Photo by J. Doe]" at the end: the sentences before it are under a picture."""
    inner = lower[1:-1] if lower[0] in OPENING else lower
    lexicon = lexicon_of_parts()
    taken = lexicon["pictures"].match(inner) if inner and len(lower) <= _CREDIT else 0
    return bool(taken) and taken < len(inner) and inner[taken] in lexicon["picture_marks"]


def _is_furniture(lower: Sequence[str]) -> bool:
    lexicon = lexicon_of_parts()
    if lower[0] in OPENING and any("_" in word for word in lower):
        return True
    if lower[0] == "[" and lower[1:2] == ["ad"]:
        return True
    words = [word for word in lower if word[0].isalpha()]
    known = sum(word in lexicon["furniture"] for word in words)
    return bool(known) and known * 2 >= len(words) and len(lower) <= 24


def _is_boilerplate(lower: Sequence[str], closed: bool, alone: bool) -> bool:
    lexicon = lexicon_of_parts()
    taken = lexicon["boilerplate"].match(lower)
    if not any(word[0].isalnum() for word in lower) or _is_furniture(lower):
        return True
    if not taken:
        return False
    if taken > 1 or len(lower) == 1 or lower[0] in ("copyright", "©"):
        return True
    return alone and (not closed or lower[taken] == ":") and len(lower) <= 12


def _with_head(words: Sequence[Word], run: list[Cut], loud: bool) -> tuple[list[Placed], list[Cut]]:
    """A head in capitals at the start of a paragraph: "SECURITY. On Monday …"."""
    texts = [word.text for word in words[run[0].first : run[0].last]]
    if loud or len(run) < 2 or len(texts) > 9 or not shouted(texts) or len(texts[0]) < 3:
        return [], run
    return [(run[0], Part.HEADING)], run[1:]


def _with_brackets(words: Sequence[Word], run: list[Cut]) -> tuple[list[Placed], list[Cut]]:
    """Captions and marks in brackets that open a paragraph."""
    placed: list[Placed] = []
    while run:
        first, last = run[0].first, run[-1].last
        end = bracket_end(words, first, last)
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
    for step in (with_dateline, _with_brackets):
        more, run = step(words, run)
        placed += more
        if not run:
            return placed
    more, run = _with_head(words, run, loud)
    lone = len(run) == 1 and not placed and not more
    caption = 1 < len(run) <= _CAPTIONED and _is_picture_credit(_lower(words, run[-1]))
    for cut in run:
        part = _plain_part(words, cut, lone, leads)
        if caption and part is Part.BODY:
            part = Part.CAPTION
        caption = part is Part.CAPTION
        more.append((cut, part))
    return placed + more


def place(words: Sequence[Word], cuts: Sequence[Cut], again: Container[int] = ()) -> list[Placed]:
    """Each cut with its part, in text order; datelines, heads and captions are cut off their paragraph.

    `again` are the first words of cuts that only repeat others: a run of them, over however many paragraphs,
    is made one.
    """
    loud = _is_loud(words)
    placed: list[Placed] = []
    leads = True
    for run in _paragraphs(cuts):
        if run[0].first in again and all(cut.first in again for cut in run):
            _pass_over(placed, run)
            continue
        found = _paragraph(words, run, leads, loud)
        leads = leads and not any(part in (Part.BODY, Part.DATELINE, Part.HEADLINE) for _, part in found)
        for cut, part in found:
            if cut.first in again:
                _pass_over(placed, (cut,))
            else:
                placed.append((cut, part))
    return placed


def _pass_over(placed: list[Placed], run: Sequence[Cut]) -> None:
    """Adds a run of cuts to what is passed over right before it."""
    whole = replace(run[0], last=run[-1].last, ends=True)
    if placed and placed[-1][1] is Part.REPEATED:
        whole = replace(placed.pop()[0], last=whole.last, ends=True)
    placed.append((whole, Part.REPEATED))


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
