"""An article as the claim rules look at it: words with their place names, sentences and speakers at hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from typing import Protocol

from geo.claims.grammar import mended
from geo.claims.lexicon import Lexicon, lexicon
from geo.claims.states import called, seat_of
from geo.language.document import Clause, Document, Part, Phrase, Sentence, Token
from geo.model import Place, PlaceKind, Sense, Span, Toponym
from geo.reading import Reading
from geo.records import record

STATED = frozenset((Part.HEADLINE, Part.BODY))
_WHERE = frozenset(("in", "near", "into", "outside", "around", "towards", "toward", "at"))
_SURE = 0.5
"""Below this score more places are wrong than right: a claim is better shown without one."""
QUOTES = frozenset("\"“”‘’'«»„")


@record(frozen=True, slots=True)
class Mention:
    """A place told at a token; `weight` is how much the sentence is about it, `words` what it was called."""

    token: int
    place: Place | None
    weight: float
    words: str
    claimed: bool = False


class _Lowers(dict[int, str]):
    """Token index → the token in lower case, "" outside the text."""

    def __missing__(self, index: int) -> str:
        return ""


class Actor(Protocol):
    """Whoever a claim is about."""

    @property
    def key(self) -> str:
        """What two mentions of one actor share."""
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """One article laid out for look-up by token index."""

    reading: Reading
    document: Document
    lexicon: Lexicon
    tokens: tuple[Token, ...]
    names: dict[int, int]
    """Token index → position in `reading.toponyms` of the place name it belongs to."""
    ends: tuple[int, ...]
    """Token index at which each toponym ends (exclusive)."""
    starts: tuple[int, ...]
    """Token index at which each toponym starts."""
    lasts: tuple[int, ...]
    """Token index at which each sentence ends (exclusive)."""
    countries: dict[str, str]
    """ISO code → name of the country as a place, for each country the article places."""
    lower: Callable[[int], str]
    """The token in lower case, "" outside the text: asked for a thousand times an article."""
    mentions: list[Mention] = field(default_factory=list)
    """The places told so far that "it" or "the city" may lead back to, in the order they were understood."""
    described: dict[int, Place] = field(default_factory=dict)
    """Where a place name starts → the place of the description it stands in."""
    speaking: frozenset[int] = frozenset()
    """The tokens that name speakers: "in Paris" of "the government in Paris said"."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Initials in lower case → the name they stand for ("rsf" → "rapid support forces")."""
    located: frozenset[str] = frozenset()
    """Names without a place that stand behind "in" or "near" somewhere: places as well, for all we know."""
    dated: dict[int, int] = field(default_factory=dict)
    """Token of a date → the token after that date."""
    around: dict[int, Sentence] = field(default_factory=dict)
    """Token → its sentence, once that is asked for."""
    passives: dict[int, bool] = field(default_factory=dict)
    """Verb → whether its clause is passive, once that is known."""
    offices: dict[str, str] = field(default_factory=dict)
    """Last name → the state whose office its bearer holds, once that is asked for."""
    spoken: dict[str, list[Span]] = field(default_factory=dict)
    """Speaker → where the text names them."""
    vocabulary: dict[int, frozenset[str]] = field(default_factory=dict)
    """Sentence → its words in lower case, once that is asked for."""
    titled: frozenset[str] = frozenset()
    """The place names that the title tells, too."""
    called: dict[str, str] = field(default_factory=dict)
    """Country → what the article calls it."""
    candidates: dict[int, Mention | None] = field(default_factory=dict)
    """Place name by its position → what a word may lead back to there, once that is asked for."""
    holders: dict[int, list[Actor]] = field(default_factory=dict)
    """Sentence → the claimants of its claims told so far."""

    def toponym(self, index: int) -> Toponym | None:
        """The place name that the token belongs to."""
        at = self.names.get(index)
        return None if at is None else self.reading.toponyms[at]

    def end_of_name(self, index: int) -> int:
        """The token index after the place name that the token belongs to."""
        return self.ends[self.names[index]]

    def sentence_at(self, index: int) -> Sentence:
        """The sentence that holds the token."""
        found = self.around.get(index)
        if found is None:
            sentences = self.document.sentences
            found = sentences[min(bisect_right(self.lasts, index), len(sentences) - 1)]
            self.around[index] = found
        return found

    def stated(self) -> Iterator[Sentence]:
        """The sentences of headline and body, in order."""
        return (s for s in self.document.sentences if s.part in STATED)

    def clause_at(self, index: int) -> Clause | None:
        """The clause that holds the token: of those that reach over it, the shortest."""
        found = [c for c in self.sentence_at(index).clauses if c.first <= index < c.last]
        return min(found, key=lambda c: c.last - c.first, default=None)

    def governor(self, sentence: Sentence, clause: Clause) -> Clause | None:
        """The clause that this one hangs on."""
        above = clause.governor
        return sentence.clauses[above] if above is not None and above < len(sentence.clauses) else None

    def governors(self, sentence: Sentence, clause: Clause) -> Iterator[Clause]:
        """The clauses above this one, nearest first."""
        seen: set[int] = set()
        above = clause.governor
        while above is not None and above not in seen and above < len(sentence.clauses):
            seen.add(above)
            yield sentence.clauses[above]
            above = sentence.clauses[above].governor

    def words(self, first: int, last: int) -> str:
        """The words of tokens `first`..`last` (end exclusive) as they stand in the text."""
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def speaker(self, index: int) -> str:
        """Who says the words at this token."""
        return self.reading.speaker_at(self.tokens[index].start)

    def place_of(self, toponym: Toponym) -> Place | None:
        """The place of a toponym; that of a description around it where the name itself has none."""
        if toponym.place is not None:
            return toponym.place if toponym.score >= _SURE else None
        return self.described.get(toponym.span.start)

    def tells(self, sentence: Sentence, any_of: Set[str]) -> bool:
        """Whether one of the words stands in the sentence."""
        known = self.vocabulary.get(sentence.index)
        if known is None:
            known = frozenset(token.lower for token in self.tokens[sentence.first : sentence.last])
            self.vocabulary[sentence.index] = known
        return not known.isdisjoint(any_of)

    def state(self, phrase: Phrase) -> str:
        """The state a phrase names or derives from ("Azerbaijani army", "Baku" → Azerbaijan), or ""."""
        for index in range(phrase.first, phrase.last):
            toponym = self.toponym(index)
            place = toponym.place if toponym else None
            if toponym is None or place is None:
                continue
            if place.kind is PlaceKind.COUNTRY:
                return self.called.get(place.name, place.name)
            if toponym.sense is not Sense.LITERAL and place.kind is PlaceKind.POPULATED_PLACE:
                return self.of_seat(place) or self.countries.get(place.country or "", "")
        return ""

    def of_seat(self, place: Place | None) -> str:
        """The state that a town is the capital of, as the article calls it, or ""."""
        state = seat_of(place)
        return self.called.get(state, state)


