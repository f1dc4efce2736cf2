"""Who gained or lost a territory where the words name nobody: led back to whoever the text has in mind."""

from __future__ import annotations

from dataclasses import replace

from geo.claims.actors import Claimant, plain
from geo.claims.claimants import claimant
from geo.claims.drafts import Draft
from geo.claims.scene import Scene
from geo.claims.settled import Settled
from geo.claims.sides import side_of_office, speaking_for
from geo.claims.states import country_names
from geo.claims.telling import TOLD, Telling
from geo.model import ARTICLE_VOICE, Relation, Stance

GAINING = frozenset((Relation.CAPTURED, Relation.LIBERATED, Relation.ANNEXED))
HOLDING = frozenset((Relation.CONTROLS, Relation.OCCUPIES, Relation.ADMINISTERS))
_LOSING = frozenset((Relation.LOST, Relation.WITHDREW, Relation.CEDED))
_FALLING = 4
"""How many sentences back whoever a town fell to may be named."""
_LEAVING = 6
"""How many sentences back whoever leaves one place after the other may be named."""
_NEAR = 2
"""How many sentences back "denied it" may reach."""
REMEMBERED = 200
"""Claims gone back over for the one that is meant: more than articles have, a bound for others."""
LOOKED_BACK = 60
"""Sentences gone back over for whom a territory passes to: more than paragraphs have, a bound for others."""


_HEARSAY = frozenset(("reported", "rumoured", "rumored", "reportedly", "allegedly", "supposedly"))


def completed(scene: Scene, draft: Draft, earlier: list[Settled]) -> Draft | None:  # noqa: PLR0911 — one return a case
    """A draft without a claimant, with the one the text has in mind."""
    ceded = draft.relation is Relation.CEDED
    taker = draft.against or _recipient(scene, draft.anchor) if ceded else None
    if taker is not None:
        head = scene.lower(draft.territory.anchor)
        if draft.territory.place is None and head not in scene.lexicon.places["strong"]:
            return None
        taken = Relation.PART_OF if draft.due else Relation.CONTROLS
        return replace(draft, relation=taken, claimant=taker, against=None)
    if draft.relation is Relation.CAPTURED and draft.against is not None:
        return replace(draft, relation=Relation.LOST, claimant=draft.against, against=None)
    if draft.negated:
        other = _rival(draft, earlier)
        if other is not None:
            return replace(draft, claimant=other.claimant, relation=other.claim.relation)
    speaker = scene.speaker(draft.anchor)
    if draft.negated and draft.relation is Relation.ANNEXED:
        return None  # "declared the annexation void": refused, by whomever it was made
    civil = bool(set(plain(speaker).split()) & scene.lexicon.claimants["civil"])
    if draft.negated and civil:
        return None  # a consulate that denies the fall of a town has none to lose
    if draft.negated and draft.relation in GAINING and (speaker != ARTICLE_VOICE or draft.by is not None):
        denier = speaking_for(scene, speaker) if speaker != ARTICLE_VOICE else draft.by
        return replace(draft, claimant=denier, relation=Relation.LOST)
    fallen = scene.tokens[draft.anchor].lemma == "fall" and not draft.negated
    if fallen and speaker != ARTICLE_VOICE and (owner := _of_his_own(scene, draft, speaker)) is not None:
        return replace(
            draft, claimant=owner, relation=Relation.LOST
        )  # "X has fallen", a president says of his own
    held = draft.relation is Relation.CONTROLS and not draft.negated
    if held and speaker != ARTICLE_VOICE and (owner := speaking_for(scene, speaker)).people:
        return replace(draft, claimant=owner)
    losing = (Relation.LOST, Relation.CLAIMS, Relation.WITHDREW, Relation.CEDED)
    if draft.relation in losing and speaker != ARTICLE_VOICE and not civil:
        return replace(draft, claimant=speaking_for(scene, speaker))
    if (
        draft.relation in (Relation.WITHDREW, Relation.CEDED)
        and speaker == ARTICLE_VOICE
        and not draft.negated
    ):
        return _left_again(scene, draft, earlier)
    gaining = draft.relation in GAINING | {Relation.OCCUPIES}
    return _gained(scene, draft, earlier) if gaining else None


def _of_his_own(scene: Scene, draft: Draft, speaker: str) -> Claimant | None:
    """The state whose voice a speaker is, where the ground may be its own: it has lost it."""
    owner = speaking_for(scene, speaker)
    ground = draft.territory.place
    home = country_names().get(ground.country or "", "") if ground is not None else ""
    abroad = bool(home) and owner.state not in (home, scene.called.get(home, home))
    return owner if owner.people and not abroad else None


def _gained(scene: Scene, draft: Draft, earlier: list[Settled]) -> Draft | None:
    """Whoever gained something just before, else whoever announces the gain as theirs."""
    if scene.lower(draft.anchor - 1) in _HEARSAY:
        return None
    following = None if draft.negated else _gaining_next(scene, draft)
    if following is not None:
        return replace(draft, claimant=following)
    again = _gained_again(scene, draft, earlier) if draft.relation in GAINING else None
    if again is not None or draft.negated:
        return again
    by = _advancing(scene, draft, earlier) or _announcing(scene, draft)
    return replace(draft, claimant=by) if by is not None else None


