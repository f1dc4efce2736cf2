"""What the rules for plain and for dense prose tell of the same words, brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.claims.actors import Claimant
from geo.claims.dense import told_densely
from geo.claims.drafts import Draft
from geo.claims.scene import Scene
from geo.claims.settled import GAINING, HOLDING, Settled
from geo.language.document import Sentence
from geo.model import Relation

_PRONOUNS = frozenset(("it", "them", "him", "her"))
_AGENT = 8
"""Words that the name of an agent may have."""
_GROUPS = (
    GAINING | {Relation.OCCUPIES},
    frozenset((Relation.LOST, Relation.WITHDREW, Relation.CEDED)),
    HOLDING | {Relation.PART_OF},
)


def with_dense(
    scene: Scene, sentence: Sentence, drafts: Sequence[Draft], earlier: Sequence[Settled]
) -> list[Draft]:
    """The drafts of a sentence with what only its density hides: more ground, its days, whose it was."""
    kept = list(drafts)
    for dense in told_densely(scene, sentence, earlier):
        twins = [at for at, plain in enumerate(kept) if _is_twin(plain, dense)]
        for at in twins:
            kept[at] = _joined(scene, kept[at], dense)
        own = [at for at, plain in enumerate(kept) if plain.anchor == dense.cue == dense.anchor]
        empty = [at for at in own if kept[at].claimant is None and dense.claimant is not None]
        if not twins and empty:
            kept[empty[0]] = dense
        elif not twins and not own and _is_news(dense):
            kept.append(dense)
    return kept


def _is_news(dense: Draft) -> bool:
    """Whether the plain rules could not have told it: further ground, a day of its own, what is put first."""
    held = dense.relation in HOLDING and dense.territory.first < dense.anchor
    return dense.anchor != dense.cue or dense.when is not None or held


def _is_twin(plain: Draft, dense: Draft) -> bool:
    """Whether both tell the like of the same words."""
    one, other = plain.territory, dense.territory
    same = one.first < other.last and other.first < one.last
    alike = any(plain.relation in group and dense.relation in group for group in _GROUPS)
    own = plain.anchor in (dense.cue, dense.anchor) or plain.anchor == plain.territory.anchor
    return same and alike and own


def _joined(scene: Scene, plain: Draft, dense: Draft) -> Draft:
    """The plain draft with the day, and with the claimant that it lacks."""
    known = plain
    if plain.claimant is None:
        told = dense.claimant is not None
        known = replace(plain, likely=dense.likely)
        known = (
            replace(known, claimant=dense.claimant, relation=dense.relation, against=dense.against)
            if told
            else known
        )
    elif dense.claimant is not None and _is_other(scene, plain.claimant, dense):
        known = replace(plain, claimant=dense.claimant)  # the agent that stands there is the one meant
    left = dense.relation is Relation.WITHDREW and plain.claimant is not None
    if known.relation is Relation.CEDED and known.against is None and left:
        known = replace(known, relation=dense.relation)  # an army that gives a place up leaves it to nobody
    words = range(known.territory.first, dense.territory.first)
    if any(at in scene.dated or scene.tokens[at].tag == "NUM" for at in words):
        known = replace(known, territory=dense.territory)  # "on the 28th Toledo" read as one name
    return replace(known, when=known.when or dense.when, cue=dense.cue if known.cue is None else known.cue)


def _is_other(scene: Scene, plain: Claimant, dense: Draft) -> bool:
    """Whether an agent stands right behind the verb ("entered by …") whom the plain reading passed over."""
    cue = dense.cue
    if cue is None or scene.lower(cue + 1) != "by" or scene.lower(cue + 2) in _PRONOUNS:
        return False
    agent = scene.words(cue + 2, min(cue + 2 + _AGENT, len(scene.tokens))).lower()
    return plain.words.lower().rpartition(" ")[2] not in agent
