"""Names of places on no map in a sentence: those recognised, and others by the frame they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from geo.incidents.headings import heading
from geo.incidents.regions import closing, region_after
from geo.incidents.spans import starting_in
from geo.incidents.ties import is_adjective
from geo.language.document import Sentence, Token
from geo.lexicon import table
from geo.model import Sense, Span, Toponym
from geo.reading import Reading

LONGEST = 5
"""Words of a name read by its frame alone."""
FAR = 30
"""Characters behind a name within which what it goes on with stands."""
_WORD = re.compile(r"[^\W\d_]+")


def unmapped(reading: Reading, sentence: Sentence) -> tuple[Span, ...]:
    """The spans of the names, in text order; a site of a town ("at Parliament") is no place of its own."""
    here = starting_in(reading.toponyms, sentence.start, sentence.end)
    nowhere = [one.span for one in here if one.place is None and one.sense is Sense.LITERAL]
    literal = [span for span in nowhere if not is_adjective(reading.document, sentence, span)]
    known = [_whole(reading, sentence, span) for span in literal if not _is_site(span)]
    known += [
        longer for one in here if one.place is not None and (longer := _longer(reading, one.span, here))
    ]
    head = heading(reading, sentence)
    known += [head] if head is not None and not any(_hides(head, one.span) for one in here) else []
    taken = [one.span for one in here] + [
        one.span for one in starting_in(reading.timeline.dates, sentence.start, sentence.end)
    ]
    taken += known
    framed = [span for span in _framed(reading, sentence) if not any(_hides(span, one) for one in taken)]
    return tuple(sorted((*known, *framed), key=lambda span: span.start))


def _whole(reading: Reading, sentence: Sentence, span: Span) -> Span:
    """The whole phrase behind a preposition that a name of which only the beginning was read stands in."""
    tokens = reading.document.tokens
    for clause in sentence.clauses:
        for oblique in clause.obliques:
            first, last = oblique.phrase.first, oblique.phrase.last
            if (
                tokens[first].start != span.start
                or tokens[last - 1].end <= span.end
                or last - first > LONGEST
            ):
                continue
            if tokens[last - 1].text[:1].isupper():
                return reading.document.span(span.start, tokens[last - 1].end)
    return span


def _with_kind(reading: Reading, sentence: Sentence, span: Span) -> Span | None:
    """ "Galera Quemada Canton", where "Galera" is on the map: another place, told by what it is."""
    whole = _whole(reading, sentence, span)
    words = whole.text[len(span.text) :].split()
    return whole if len(words) > 1 and words[-1].lower() in _kinds() else None


def _longer(reading: Reading, span: Span, here: Sequence[Toponym]) -> Span | None:
    """ "Juntas de Uramita", "Bulak-Bashi": a name on no map that begins like one that is."""
    text, end = reading.article.text, span.end
    opener = _opener(text, span.start)
    if opener:
        return reading.document.span(span.start - opener, end)
    if text[end : end + 1] != "-":
        words = closing(text[end : end + FAR])
        if len(words) < 2 or words[0] not in _foreign():
            return None
        return reading.document.span(span.start, text.index(words[-1], end) + len(words[-1]))
    beside = any(0 <= one.span.start - end <= 1 for one in here)
    word = None if beside else _WORD.match(text[end + 1 : end + FAR])
    if word is None or not word[0].istitle() or word[0].lower() in _words("own"):
        return None
    return reading.document.span(span.start, end + 1 + len(word[0]))


def _opener(text: str, start: int) -> int:
    """Characters of a word before a name that belongs to it: "Base Sur", where "Sur" is on the map."""
    before = text[max(0, start - FAR) : start]
    words = before.split()
    if not words or not before.endswith(" ") or (len(words) < 2 and start < FAR):
        return 0
    word = words[-1]
    if not word[:1].isupper() or word.lower() not in _words("openers") or words[-2].endswith((".", ":")):
        return 0
    return len(word) + 1


def _framed(reading: Reading, sentence: Sentence) -> list[Span]:
    """Capital words right behind "at", "near" or "the village of": places, whatever else is known of them."""
    tokens, found, openers = reading.document.tokens, [], _framing()
    for at in range(sentence.first, sentence.last - 1):
        if tokens[at].lower not in openers or not _opens(tokens[at + 1]):
            continue
        if not _frames(tokens, sentence, at):
            continue
        last = _end_of_name(tokens, at + 1, sentence.last)
        words = tokens[at + 1 : last]
        if tokens[at].lower == "in" and not _is_told(reading, sentence, words):
            continue
        if not any(token.lower in _words("own") for token in words) or words[-1].lower in _kinds():
            found.append(reading.document.span(words[0].start, words[-1].end))
    return found


def _frames(tokens: tuple[Token, ...], sentence: Sentence, at: int) -> bool:
    """True for a word behind which capital words name a place: "near", "the village of", "a place called"."""
    word = tokens[at].lower
    if word in _words("frames") or word == "in" or at == sentence.first:
        return word in _words("frames") or word == "in"
    before = tokens[at - 1]
    if word in ("on", "upon"):
        return before.lemma in _words("assaults")
    if word == "of":
        return before.lemma in _kinds() and before.text[:1].islower()
    if word in _words("naming"):
        return before.lemma in _kinds() or (word == "as" and tokens[at - 2].lemma in _kinds())
    return False


def _is_told(reading: Reading, sentence: Sentence, words: tuple[Token, ...]) -> bool:
    """True for the X of "in X Canton" and "in X, Y": the words say what it is, or what it lies in."""
    if len(words) > 1 and words[-1].lower in _kinds():
        return True
    here = starting_in(reading.localities, sentence.start, sentence.end)
    span = reading.document.span(words[0].start, words[-1].end)
    return bool(here) and region_after(reading, span, tuple(here)) is not None


def _end_of_name(tokens: tuple[Token, ...], first: int, stop: int) -> int:
    """Where the capital words end that begin a name, across particles: "Alto de San Pablo"."""
    last = first + 1
    while last < stop and last - first < LONGEST:
        if _goes_on(tokens, last):
            last += 1
        elif last + 1 < stop and tokens[last].lower in _particles() and tokens[last + 1].text[:1].isupper():
            last += 2
        else:
            break
    return last


def _opens(token: Token) -> bool:
    word = token.text
    return token.tag == "PROPN" and word[:1].isupper() and not word.isupper() and len(word) > 2


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """True for a further capital word, and for a hyphen within a name."""
    return tokens[at].text[:1].isupper() or (tokens[at].text == "-" and tokens[at + 1].text[:1].isupper())


def _is_site(span: Span) -> bool:
    """ "Mendana Avenue": it lies in the town that the text is about."""
    last = span.text.split()[-1].lower().strip(".,")
    return last in _words("own") and last not in _kinds()


def _hides(span: Span, known: Span) -> bool:
    """True where a known name stands there; of "Bulak-Bashi" a namesake of the first half does not count."""
    if span.start >= known.end or known.start >= span.end:
        return False
    return known.end >= span.end or span.text[known.end - span.start] != "-"


@cache
def _kinds() -> frozenset[str]:
    """What a name may be said to be: "the locality of X"."""
    return frozenset(table("scenes")["ties"]["kinds"]) | _words("kinds")


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("scenes")["ties"]["particles"])


@cache
def _framing() -> frozenset[str]:
    """Every word right behind which capital words may name a place."""
    return _words("frames") | _words("naming") | {"in", "on", "upon", "of"}


@cache
def _foreign() -> frozenset[str]:
    """Small words inside names that are no English: "de", "sur"."""
    return _particles() - {"am", "an", "upon", "al", "el", "van", "den"}


@cache
def _words(key: str) -> frozenset[str]:
    listed: dict[str, list[str]] = table("scenes")["unmapped"]
    return frozenset(listed[key]) | (
        frozenset(table("scenes")["ties"]["sites"]) if key == "own" else frozenset()
    )
