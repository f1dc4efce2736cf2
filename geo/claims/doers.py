"""Who takes, loses or holds the ground behind a verb, and whether they can."""

from __future__ import annotations

from geo.claims.actors import Claimant, plain
from geo.claims.chains import Piece, behind, dated
from geo.claims.claimants import claimants
from geo.claims.cues import Cue
from geo.claims.grounds import fronted, hung_on, nearest_doer
from geo.claims.passage import Passage, Told, leading
from geo.claims.scene import Scene
from geo.language.document import Clause, Phrase, Sentence
from geo.model import Relation

_SMALL = frozenset(
    ("the", "of", "and", "a", "an", "in", "from", "al", "de", "for", "who", "its", "his", "their")
)
_CUT = 12
"""Words that may stand between an auxiliary and its participle."""


def by_doer(passage: Passage, cue: Cue, limit: int) -> Told | None:
    """What a verb tells whose subject takes, loses or holds: the ground behind it, or put before it."""
    scene, kept = passage.scene, passage.holders
    pieces = behind(scene, cue, limit, None)
    if not pieces:
        return _before_doer(passage, cue, limit)
    if cue.act.kind == "hold" and (len(pieces) < 2 or scene.tokens[cue.at].lemma == "have"):
        return None  # what a verb of holding has for its object, the plain rules tell
    phrase = _doer(passage, cue)
    holders = (claimants(scene, phrase, cue.at) if phrase is not None else ()) or (kept if cue.joined else ())
    told = dated(pieces, leading(passage, cue), passage.published)
    relation = Relation.LOST if cue.passive and cue.act.loser else cue.act.relation
    return Told(cue, tuple(told), holders, False, relation) if holders else None


def _before_doer(passage: Passage, cue: Cue, limit: int) -> Told | None:
    """ "Corrales and Toledo it still has", "a crossroads that the army took on Thursday"."""
    scene, sentence = passage.scene, passage.sentence
    near = nearest_doer(scene, sentence, cue)
    grounds = (hung_on(scene, sentence, near) or fronted(scene, sentence, near)) if near is not None else ()
    holders = claimants(scene, near, cue.at) if grounds else ()
    if not holders:
        return None
    *others, last = grounds
    pieces = behind(scene, cue, limit, last)
    listed = [Piece(one, pieces[0].dates, {}, one.last, False) for one in others]
    return Told(
        cue,
        tuple(dated([*listed, *pieces], leading(passage, cue), passage.published)),
        holders,
        False,
        cue.act.relation,
    )


def _doer(passage: Passage, cue: Cue) -> Phrase | None:
    """The subject of the verb; of a perfect that the parser cut, the subject of its auxiliary."""
    clause = cue.clause
    if clause is not None and clause.subject is not None and not (clause.passive and cue.joined):
        cut = _auxiliary_of(passage.sentence, clause) if clause.passive else None
        return cut.subject if cut is not None else clause.subject
    return None if cue.joined else nearest_doer(passage.scene, passage.sentence, cue)


def _auxiliary_of(sentence: Sentence, clause: Clause) -> Clause | None:
    """The "had" that the parser took for a verb of its own ("had, he said, completely taken X")."""
    near = (c for c in sentence.clauses if clause.first - _CUT < c.verb < clause.verb)
    return next((c for c in near if c.lemma == "have" and c.object is None and c.subject is not None), None)


def is_plausible(scene: Scene, told: Told) -> bool:
    """Whether those who take or hold the ground can: no crowds, firms, carriers or volunteers."""
    act = told.cue.act
    leaving = act.force and act.relation is Relation.WITHDREW
    passing = scene.lexicon.claimants["passing"] if act.force and act.kind == "take" else frozenset()
    return all(
        _can_hold(scene, holder, leaving) and plain(holder.words).split()[-1] not in passing
        for holder in told.holders
    )


def _can_hold(scene: Scene, holder: Claimant, leaving: bool) -> bool:
    words, told = scene.lexicon.claimants, plain(holder.words).removeprefix("the ").split()
    if not told or told[-1] in words["civil"] or not (holder.force or holder.state):
        return False
    known = scene.lexicon.joint.bodies
    armed = any(word in known or word.removesuffix("s") in known for word in told)
    small = (word for word in holder.words.split() if word.islower() and word.isalpha())
    if not armed and any(word not in _SMALL for word in small):
        return False
    # "The Israelis left the border towns": a people that leaves is no army; one that withdraws is.
    return not leaving or armed or holder.words.isupper() or holder.words[:1].islower()