def _announcing(scene: Scene, draft: Draft) -> Claimant | None:
    """A force that reports a gain and names nobody else: it is its own."""
    speaker = scene.speaker(draft.anchor)
    if speaker == ARTICLE_VOICE or (
        scene.tokens[draft.anchor].lemma == "fall" and not _claimed(scene, draft)
    ):
        return None
    by = side_of_office(scene, speaking_for(scene, speaker))
    if by.people and draft.relation in GAINING:
        return by
    if set(plain(speaker).split()) & scene.lexicon.claimants["civil"]:
        return None
    staff = bool(scene.lexicon.claimants["staffs"] & set(plain(speaker).split()))
    forced = by.force and draft.relation in GAINING
    return by if forced or staff else None


def _claimed(scene: Scene, draft: Draft) -> bool:
    """ "Rome Radio claims that Tobruk fell": nobody claims what was lost."""
    words = scene.lexicon.stance["boasting"]
    return any(c.lemma in words and c.verb < draft.anchor for c in scene.sentence_at(draft.anchor).clauses)


def _gaining_next(scene: Scene, draft: Draft) -> Claimant | None:
    """ "Kilinochchi was taken in January and a week later the army regained …": who goes on to gain."""
    sentence = scene.sentence_at(draft.anchor)
    for clause in sentence.clauses:
        if clause.verb <= draft.anchor or clause.passive or clause.reality not in TOLD:
            continue
        frames = scene.lexicon.verbs.get(clause.lemma, ())
        if clause.object is not None and any(f.relation in GAINING and not f.noun for f in frames):
            found = claimant(scene, clause.subject, clause.verb)
            return found if found is not None and found.force else None
    return None


def _left_again(scene: Scene, draft: Draft, earlier: list[Settled]) -> Draft | None:
    """ "Wour was evacuated on 12 May": by whoever left something just before."""
    now = scene.sentence_at(draft.anchor)
    clause = next((c for c in now.clauses if c.verb == draft.anchor), None)
    if clause is not None and any(o.preposition == "to" for o in clause.obliques):
        return None  # "was handed to no one"
    for other in reversed(earlier[-REMEMBERED:]):
        if now.index - other.sentence.index > _LEAVING or other.claim.relation in GAINING:
            return None
        if other.claim.relation is Relation.WITHDREW and other.claim.stance is Stance.ASSERTS:
            return replace(draft, claimant=other.claimant, relation=Relation.WITHDREW)
    return None


def _advancing(scene: Scene, draft: Draft, earlier: list[Settled]) -> Claimant | None:
    """Whoever is on the attack in this sentence or just before: "Troops pushed north. Gao was taken"."""
    now = scene.sentence_at(draft.anchor)
    losers = {e.claimant.key for e in earlier[-REMEMBERED:] if e.claim.relation in _LOSING}
    for sentence in reversed(scene.document.sentences[max(0, now.index - _NEAR) : now.index + 1]):
        if sentence.paragraph != now.paragraph:
            break
        for clause in reversed(sentence.clauses):
            if clause.lemma in scene.lexicon.stance["advancing"] and clause.reality in TOLD:
                found = claimant(scene, Telling(scene, sentence, clause).slot("subject"), clause.verb)
                if found is not None and found.force and found.key not in losers:
                    return found
    return None


def _gained_again(scene: Scene, draft: Draft, earlier: list[Settled]) -> Draft | None:
    """ "… and South Georgia was retaken": by whoever gained something just before."""
    now = scene.sentence_at(draft.anchor)
    for other in reversed(earlier[-REMEMBERED:]):
        near = now.index - other.sentence.index <= _NEAR or other.claim.relation is draft.relation
        if scene.tokens[draft.anchor].lemma == "fall" and now.index - other.sentence.index > _FALLING:
            return None
        if other.claim.relation in GAINING - {Relation.ANNEXED} and near:
            by = Claimant(other.claim.attributed_to, "", True)
            told = draft.by or (by if other.claim.attributed_to != ARTICLE_VOICE and draft.reported else None)
            return replace(draft, claimant=other.claimant, by=told)
    return None


def _recipient(scene: Scene, anchor: int) -> Claimant | None:
    """Whom an earlier sentence of the paragraph lets territory pass to."""
    now = scene.sentence_at(anchor)
    for sentence in scene.document.sentences[max(0, now.index - LOOKED_BACK) : now.index]:
        for clause in sentence.clauses if sentence.paragraph == now.paragraph else ():
            frames = scene.lexicon.verbs.get(clause.lemma, ())
            if any(frame.relation is Relation.CEDED for frame in frames):
                to = Telling(scene, sentence, clause).oblique("to")
                found = claimant(scene, to, clause.verb)
                if found is not None and found.force:
                    return found
    return None


def _rival(draft: Draft, earlier: list[Settled]) -> Settled | None:
    """The claim on the same territory that a denial answers."""
    place = draft.territory.place
    for other in reversed(earlier[-REMEMBERED:]):
        theirs = other.claim.territory.place
        same = place is not None and theirs is not None and place.id == theirs.id
        if same and other.claim.stance is Stance.ASSERTS and other.claim.relation in GAINING | HOLDING:
            return other
    return None
