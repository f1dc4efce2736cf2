"""What the rules for plain and for dense prose tell of the same words, brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.claims.dense import told_densely
from geo.claims.drafts import Draft
from geo.claims.scene import Scene
from geo.claims.settled import GAINING, HOLDING, Settled
from geo.language.document import Sentence
from geo.model import Relation

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
        read = [plain for plain in drafts if plain.anchor == dense.cue == dense.anchor]
        twins = [at for at, plain in enumerate(kept) if _is_twin(plain, dense)]
        for at in twins:
            kept[at] = _joined(scene, kept[at], dense)
        if not twins and not read:
            kept.append(dense)
    return kept


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
    words = range(known.territory.first, dense.territory.first)
    if any(at in scene.dated or scene.tokens[at].tag == "NUM" for at in words):
        known = replace(known, territory=dense.territory)  # "on the 28th Toledo" read as one name
    return replace(known, when=known.when or dense.when, cue=dense.cue if known.cue is None else known.cue)
