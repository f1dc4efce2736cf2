"""Claims told densely: several places under one verb, several fates of one place, what its clause tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from geo.claims.actors import Claimant
from geo.claims.acts import again_words
from geo.claims.adjuncts import shifted
from geo.claims.chains import Piece, behind, dated, ground_at, known_by_name
from geo.claims.claimants import claimants
from geo.claims.cues import Cue, cues
from geo.claims.doers import by_doer, is_plausible
from geo.claims.drafts import Draft
from geo.claims.grounds import before_verb
from geo.claims.passage import Passage, Told, leading
from geo.claims.scene import Scene
from geo.claims.settled import Settled
from geo.claims.shares import Named
from geo.claims.whose import Fates
from geo.language.document import Sentence
from geo.model import Relation, When

MOST = 16
"""Verbs of ground that one sentence is read for: none read so far had six."""
_LASTING = ("since", "until", "for ")
_LED = frozenset(("it", "them"))


def told_densely(scene: Scene, sentence: Sentence, earlier: Sequence[Settled]) -> list[Draft]:
    """What the verbs of ground in a sentence tell, each piece with its day and whoever is meant."""
    if not _names_ground(scene, sentence):
        return []
    found = [cue for cue in islice(cues(scene, sentence), MOST) if not cue.negated]
    if not found or scene.tells(sentence, scene.lexicon.stance["games"]):
        return []
    passage = Passage(scene, sentence, Fates(earlier))
    for cue, after in zip(found, [*found[1:], None], strict=True):
        told = _read(passage, cue, after.at if after is not None else sentence.last)
        if told is not None and is_plausible(scene, told):
            _tell(passage, told)
    return passage.drafts


def _names_ground(scene: Scene, sentence: Sentence) -> bool:
    """Whether a place is named, or led back to by a pronoun."""
    named = not scene.names.keys().isdisjoint(range(sentence.first, sentence.last))
    return named or scene.tells(sentence, _LED)


def _read(passage: Passage, cue: Cue, limit: int) -> Told | None:
    if _is_of_ground(passage, cue):
        return _of_ground(passage, cue, limit)
    return by_doer(passage, cue, limit)


def _is_of_ground(passage: Passage, cue: Cue) -> bool:
    """Whether the ground stands before the verb: of a joined participle, where it did of the verb before."""
    if cue.act.kind == "kept":
        return False
    again = cue.joined and passage.of_ground and passage.scene.tokens[cue.at].form in ("VBN", "VBD")
    return (cue.passive and not cue.act.loser) or cue.act.of_ground or again


def _of_ground(passage: Passage, cue: Cue, limit: int) -> Told | None:
    scene = passage.scene
    shared = passage.grounds if cue.joined and passage.of_ground else ()
    grounds = shared or before_verb(scene, passage.sentence, cue)
    if not grounds:
        return None
    *others, last = grounds
    pieces = behind(scene, cue, limit, last)
    listed = [Piece(one, pieces[0].dates, pieces[0].agents, one.last, False) for one in others]
    return Told(
        cue,
        tuple(dated([*listed, *pieces], leading(passage, cue), passage.published)),
        (),
        True,
        cue.act.relation,
    )


def _tell(passage: Passage, told: Told) -> None:
    passage.grounds = tuple(piece.ground for piece in told.pieces[:1])
    passage.of_ground = told.of_ground
    for piece in told.pieces:
        passage.when = piece.when or passage.when
        _draft(passage, told, piece, piece.ground, piece.when)
        if piece.echo is not None and piece.when is not None:
            scene, at = passage.scene, piece.echo.name
            ground = ground_at(scene, at, passage.sentence.last) or known_by_name(scene, at)
            then = shifted(piece.when, piece.echo.before, scene.words(piece.echo.first, at + 1))
            if ground is not None and then is not None:
                _draft(passage, told, piece, ground, then)


def _draft(passage: Passage, told: Told, piece: Piece, ground: Named, when: When | None) -> None:
    cue, act = told.cue, told.cue.act
    lasting = when is not None and when.text.lower().startswith(_LASTING)
    if lasting and act.kind != "hold":
        return
    relation, against, likely = told.relation, None, None
    if told.of_ground:
        holders, relation, against = _agents(passage, told, piece, ground)
        likely = None if holders or when is None else _likely(passage, told, piece, ground)
    else:
        holders = told.holders
        against = next(iter(_named(passage, piece, "from")), None) if act.kind == "take" else None
    passage.holders = holders or _one(likely) or passage.holders
    anchor = cue.at if piece is told.pieces[0] and ground is piece.ground else ground.anchor
    for holder in holders or (None,):
        draft = Draft(
            anchor,
            relation,
            holder,
            ground,
            against,
            cue=cue.at,
            when=when,
            likely=None if holder else likely,
        )
        passage.fates.add(draft if holder or not likely else replace(draft, claimant=likely))
        passage.drafts.append(draft)


def _named(passage: Passage, piece: Piece, *prepositions: str) -> tuple[Claimant, ...]:
    for preposition in prepositions:
        found = claimants(passage.scene, piece.agents.get(preposition), piece.ground.first)
        if found and all(one.force or one.state for one in found):
            return found
    return ()


def _agents(
    passage: Passage, told: Told, piece: Piece, ground: Named
) -> tuple[tuple[Claimant, ...], Relation, Claimant | None]:
    """Who took or lost ground that is the subject: the agent that the words name, or of the piece before."""
    act = told.cue.act
    shared = passage.holders if piece is not told.pieces[0] else ()
    if act.kind == "follow":
        last = passage.fates.latest()
        return (_one(last[1]), last[0], None) if last is not None else ((), act.relation, None)
    if act.kind == "lose":
        by, to = _named(passage, piece, "by"), _named(passage, piece, "to")
        if to and not by:
            return to, Relation.CAPTURED, passage.fates.loser(ground)
        return by or shared, act.relation, to[0] if to else None
    return _named(passage, piece, *(act.to if act.of_ground else ("by", "to"))) or shared, act.relation, None


def _likely(passage: Passage, told: Told, piece: Piece, ground: Named) -> Claimant | None:
    """Whoever the fates of the ground before let think of, where the words name nobody."""
    if told.cue.act.kind == "follow":
        return None
    if told.cue.act.kind == "lose":
        return passage.fates.loser(ground)
    return passage.fates.taker(ground, _is_again(passage, told, piece))


def _one(found: Claimant | None) -> tuple[Claimant, ...]:
    return (found,) if found is not None else ()


def _is_again(passage: Passage, told: Told, piece: Piece) -> bool:
    scene, cue = passage.scene, told.cue
    end = max(piece.end, cue.at + 2)
    return cue.act.again or any(
        scene.lower(i) in again_words() for i in range(cue.at, min(end, len(scene.tokens)))
    )
