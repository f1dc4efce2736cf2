"""What the steps hand on to one another: an article with everything found in it so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.language.document import Document
from geo.model import Article, Place, Span, Toponym, When
from geo.records import record


@record(frozen=True, slots=True)
class Locality:
    """A place as the text describes it: "near X", "12 km north of X", "the border between A and B".

    A toponym that stands alone is a locality too. `geo_precision` is ACLED's code (1 the named place, 2 near
    it or part of it, 3 only the larger region); `toponyms` are positions in `Reading.toponyms`.
    """

    span: Span
    place: Place
    geo_precision: int
    toponyms: tuple[int, ...]


@record(frozen=True, slots=True)
class Dated:
    """Words that date something. `when` is None where they cannot be placed (no publication date)."""

    span: Span
    when: When | None


def _as_told(when: When, _: str | None) -> When:
    return when


@dataclass(frozen=True, slots=True)
class Timeline:
    """Every date of the text, and which one an event at a given offset carries."""

    dates: tuple[Dated, ...]
    of_event: Callable[[int], When | None]
    """The When of the event whose verb or noun stands at this offset; follows "the same day", "a day
    later", a date said earlier in the paragraph; None where the text gives none."""
    notes: tuple[str, ...] = ()
    at_place: Callable[[When, str | None], When] = _as_told
    """A When whose hour is on a clock the words do not name, in UTC by the clock of a country (ISO 3166-1
    alpha-2); any other When as it is."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Words `start`..`end` of the text, said by `speaker` (None where only "it was reported")."""

    start: int
    end: int
    speaker: str
    speaker_span: Span | None
    verb: str
    """The lemma that introduces them ("say", "deny", "accuse"); "according to" for that; "" if none."""


@dataclass(frozen=True, slots=True)
class Taking:
    """Ground that changed hands, as the claims' words tell it at tokens `anchor` (the ground) and `cue`.

    `when` is a day of its own that the text gives it. `by_force` is False where the words tell of none
    ("walked into", "handed over"); `apart` tells that one verb has several such grounds, `sure` that the
    day stands with the words of this very one.
    """

    sentence: int
    anchor: int
    cue: int
    name: str
    place: Place | None
    when: When
    by_force: bool
    apart: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read: what incidents and claims are extracted from."""

    article: Article
    document: Document
    toponyms: tuple[Toponym, ...]
    localities: tuple[Locality, ...]
    timeline: Timeline
    speeches: tuple[Speech, ...]
    speaker_at: Callable[[int], str]
    """Who says the words at an offset: a name led back from pronouns and titles, or ARTICLE_VOICE."""
