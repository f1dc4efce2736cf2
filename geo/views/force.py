"""How long a claim is in force: never beyond its report, and no longer than what the report tells later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geo.model import ARTICLE_VOICE, Claim, Findings, Precision, Relation, Stance, When
from geo.views.sides import side

_GAINED = frozenset({Relation.CAPTURED, Relation.LIBERATED})
_LEFT = frozenset({Relation.LOST, Relation.WITHDREW, Relation.CEDED})
_HELD = frozenset({Relation.CONTROLS, Relation.OCCUPIES, Relation.ADMINISTERS})
_LATELY = timedelta(days=31)
_DAYS = {Precision.WEEK: 7, Precision.MONTH: 31, Precision.YEAR: 366}


@dataclass(frozen=True, slots=True)
class _Told:
    """A dated claim with what it shares with others of its article."""

    claim: Claim
    when: When
    ground: str
    side: str
    voice: str
    """The side of who says so."""


def last_days(findings: Findings) -> tuple[date | None, ...]:
    """The last day on which each claim of the article is in force; None where undated.

    What was taken, left or held within a month before publication is so until then; longer ago it is an
    event, or a state, of its own days. An entitlement goes on from its day to publication. Nothing is in
    force after that, and a later day on which the same ground changed hands ends it.
    """
    published = findings.article.published
    told = [_told(claim, findings) for claim in findings.claims]
    grounds: defaultdict[str, list[_Told]] = defaultdict(list)
    for one in told:
        if one is not None and one.claim.stance is Stance.ASSERTS:
            grounds[one.ground].append(one)
    return tuple(None if one is None else _last_day(one, grounds[one.ground], published) for one in told)


def _told(claim: Claim, findings: Findings) -> _Told | None:
    if claim.when is None:
        return None
    place = claim.territory.place
    ground = place.id if place is not None else claim.territory.name.casefold()
    return _Told(
        claim, claim.when, ground, _side(claim.claimant, findings), _side(claim.attributed_to, findings)
    )


def _side(name: str, findings: Findings) -> str:
    return side(name, findings) or name.casefold()


def _last_day(one: _Told, others: Sequence[_Told], published: date | None) -> date:
    ended = [other.when.first_day for other in others if _ends(other, one)]
    return max(one.when.first_day, min([_as_reported(one, published), *ended]))


def _as_reported(one: _Told, published: date | None) -> date:
    """Until when the article says it is so, where nothing else that it tells ends it."""
    last = one.when.last_day
    if published is None or last >= published or _is_stretch(one):
        return last
    lasting = one.claim.relation not in _GAINED | _LEFT | _HELD
    return published if lasting or published - last <= _LATELY else last


def _is_stretch(one: _Told) -> bool:
    """Whether the text gives a beginning and an end ("from 1 to 8 October")."""
    stretch = one.when.last_day - one.when.first_day
    state = one.claim.relation not in _GAINED | _LEFT
    return state and stretch >= timedelta(days=_DAYS.get(one.when.precision, 1))


def _ends(later: _Told, one: _Told) -> bool:
    """Whether what is told of a later day ends it: by the author, who said it or whose it was."""
    if later.when.first_day <= one.when.first_day or later.when.first_day < _known_from(one):
        return False
    if later.claim.attributed_to not in (ARTICLE_VOICE, one.claim.attributed_to) and later.voice != one.side:
        return False
    change, own = later.claim.relation, later.side == one.side
    if one.claim.relation in _GAINED | _HELD:
        return change in _LEFT if own else change in _GAINED
    return one.claim.relation in _LEFT and own and change in _GAINED


def _known_from(one: _Told) -> date:
    """The first day on which it is so for certain: of a month or year told as such, its last."""
    return one.when.first_day if _is_stretch(one) else one.when.last_day
