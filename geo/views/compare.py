"""Who says what of whose a territory is, speaker by speaker: the versions side by side, none preferred."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.model import Claim, Place, Relation, Stance
from geo.views.collection import Item
from geo.views.sides import side

_HOLDS, _LEFT, _OWNS = "holds", "left", "is entitled to"
_SENSE = {
    Relation.CONTROLS: _HOLDS,
    Relation.OCCUPIES: _HOLDS,
    Relation.ADMINISTERS: _HOLDS,
    Relation.CAPTURED: _HOLDS,
    Relation.LIBERATED: _HOLDS,
    Relation.LOST: _LEFT,
    Relation.WITHDREW: _LEFT,
    Relation.CEDED: _LEFT,
    Relation.PART_OF: _OWNS,
    Relation.ANNEXED: _OWNS,
    Relation.CLAIMS: _OWNS,
    Relation.RECOGNISES: _OWNS,
}
"""What a relation says of a territory, whatever word the speaker has for it: "liberated" is to hold."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What one speaker says of a territory, the oldest first."""

    speaker: str
    claims: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A territory about which something is claimed, the speakers with most to say first.

    `versions` counts what is said apart from who says it: who holds it, who left it, who is entitled to it,
    asserted or denied.
    """

    key: str
    name: str
    place: Place | None
    stands: tuple[Stand, ...]
    versions: int


def questions(items: Iterable[Item], day: date | None = None) -> tuple[Question, ...]:
    """Every territory that is claimed, those with most versions first.

    With a `day`, what is said to be so on that day, and what is undated; without, all that was ever said.
    """
    told = _by_territory(said(items, day=day))
    found = [_question(name, claims) for name, claims in told.items()]
    return tuple(sorted(found, key=lambda one: (-one.versions, -len(one.stands), one.name.casefold())))


def key(claim: Claim) -> str:
    """What makes two territories the same: the place, or the words where none was found."""
    place = claim.territory.place
    return place.id if place else f"words:{' '.join(claim.territory.name.casefold().split())}"


def said(items: Iterable[Item], *, day: date | None = None, speaker: str | None = None) -> tuple[Item, ...]:
    """The claims that are in force on a day or undated, of one speaker or of all."""
    return tuple(
        item
        for item in items
        if isinstance(item.what, Claim)
        and (day is None or _is_in_force(item, day))
        and (speaker is None or speaker in item.speakers)
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """A territory of which two collections of claims do not say the same, and what each says of it."""

    name: str
    first: tuple[Item, ...]
    second: tuple[Item, ...]


def differences(first: Iterable[Item], second: Iterable[Item]) -> tuple[Difference, ...]:
    """Where two collections of claims differ, by the territories' names.

    Who holds, left or is entitled to it, asserted or denied: other words for the same are no difference.
    """
    ours, theirs = _by_territory(first), _by_territory(second)
    found = (
        Difference(_name([*ours[at], *theirs[at]]), tuple(ours[at]), tuple(theirs[at]))
        for at in ours.keys() | theirs.keys()
        if set(map(_version, ours[at])) != set(map(_version, theirs[at]))
    )
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _by_territory(items: Iterable[Item]) -> dict[str, list[Item]]:
    told: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if isinstance(item.what, Claim):
            told[key(item.what)].append(item)
    return told


def _name(items: Sequence[Item]) -> str:
    place = items[0].place
    return place.name if place else _usual_name(items)


def _is_in_force(item: Item, day: date) -> bool:
    first, last = item.first_day, item.last_day
    return first is None or (first <= day and (last is None or day <= last))


def _question(name: str, items: Sequence[Item]) -> Question:
    by_speaker: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_speaker[item.speakers[0]].append(item)
    stands = [Stand(speaker, tuple(sorted(said, key=_age))) for speaker, said in by_speaker.items()]
    stands.sort(key=lambda stand: (-len(stand.claims), stand.speaker.casefold()))
    place = items[0].place
    versions = len({_version(item) for item in items})
    return Question(name, _name(items), place, tuple(stands), versions)


def _age(item: Item) -> tuple[bool, date]:
    return item.first_day is None, item.first_day or date.max


def _version(item: Item) -> tuple[str, str, Stance]:
    claim = item.what
    assert isinstance(claim, Claim)  # noqa: S101  # of `questions`
    return _SENSE[claim.relation], side(claim.claimant, item.findings) or claim.claimant, claim.stance


def _usual_name(items: Iterable[Item]) -> str:
    names = Counter(item.what.territory.name for item in items if isinstance(item.what, Claim))
    return names.most_common(1)[0][0]
