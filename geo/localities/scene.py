"""A text and its place names side by side: what the patterns of `geo.localities` look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from geo.language.document import Document
from geo.localities.geodesy import Point
from geo.model import Place, PlaceKind, Sense, Toponym
from geo.records import record

NAMED = frozenset({PlaceKind.POPULATED_PLACE, PlaceKind.SITE})
STATES = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1})

_SMALL_KM = 30.0
_WORTH_A_LOOK = 200
_QUOTES = frozenset("\"'“”‘’«»„‟‹›`")


@record(frozen=True, slots=True)
class Found:
    """A described place: tokens `first`..`last` (end exclusive) and the positions of its toponyms.

    `measured` is True where the words give a distance.
    """

    first: int
    last: int
    place: Place
    precision: int
    toponyms: tuple[int, ...]
    measured: bool = False


@record(frozen=True, slots=True)
class Name:
    """A placed toponym, in tokens `first`..`last` (end exclusive)."""

    index: int
    first: int
    last: int
    place: Place
    literal: bool

    @property
    def small(self) -> bool:
        """Whether it is meant literally and is no larger than a town with its surroundings."""
        narrow = self.place.kind in NAMED or self.place.radius_km <= _SMALL_KM
        return self.literal and narrow and self.place.kind is not PlaceKind.COUNTRY

    @property
    def point(self) -> Point:
        """Where the place is."""
        return self.place.lat, self.place.lon


@dataclass(frozen=True)
class Scene:
    """Tokens, and where the placed toponyms stand among them."""

    document: Document
    toponyms: tuple[Toponym, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple([token.lower for token in self.document.tokens])

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.document.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.document.tokens]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The toponyms that have a place, in text order."""
        return tuple(
            self._name(index, toponym.place, toponym)
            for index, toponym in enumerate(self.toponyms)
            if toponym.place is not None
        )

    def _name(self, index: int, place: Place, toponym: Toponym) -> Name:
        first = bisect_right(self._ends, toponym.span.start)
        last = bisect_left(self._starts, toponym.span.end)
        return Name(index, first, last, place, toponym.sense is Sense.LITERAL)

    @cached_property
    def approached(self) -> dict[int, tuple[int, ...]]:
        """Where phrases that lead to a name could end, by its first token, once they were looked for."""
        return {}

    @cached_property
    def starting(self) -> dict[int, Name]:
        """Names by their first token."""
        return {name.first: name for name in self.names}

    @cached_property
    def ending(self) -> dict[int, Name]:
        """Names by the token after their last."""
        return {name.last: name for name in self.names}

    @cached_property
    def often(self) -> tuple[Place, ...]:
        """The article's places, each once, the often named first, and no more than are worth a look."""
        by_id = {name.place.id: name.place for name in self.names}
        counted = Counter(name.place.id for name in self.names)
        return tuple(by_id[often] for often, _ in counted.most_common(_WORTH_A_LOOK))

    @cached_property
    def towns(self) -> tuple[Name, ...]:
        """The literal places small enough to tell where on a line something is, each once, as said."""
        small = {name.place.id: name for name in reversed(self.names) if name.small}
        return tuple(reversed(small.values()))[:_WORTH_A_LOOK]

    @cached_property
    def _all_ends(self) -> dict[int, tuple[int, int]]:
        found = {}
        for index, toponym in enumerate(self.toponyms):
            first = bisect_right(self._ends, toponym.span.start)
            found[bisect_left(self._starts, toponym.span.end)] = (index, first)
        return found

    def any_ending(self, token: int) -> tuple[int, int] | None:
        """The toponym, placed or not, whose last token is the one before this: its position, first token."""
        return self._all_ends.get(token)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.first for sentence in self.document.sentences]

    def sentence_of(self, token: int) -> tuple[int, int]:
        """First and last token (end exclusive) of the sentence that a token stands in."""
        at = bisect_right(self._sentence_starts, token) - 1
        if at < 0:
            return 0, len(self.words)
        sentence = self.document.sentences[at]
        return sentence.first, max(sentence.last, token + 1)

    def word(self, token: int) -> str:
        """The word at a token, or "" beyond either end."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def over_quotes(self, token: int, step: int) -> int:
        """The first token from here on, forwards or backwards, that is no quotation mark."""
        while self.word(token) in _QUOTES:
            token += step
        return token

    def names_between(self, first: int, last: int) -> tuple[Name, ...]:
        """The names that begin within these tokens."""
        low = bisect_left(self._firsts, first)
        return self.names[low : bisect_left(self._firsts, last)]

    @cached_property
    def _firsts(self) -> list[int]:
        return [name.first for name in self.names]
