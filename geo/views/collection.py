"""Many articles' findings as one list of incidents and claims, each with its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from geo.findings import claim_key, incident_key
from geo.model import ARTICLE_VOICE, Article, Claim, Findings, Incident, Place, When
from geo.views.force import last_days

if TYPE_CHECKING:
    from geo.views.happenings import Told


@dataclass(frozen=True, slots=True)
class Item:
    """An incident or a claim in its article. `id` is unique in a collection and the same at every reading."""

    id: str
    findings: Findings
    what: Incident | Claim
    told: Told | None = field(default=None, compare=False, repr=False)
    """The happening it tells, where other articles may tell it as well."""
    until: date | None = field(default=None, compare=False, repr=False)
    """The last day on which a claim is in force."""

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
    def outlet(self) -> str:
        """Who published the article; "" where that is not known."""
        return self.article.publisher or ""

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
        """The last day it shows on; None where undated. Of a claim the last on which it is in force."""
        if isinstance(self.what, Claim):
            return self.until
        return self.when.last_day if self.when else None


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
    for claim, until in zip(one.claims, last_days(one), strict=True):
        yield Item(claim_key(one.article.id, claim), one, claim, until=until)


def _unique(items: Iterable[Item]) -> Iterator[Item]:
    """The items, the second and further ones of a key with a number after it."""
    seen: dict[str, int] = {}
    for item in items:
        seen[item.id] = seen.get(item.id, 0) + 1
        times = seen[item.id]
        yield item if times == 1 else replace(item, id=f"{item.id}-{times}")
