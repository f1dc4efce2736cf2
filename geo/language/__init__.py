"""A text as words, sentences and clauses: `read(text)` gives a Document (`document.py` says what is in it).

`reality_at(document, token_index)` tells whether what a noun names happened ("a feared invasion": feared).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import count, islice

from geo.language import clauses, lemmas, parts, reality, sentences, tagger, words
from geo.language.amend import amended
from geo.language.datelines import Placed
from geo.language.document import Clause, Document, Part, Sentence, Token, owners
from geo.language.reality import reality_at
from geo.language.repeated import LONG, Reader, Repeated
from geo.language.sentences import Cut
from geo.language.words import Word

__all__ = ["read", "reality_at"]

REMEMBERED = 30_000
"""Words whose lemmas are kept between texts."""

_REPEATED = "{} sentences were passed over: each is told {} times before in the same words."
_ENDLESS = "{} runs of more than {} words without a full stop were cut, and not all in them was read."

_GRAMMAR = frozenset((Part.HEADLINE, Part.HEADING, Part.BODY, Part.CAPTION))


def read(text: str) -> Document:
    """The text read: its words, its sentences with their part in the page, the clauses in them. Pure."""
    cut = words.split(text)
    cuts = sentences.cut(text, cut)
    again = sentences.repeated(text, cut, cuts)
    placed = parts.place(cut, cuts, again)
    tags = _tags(cut, placed)
    tokens = _tokens(cut, tags)
    reader = Repeated(_clauses) if len(cuts) > LONG else _clauses
    found = tuple(_sentence(number, c, part, tokens, reader) for number, (c, part) in enumerate(placed))
    return Document(text, tokens, found, _notes(placed, len(again)))


def _notes(placed: Sequence[Placed], over: int) -> tuple[str, ...]:
    read = (cut for cut, part in placed if part is not Part.REPEATED)
    endless = sum(cut.last - cut.first > sentences.LONGEST for cut in read)
    told = ((over, _REPEATED, sentences.OFTEN), (endless, _ENDLESS, sentences.LONGEST))
    return tuple(note.format(count, bound) for count, note, bound in told if count)


def _tags(cut: Sequence[Word], placed: Sequence[Placed]) -> list[str]:
    """A tag a word. Runs that are no language, or no news, are not given to the tagger."""
    runs = [[word.text for word in cut[c.first : c.last]] for c, _ in placed]
    lingual = [
        part is not Part.REPEATED and tagger.is_language(run)
        for run, (_, part) in zip(runs, placed, strict=True)
    ]
    known = iter(tagger.tag([run for run, able in zip(runs, lingual, strict=True) if able]))
    tags: list[str] = []
    for run, able in zip(runs, lingual, strict=True):
        tags += amended(run, list(islice(known, len(run)))) if able else tagger.marked(run)
    return tags


def _tokens(cut: Sequence[Word], tags: Sequence[str]) -> tuple[Token, ...]:
    if not cut:
        return ()
    starts, ends, texts = zip(*cut, strict=True)
    columns = zip(*map(_seen, texts, tags), strict=True)
    return tuple(map(Token, count(), starts, ends, texts, *columns))


@lru_cache(maxsize=REMEMBERED)
def _seen(word: str, tag: str) -> tuple[str, str, str, str]:
    """A word in lower case, its lemma, part of speech and form."""
    lower = word.lower()
    upos, _, form = tag.partition(".")
    return lower, lemmas.lemma(lower, tag), upos, form


def _clauses(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    return reality.judged(tokens, clauses.find(tokens))


def _sentence(number: int, cut: Cut, part: Part, tokens: Sequence[Token], reader: Reader) -> Sentence:
    own = tokens[cut.first : cut.last]
    verbal = part in _GRAMMAR and any(token.tag in ("VERB", "AUX") for token in own)
    inside = reader(own) if verbal else ()
    return Sentence(
        index=number,
        first=cut.first,
        last=cut.last,
        start=own[0].start,
        end=own[-1].end,
        paragraph=cut.paragraph,
        part=part,
        clauses=inside,
        owners=owners(cut.first, cut.last, inside),
    )
