"""From what the words tell to the claims of an article: each speaker's own, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from geo.claims.answers import answers
from geo.claims.changes import change
from geo.claims.drafts import Draft
from geo.claims.echoes import echoes
from geo.claims.flags import told_by_flags
from geo.claims.hands import told_by_hands
from geo.claims.joining import with_dense
from geo.claims.nouns import told_by_nouns
from geo.claims.predicates import told_by_predicates
from geo.claims.reckonings import told_by_reckonings
from geo.claims.scene import Scene, scene
from geo.claims.settle import settled
from geo.claims.settled import GAINING, HOLDING, Settled
from geo.claims.territories import remember
from geo.claims.verbs import told_by_verbs
from geo.language.document import Part, Sentence
from geo.model import Claim, Relation, When
from geo.reading import Reading, Taking

_MONTH = timedelta(days=31)
_RULES = (told_by_verbs, told_by_hands, told_by_nouns, told_by_predicates, told_by_flags, told_by_reckonings)


@dataclass(frozen=True, slots=True)
class Told:
    """The claims of an article, and the ground that they say changed hands on a day of its own."""

    claims: tuple[Claim, ...]
    takings: tuple[Taking, ...]


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims the article states, in the order of their words; what a speaker repeats is listed once."""
    return read(reading).claims


def read(reading: Reading) -> Told:
    """The claims the article states, with the takings that they and their like tell of."""
    article = scene(reading)
    found: list[Settled] = []
    takings: list[Taking] = []
    for sentence in article.stated():
        for draft in _told(article, sentence, found):
            claim = settled(article, sentence, draft, found)
            if claim is not None:
                found.append(claim)
            taking = change(article, sentence, draft, claim)
            if taking is not None:
                takings.append(taking)
    return Told(tuple(one.claim for one in _once(found)), tuple(takings))


def _told(article: Scene, sentence: Sentence, earlier: list[Settled]) -> Iterator[Draft]:
    remember(article, sentence)
    drafts = _without_echoes([draft for rule in _RULES for draft in rule(article, sentence)])
    drafts = with_dense(article, sentence, drafts, earlier)
    yield from sorted(drafts, key=lambda draft: draft.anchor)
    yield from answers(article, sentence, earlier)
    yield from echoes(article, sentence, earlier)


def _without_echoes(drafts: list[Draft]) -> list[Draft]:
    """Without the verb of "took the island under its administration", which the rest tells better."""
    told = {(d.territory.first, d.claimant.key) for d in drafts if d.around and d.claimant is not None}
    return [
        d
        for d in drafts
        if d.around
        or d.relation is not Relation.CAPTURED
        or d.claimant is None
        or (d.territory.first, d.claimant.key) not in told
    ]


def _once(found: list[Settled]) -> list[Settled]:
    kept: list[Settled] = []
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for one in found:
        known = places[one.claimant.key, one.place]
        twin = next((at for at in known if _same(one, kept[at])), None)
        if twin is None:
            known.append(len(kept))
            kept.append(one)
        elif _fullness(one) > _fullness(kept[twin]):
            kept[twin] = one
    return kept


def _same(one: Settled, other: Settled) -> bool:
    a, b = one.claim, other.claim
    if one.draft.when and other.draft.when and a.when != b.when:
        return False  # "taken in June, lost in July and taken again in August"
    if (one.draft.when or other.draft.when) and a.relation not in HOLDING and _far_apart(a.when, b.when):
        return False
    headline = Part.HEADLINE in (one.sentence.part, other.sentence.part)
    if a.stance is not b.stance:
        return False
    if a.relation is not b.relation and not (headline and {a.relation, b.relation} <= GAINING | HOLDING):
        return False
    if _voice(a) != _voice(b) and not headline:
        return False
    # One who holds a town now and one who has held it since 1992 may be two statements of one author.
    return headline or a.relation not in HOLDING or a.when == b.when


def _voice(claim: Claim) -> str:
    """Who says it, by the name without its article."""
    return claim.attributed_to.removeprefix("the ").removeprefix("The ")


def _far_apart(a: When | None, b: When | None) -> bool:
    """Whether more than a month lies between the two."""
    return (
        a is not None and b is not None and max(a.first_day - b.last_day, b.first_day - a.last_day) > _MONTH
    )


def _fullness(one: Settled) -> tuple[bool, bool, bool]:
    claim = one.claim
    return one.sentence.part is not Part.HEADLINE, claim.when is not None, claim.against is not None