def scene(reading: Reading) -> Scene:
    """Lay an article out for look-up."""
    token_starts = reading.document.starts
    starts = tuple(bisect_right(token_starts, t.span.start) - 1 for t in reading.toponyms)
    ends = tuple(bisect_left(token_starts, t.span.end) for t in reading.toponyms)
    names = {i: n for n, (a, b) in enumerate(zip(starts, ends, strict=True)) for i in range(a, b)}
    words = lexicon()
    names_given = called(reading)
    document = mended(
        reading.document,
        names,
        frozenset(i for i, n in names.items() if reading.toponyms[n].sense is not Sense.DEMONYM),
        words.joint.claiming,
        words.bearing,
    )
    return Scene(
        reading=reading,
        document=document,
        lexicon=words,
        tokens=document.tokens,
        lower=_Lowers({token.index: token.lower for token in document.tokens}).__getitem__,
        names=names,
        described={
            reading.toponyms[at].span.start: x.place
            for x in reversed(reading.localities)
            for at in x.toponyms
        },
        speaking=_speaking(document, reading),
        aliases=_aliases(document.tokens),
        located=_located(document.tokens, names),
        ends=ends,
        spoken=_spoken(reading),
        dated=_dated(document, reading),
        starts=starts,
        lasts=tuple(sentence.last for sentence in document.sentences),
        titled=_titled(reading),
        called=names_given,
        countries={
            t.place.country: names_given.get(t.place.name, t.place.name)
            for t in reading.toponyms
            if t.place and t.place.country and t.place.kind is PlaceKind.COUNTRY
        },
    )


def _titled(reading: Reading) -> frozenset[str]:
    title = (reading.article.title or "").lower()
    return frozenset(t.span.text for t in reading.toponyms if t.span.text.lower() in title)


def _speaking(document: Document, reading: Reading) -> frozenset[int]:
    spans = {s.speaker_span for s in reading.speeches if s.speaker_span is not None}
    return frozenset(i for span in spans for i in document.tokens_between(span.start, span.end))


def _located(tokens: tuple[Token, ...], names: dict[int, int]) -> frozenset[str]:
    """The names behind a preposition of place, or before one and a place, that no place is known for."""
    found: set[str] = set()
    for at in [token.index for token in tokens if token.lower in _WHERE]:
        if at + 1 < len(tokens) and tokens[at + 1].tag == "PROPN" and at + 1 not in names:
            found.add(tokens[at + 1].lower)
        before = tokens[at - 2] if at > 1 and tokens[at - 1].lower == "," else None
        if before is None or before.tag != "PROPN" or before.index in names:
            continue
        if _names_soon(tokens, names, at + 1):
            found.add(before.lower)
    return frozenset(found)


def _spoken(reading: Reading) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for speech in reading.speeches:
        if speech.speaker_span is not None:
            found.setdefault(speech.speaker, []).append(speech.speaker_span)
    return found


def _dated(document: Document, reading: Reading) -> dict[int, int]:
    spans = (document.tokens_between(d.span.start, d.span.end) for d in reading.timeline.dates)
    return {at: span[-1] + 1 for span in spans for at in span}


def _names_soon(tokens: tuple[Token, ...], names: dict[int, int], at: int) -> bool:
    """Whether a place name follows, with at most an article before it."""
    return at in names or (at < len(tokens) and tokens[at].lower == "the" and at + 1 in names)


def _aliases(tokens: tuple[Token, ...]) -> dict[str, str]:
    """The names that the text gives initials: "Rapid Support Forces (RSF)"."""
    found: dict[str, str] = {}
    opened = [token.index for token in tokens[1:-2] if token.text == "("]
    for at in opened:
        short = tokens[at + 1].text
        if tokens[at + 2].text != ")" or not (short.isupper() and 2 <= len(short) <= 6):
            continue
        words = [token.text for token in tokens[max(0, at - len(short)) : at]]
        if [word[:1] for word in words] == list(short):
            found[short.lower()] = " ".join(words).lower()
    return found
