"""Many articles' findings as one list of incidents and claims, each with its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.findings import claim_key, incident_key
from geo.model import ARTICLE_VOICE, Article, Claim, Findings, Incident, Place, Precision, Relation, When

if TYPE_CHECKING:
    from geo.views.happenings import Told

_HOLDING = frozenset({Relation.CONTROLS, Relation.OCCUPIES, Relation.ADMINISTERS, Relation.PART_OF})
_DAYS = {Precision.WEEK: 7, Precision.MONTH: 31, Precision.YEAR: 366}


@dataclass(frozen=True, slots=True)
class Item:
    """An incident or a claim in its article. `id` is unique in a collection and the same at every reading."""

    id: str
    findings: Findings
    what: Incident | Claim
    told: Told | None = field(default=None, compare=False, repr=False)
    """The happening it tells, where other articles may tell it as well."""

    @property
    def article(self) -> Article:
        """The article that states it."""
        return self.findings.article

    @property
    def happening(self) -> str:
        """What it shares with all that tell the same happening."""
        return self.told.id if self.told else self.id

    @property
    def when(self) -> When | None:
        """Its date, if any."""
        return self.what.when

    @property
    def place(self) -> Place | None:
        """Where it is drawn, if anywhere."""
        return self.what.place if isinstance(self.what, Incident) else self.what.territory.place

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who says it, in text order, each once; the article's own voice by the outlet's name if known."""
        if isinstance(self.what, Claim):
            return (self._named(self.what.attributed_to),)
        return tuple(dict.fromkeys(self._named(said.attributed_to) for said in self.what.statements))

    def _named(self, speaker: str) -> str:
        own = self.article.publisher or "the article itself"
        return own if speaker == ARTICLE_VOICE else speaker

    @property
    def people(self) -> tuple[str, ...]:
        """Who did, suffered, holds or loses it."""
        if isinstance(self.what, Claim):
            return tuple(name for name in (self.what.claimant, self.what.against) if name)
        return tuple(dict.fromkeys(actor.name for actor in self.what.actors))

    @property
    def words(self) -> str:
        """Everything a reader may search for, in small letters."""
        own = (self.what.summary,) if isinstance(self.what, Incident) else (self.what.territory.name,)
        place = (self.place.name,) if self.place else ()
        quotes = tuple(quote.text for quote in self.quotes)
        return "\n".join(
            (*own, *place, *quotes, *self.people, *self.speakers, self.article.title or "")
        ).casefold()

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """The words it was read from, and who said them."""
        if isinstance(self.what, Claim):
            quote = self.what.quote
            return (Quoted(quote.start, quote.end, quote.text, self.speakers[0]),)
        return tuple(
            Quoted(said.quote.start, said.quote.end, said.quote.text, self._named(said.attributed_to))
            for said in self.what.statements
        )

    @property
    def first_day(self) -> date | None:
        """The day it began."""
        return self.when.first_day if self.when else None

    @property
    def last_day(self) -> date | None:
        """The last day it shows on; None where undated or where nothing in the text ends it.

        A claim stays in force until the text ends it: who captured a town on Monday is said to hold it on
        Tuesday, and what holds "since 1992" to the day of publication is not ended by that day.
        """
        if self.when is None:
            return None
        if isinstance(self.what, Incident):
            return self.when.last_day
        return self.when.last_day if self._is_ended() else None

    def _is_ended(self) -> bool:
        assert isinstance(self.what, Claim) and self.when is not None  # noqa: S101 — told by the caller
        if self.what.relation not in _HOLDING:
            return False
        stretch = self.when.last_day - self.when.first_day
        is_stretch = stretch >= timedelta(days=_DAYS.get(self.when.precision, 1))
        published = self.article.published
        return is_stretch and (published is None or self.when.last_day < published)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the article and who says them."""

    start: int
    end: int
    text: str
    speaker: str


def collect(findings: Iterable[Findings]) -> tuple[Item, ...]:
    """Every incident and claim, those of one article together in text order, incidents first."""
    return tuple(item for one in findings for item in _unique(_items(one)))


def _items(one: Findings) -> Iterator[Item]:
    for incident in one.incidents:
        yield Item(incident_key(one.article.id, incident), one, incident)
    for claim in one.claims:
        yield Item(claim_key(one.article.id, claim), one, claim)


def _unique(items: Iterable[Item]) -> Iterator[Item]:
    """The items, the second and further ones of a key with a number after it."""
    seen: dict[str, int] = {}
    for item in items:
        seen[item.id] = seen.get(item.id, 0) + 1
        times = seen[item.id]
        yield item if times == 1 else Item(f"{item.id}-{times}", item.findings, item.what)
