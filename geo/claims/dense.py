"""Claims told densely: several places under one verb, several fates of one place, what its clause tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geo.claims.actors import Claimant, plain
from geo.claims.acts import again_words
from geo.claims.adjuncts import date_at, finest, shifted
from geo.claims.chains import Piece, behind, ground_at
from geo.claims.claimants import claimants
from geo.claims.cues import Cue, cues
from geo.claims.drafts import Draft
from geo.claims.grounds import before_verb, fronted, hung_on, nearest_doer
from geo.claims.scene import Scene
from geo.claims.settled import Settled
from geo.claims.shares import Named
from geo.claims.whose import Fates
from geo.language.document import Clause, Phrase, Sentence
from geo.model import Relation, When
from geo.reading import Dated

_TOLD_BY = frozenset(("that", "which", "who", "where", "when", "whom", ";", ":", "while", "after", "before"))
_SMALL = frozenset(
    ("the", "of", "and", "a", "an", "in", "from", "al", "de", "for", "who", "its", "his", "their")
)
_CUT = 12
"""Words that may stand between an auxiliary and its participle."""
_LASTING = ("since", "until", "for ")


@dataclass(slots=True)
class _Passage:
    """What the verbs of a sentence read so far hand on to the next one."""

    scene: Scene
    sentence: Sentence
    fates: Fates
    grounds: tuple[Named, ...] = ()
    holders: tuple[Claimant, ...] = ()
    of_ground: bool = False
    when: When | None = None
    drafts: list[Draft] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Told:
    """A verb with all that the words give it: the pieces of ground and who takes or holds them."""

    cue: Cue
    pieces: tuple[Piece, ...]
    holders: tuple[Claimant, ...]
    of_ground: bool


def told_densely(scene: Scene, sentence: Sentence, earlier: Sequence[Settled]) -> list[Draft]:
    """What the verbs of ground in a sentence tell, each piece with its day and whoever is meant."""
    found = [cue for cue in cues(scene, sentence) if not cue.negated]
    if not found or _is_of_games(scene, sentence):
        return []
    passage = _Passage(scene, sentence, Fates(earlier))
    for cue, after in zip(found, [*found[1:], None], strict=True):
        told = _read(passage, cue, after.at if after is not None else sentence.last)
        if told is not None and _is_plausible(scene, told):
            _tell(passage, told)
    return passage.drafts


def _is_of_games(scene: Scene, sentence: Sentence) -> bool:
    return scene.tells(sentence, scene.lexicon.stance["games"])


def _read(passage: _Passage, cue: Cue, limit: int) -> _Told | None:
    if _is_of_ground(passage, cue):
        return _of_ground(passage, cue, limit)
    return _of_doer(passage, cue, limit)


def _is_of_ground(passage: _Passage, cue: Cue) -> bool:
    """Whether the ground stands before the verb: of a joined participle, where it did of the verb before."""
    if cue.act.kind == "kept":
        return False
    again = cue.joined and passage.of_ground and passage.scene.tokens[cue.at].form in ("VBN", "VBD")
    return cue.passive or cue.act.of_ground or again


def _of_ground(passage: _Passage, cue: Cue, limit: int) -> _Told | None:
    scene, lead = passage.scene, _leading(passage, cue)
    shared = passage.grounds if cue.joined and passage.of_ground else ()
    grounds = shared or before_verb(scene, passage.sentence, cue)
    if not grounds:
        return None
    *others, last = grounds
    pieces = behind(scene, cue, limit, last, lead)
    listed = [
        Piece(one, pieces[0].dates, pieces[0].agents, one.last, False, when=pieces[0].when) for one in others
    ]
    return _Told(cue, (*listed, *pieces), (), True)


def _of_doer(passage: _Passage, cue: Cue, limit: int) -> _Told | None:
    scene, sentence, lead = passage.scene, passage.sentence, _leading(passage, cue)
    phrase = _doer(passage, cue)
    holders = claimants(scene, phrase, cue.at) if phrase is not None else ()
    holders = holders or (passage.holders if cue.joined else ())
    pieces = behind(scene, cue, limit, None, lead)
    near = nearest_doer(scene, sentence, cue)
    if not pieces and near is not None:
        first = hung_on(scene, sentence, near) or fronted(scene, sentence, near)
        if first:
            holders = claimants(scene, near, cue.at) or holders
            *others, last = first
            told = behind(scene, cue, limit, last, lead)
            pieces = [
                *(Piece(one, told[0].dates, {}, one.last, False, when=told[0].when) for one in others),
                *told,
            ]
    elif cue.act.kind == "hold" and (len(pieces) < 2 or scene.tokens[cue.at].lemma == "have"):
        return None  # what a verb of holding has for its object, the plain rules tell
    return _Told(cue, tuple(pieces), holders, False) if pieces and holders else None


def _doer(passage: _Passage, cue: Cue) -> Phrase | None:
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


def _is_plausible(scene: Scene, told: _Told) -> bool:
    """Whether those who take or hold the ground can: no crowds, firms, carriers or volunteers."""
    act = told.cue.act
    leaving = act.relation is Relation.WITHDREW
    return all(_can_hold(scene, holder, act.force, leaving) for holder in told.holders)


def _can_hold(scene: Scene, holder: Claimant, force: bool, leaving: bool) -> bool:
    words, told = scene.lexicon.claimants, plain(holder.words).removeprefix("the ").split()
    if not told or told[-1] in words["civil"] or not (holder.force or holder.state):
        return False
    known = words["forces"] | words["holders"] | words["organs"]
    armed = any(word in known or word.removesuffix("s") in known for word in told)
    common = [
        word for word in holder.words.split() if word.islower() and word.isalpha() and word not in _SMALL
    ]
    if common and not armed:
        return False
    # "The Israelis left the border towns": a people that leaves is no army; one that withdraws is.
    return not (force and leaving) or armed or holder.words.isupper() or holder.words[:1].islower()


def _tell(passage: _Passage, told: _Told) -> None:
    passage.grounds = tuple(piece.ground for piece in told.pieces[:1])
    passage.of_ground = told.of_ground
    for piece in told.pieces:
        passage.when = piece.when or passage.when
        _draft(passage, told, piece, piece.ground, piece.when)
        if piece.echo is not None and piece.when is not None:
            ground = ground_at(passage.scene, piece.echo[0], passage.sentence.last)
            then = shifted(piece.when, piece.echo[1], piece.ground.name)
            if ground is not None and then is not None:
                _draft(passage, told, piece, ground, then)


def _leading(passage: _Passage, cue: Cue) -> When | None:
    """The date that stands before the verb, in its own clause: the nearest, with what stands beside it."""
    scene, dates = passage.scene, list[Dated]()
    for at in range(cue.at - 1, passage.sentence.first - 1, -1):
        dated = date_at(scene, at)
        if dated is not None:
            dates.append(dated)
        elif (
            scene.tokens[at].tag == "VERB"
            or scene.lower(at) in _TOLD_BY
            or (dates and scene.tokens[at].tag not in ("PUNCT", "ADP", "DET"))
        ):
            break
    return finest(dates, passage.when)


def _draft(passage: _Passage, told: _Told, piece: Piece, ground: Named, when: When | None) -> None:
    cue, act = told.cue, told.cue.act
    lasting = when is not None and when.text.lower().startswith(_LASTING)
    if lasting and act.kind != "hold":
        return
    relation, against, likely = act.relation, None, None
    if told.of_ground:
        holders, relation, against = _agents(passage, told, piece, ground)
        likely = None if holders else _likely(passage, told, piece, ground)
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


def _named(passage: _Passage, piece: Piece, *prepositions: str) -> tuple[Claimant, ...]:
    for preposition in prepositions:
        found = claimants(passage.scene, piece.agents.get(preposition), piece.ground.first)
        if found and all(one.force or one.state for one in found):
            return found
    return ()


def _agents(
    passage: _Passage, told: _Told, piece: Piece, ground: Named
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


def _likely(passage: _Passage, told: _Told, piece: Piece, ground: Named) -> Claimant | None:
    """Whoever the fates of the ground before let think of, where the words name nobody."""
    if told.cue.act.kind == "follow":
        return None
    if told.cue.act.kind == "lose":
        return passage.fates.loser(ground)
    return passage.fates.taker(ground, _is_again(passage, told, piece))


def _one(found: Claimant | None) -> tuple[Claimant, ...]:
    return (found,) if found is not None else ()


def _is_again(passage: _Passage, told: _Told, piece: Piece) -> bool:
    scene, cue = passage.scene, told.cue
    end = max(piece.end, cue.at + 2)
    return cue.act.again or any(
        scene.lower(i) in again_words() for i in range(cue.at, min(end, len(scene.tokens)))
    )
