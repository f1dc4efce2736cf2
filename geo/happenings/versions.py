"""Who tells a happening how: the accounts of its sources, and the versions these come to. No side is taken.

An account is what one source says in one article. Accounts that can all be true are one version; where two
cannot, in the number of dead or injured, the day or the place, they are two. Nothing is averaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from geo.happenings import days, places, words
from geo.happenings.gather import Happening
from geo.happenings.tellings import Telling
from geo.model import ARTICLE_VOICE, Count, Place, Statement, When

_LAND_KM = 60.0
_ITSELF = "the article itself"
_WORD = re.compile(r"\w+")
_UNSAID = frozenset({"the", "a", "an", "of", "s"})


@dataclass(frozen=True, slots=True)
class Account:
    """What one source says in one article, None where it says nothing. `source`: as the page names it."""

    source: str
    telling: Telling
    killed: Count | None = None
    injured: Count | None = None
    when: When | None = None
    place: Place | None = None
    words: str = ""
    denies: bool = False
    """It says that this did not happen."""

    @property
    def key(self) -> tuple[str, ...]:
        """What two accounts of one source share; articles of no known outlet are each its own source."""
        return (self.telling.article_id,) if self.source == _ITSELF else source_key(self.source)

    @property
    def is_numbered(self) -> bool:
        """True where it tells how many were killed or injured."""
        return self.killed is not None or self.injured is not None


@dataclass(frozen=True, slots=True)
class Version:
    """Accounts that can all be true, the most telling first."""

    accounts: tuple[Account, ...]

    @property
    def is_denial(self) -> bool:
        """True where its sources say that it did not happen."""
        return self.accounts[0].denies

    @property
    def numbers(self) -> tuple[Count | None, Count | None]:
        """Killed and injured as its accounts tell them most exactly; None where none does."""
        killed, injured = (one.killed for one in self.accounts), (one.injured for one in self.accounts)
        return _more_exact(*killed), _more_exact(*injured)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A happening's sources and versions, what they differ in, and who tells no number where others do."""

    sources: tuple[str, ...]
    versions: tuple[Version, ...]
    silent: tuple[Account, ...] = ()
    differing: frozenset[str] = field(default_factory=frozenset)
    """Of "denial", "killed", "injured", "day", "place"."""


def compare(happening: Happening) -> Comparison:
    """All accounts of a happening, laid side by side."""
    told = tuple(account for one in happening.tellings for account in accounts(one))
    # The last of a key wins: thus the first way to write it.
    written = {one.key: one.source for one in reversed(told)}
    sources = tuple(written[key] for key in dict.fromkeys(one.key for one in told))
    versions, silent = _versions(told)
    differing = frozenset(what for one, other in combinations(told, 2) for what in _differing(one, other))
    return Comparison(sources, versions, silent, differing)


def source_key(name: str) -> tuple[str, ...]:
    """What two ways to write a source share: "the Defence Ministry of X" and "X's Defence Ministry"."""
    return tuple(sorted(word for word in _WORD.findall(name.casefold()) if word not in _UNSAID))


def accounts(telling: Telling) -> tuple[Account, ...]:
    """The accounts of one article, a source's statements put together as long as they can all be true."""
    own = telling.outlet or _ITSELF
    found: list[Account] = []
    for said in telling.incident.statements:
        source = own if said.attributed_to == ARTICLE_VOICE else said.attributed_to
        account = _account(source, telling, said)
        home = next((at for at, one in enumerate(found) if _is_same_voice(one, account)), None)
        if home is None:
            found.append(account)
        else:
            found[home] = _joined(found[home], account)
    return tuple(found)


def _account(source: str, telling: Telling, said: Statement) -> Account:
    own = telling.incident
    # Statements that all name another place than the incident's are of a sentence with several places.
    is_told = any(one.place and own.place and one.place.id == own.place.id for one in own.statements)
    place = said.place if is_told else own.place
    quote = said.quote.text
    denies = said.killed is None and words.denies(said.attributed_to, quote)
    # A statement's own day is often that of saying it: the incident's counts.
    return Account(source, telling, said.killed, said.injured, own.when, place, quote, denies)


def _is_same_voice(one: Account, other: Account) -> bool:
    return one.key == other.key and not any(_differing(one, other))


def _joined(one: Account, other: Account) -> Account:
    """Two statements of one source: what either tells, the more exact of two numbers."""
    return replace(
        one,
        killed=_more_exact(one.killed, other.killed),
        injured=_more_exact(one.injured, other.injured),
        place=one.place or other.place,
        words=f"{one.words} {other.words}",
    )


def _more_exact(*counts: Count | None) -> Count | None:
    return min((count for count in counts if count), key=_width, default=None)


def _width(one: Count) -> float:
    if one.low is None or one.high is None:
        return float("inf")
    return one.high - one.low


def _differing(one: Account, other: Account) -> Iterator[str]:
    """In what two accounts cannot both be true."""
    if one.denies != other.denies:
        yield "denial"
    if _exclude(one.killed, other.killed):
        yield "killed"
    if _exclude(one.injured, other.injured):
        yield "injured"
    if _other_day(one, other):
        yield "day"
    if _other_place(one, other):
        yield "place"


def _exclude(one: Count | None, other: Count | None) -> bool:
    return one is not None and other is not None and (_exceeds(one, other) or _exceeds(other, one))


def _exceeds(one: Count, other: Count) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _other_day(one: Account, other: Account) -> bool:
    mine, theirs = (days.stretch(account.when, _lon(account)) for account in (one, other))
    return mine is not None and theirs is not None and days.apart(mine, theirs)


def _lon(one: Account) -> float | None:
    place = one.telling.incident.place
    return place.lon if place else None


def _other_place(one: Account, other: Account) -> bool:
    """A place that the other names as well, or a whole land, is none against it."""
    if one.place is None or other.place is None or max(one.place.radius_km, other.place.radius_km) > _LAND_KM:
        return False
    if one.place.name in other.words or other.place.name in one.words:
        return False
    precisions = (account.telling.incident.geo_precision or 1 for account in (one, other))
    mine, theirs = (
        places.spot(place, code) for place, code in zip((one.place, other.place), precisions, strict=True)
    )
    return places.apart(mine, theirs)


def _versions(told: Sequence[Account]) -> tuple[tuple[Version, ...], tuple[Account, ...]]:
    """The versions, and the accounts without a number that fit all of them."""
    found: list[list[Account]] = []
    silent = []
    for account in sorted(told, key=_telling_most):
        homes = [version for version in found if not any(_clash(account, version))]
        if not account.is_numbered and len(homes) == len(found) and _are_numbered(found):
            silent.append(account)
        elif homes:
            homes[0].append(account)
        else:
            found.append([account])
    return tuple(Version(tuple(one)) for one in found), tuple(silent)


def _are_numbered(found: Iterable[Iterable[Account]]) -> bool:
    return any(account.is_numbered for version in found for account in version)


def _clash(account: Account, version: Iterable[Account]) -> Iterator[str]:
    return (what for one in version for what in _differing(account, one))


def _telling_most(one: Account) -> tuple[object, ...]:
    """Those that tell the most, most exactly, first; then by publication and words."""
    told = sum(value is not None for value in (one.killed, one.injured))
    widths = tuple(_width(count) if count else float("inf") for count in (one.killed, one.injured))
    return one.denies, -told, widths, one.telling.order, one.key
