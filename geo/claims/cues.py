"""Where a sentence tells of ground taken, lost or held: each verb, its voice, and where its ground begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.claims.acts import Act, acts, pasts, tales
from geo.claims.denials import disowned
from geo.claims.scene import QUOTES, Scene
from geo.claims.telling import TOLD
from geo.language.document import Clause, Reality, Sentence
from geo.language.glimpsed import seen_leaving
from geo.model import Relation, Sense

JOINTS = frozenset((",", "and", ";", "then", "but", "or"))
BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "get", "got"))
_HAVE = frozenset(("have", "has", "had", "having"))
_SKIPPED = frozenset(("AUX", "ADV", "PART"))
_PARTICLES = frozenset(("up", "off", "out", "away", "over", "part", "place", "aim"))
_ALSO_PREPOSITIONS = frozenset(("down", "on", "in", "back"))
ALL = frozenset(("both", "all", "each"))
_BACK = 9
"""Words before a participle within which its auxiliary stands."""
_GAP = 5
"""Words that may stand between verb and preposition before its ground ("pulled its last men out of")."""
_ADVERBS = 2
"""The same of a verb without an object ("marched quietly into")."""
_BY = frozenset(
    (
        "by",
        "on",
        "in",
        "at",
        "from",
        "after",
        "during",
        "since",
        "without",
        "to",
        "before",
        "only",
    )
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of ground at token `at`; what it governs begins at token `then`.

    `passive`: the ground stands before it. `joined`: it goes on from the cue before ("lost in July and taken
    again"), with no subject of its own. `clause` is the clause it is the verb of, where the parser found one.
    """

    at: int
    then: int
    act: Act
    passive: bool
    joined: bool
    negated: bool
    clause: Clause | None


def cues(scene: Scene, sentence: Sentence) -> Iterator[Cue]:
    """The cues of a sentence that are told as facts or denied."""
    known = acts()
    for token in [one for one in scene.tokens[sentence.first : sentence.last] if one.lemma in known]:
        found, at = known[token.lemma], token.index
        if at in scene.names or not _is_verb(scene, sentence, at):
            continue
        cue = next((c for act in found if (c := _cue(scene, sentence, at, act)) is not None), None)
        if cue is None or (cue.clause is not None and seen_leaving(sentence, cue.clause)):
            continue
        if _is_told(scene, sentence, cue):
            yield cue


def _is_verb(scene: Scene, sentence: Sentence, at: int) -> bool:
    """A verb, or the only word that can be one ("The garrison quit Assab")."""
    token = scene.tokens[at]
    if token.tag in ("VERB", "AUX"):
        return not (_describes(scene, at) or (token.lemma == "have" and _is_auxiliary(scene, at)))
    alone = token.tag == "NOUN" and not sentence.clauses and at > sentence.first
    return alone and at + 1 in scene.names and scene.tokens[at - 1].tag in ("NOUN", "PROPN")


def _cue(scene: Scene, sentence: Sentence, at: int, act: Act) -> Cue | None:
    then = _governed(scene, sentence, at, act)
    if then is None:
        return None
    clause = next((c for c in sentence.clauses if c.verb == at), None)
    joined = _is_joined(scene, sentence, at, clause)
    return Cue(at, then, act, _is_passive(scene, sentence, at, act), joined, _is_negated(scene, at), clause)


def _governed(scene: Scene, sentence: Sentence, at: int, act: Act) -> int | None:
    """Where the ground of the verb begins; None where the words it needs are not there."""
    limit, then = sentence.last, at + 1
    if act.particle:
        found = next((i for i in range(then, min(then + 3, limit)) if scene.lower(i) == act.particle), None)
        return None if found is None else (then if found > then else then + 1)
    particle = scene.lower(then) in _ALSO_PREPOSITIONS and scene.tokens[then].form == "RP"
    if (particle or scene.lower(then) in _PARTICLES) and not act.after:
        return None
    if act.noun:
        then = next((i + 1 for i in range(then, min(then + _GAP, limit)) if scene.lower(i) in act.noun), -1)
        if then < 0:
            return None
    return _behind(scene, then, limit, act) if act.after else then


def _behind(scene: Scene, then: int, limit: int, act: Act) -> int | None:
    """The token after the preposition that leads to the ground."""
    moved = act.loser or act.relation is Relation.WITHDREW
    for at in range(then, min(then + (_GAP if moved else _ADVERBS), limit)):
        for words in act.after:
            if all(scene.lower(at + k) == word for k, word in enumerate(words)):
                return at + len(words)
        closed = scene.tokens[at].tag in ("VERB", "AUX", "PUNCT") or at in scene.names
        if closed or not (moved or scene.tokens[at].tag == "ADV"):
            return None
    return None


def _auxiliary(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """The auxiliary of a verb, across adverbs, dates and what stands between commas or quotation marks."""
    for step in range(at - 1, max(sentence.first - 1, at - _BACK), -1):
        lower, tag = scene.lower(step), scene.tokens[step].tag
        if lower in BE | _HAVE:
            return step
        aside = tag in _SKIPPED or tag == "PUNCT" or lower in QUOTES or lower in ALL or step in scene.dated
        if not aside and not _in_aside(scene, sentence, step):
            return None
    return None


def _in_aside(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether an auxiliary stands right before the comma that opens what holds the token."""
    for step in range(at - 1, max(sentence.first, at - _BACK), -1):
        if scene.lower(step) == ",":
            return scene.lower(step - 1) in BE | _HAVE
        if scene.tokens[step].tag in ("VERB", "PRON"):
            return False
    return False


def _is_passive(scene: Scene, sentence: Sentence, at: int, act: Act) -> bool:
    """Whether the ground stands before the verb, by its auxiliary or as a participle behind a name."""
    token = scene.tokens[at]
    if act.kind == "kept":
        return _auxiliary(scene, sentence, at) is not None
    if token.form not in ("VBN", "VBD") or token.lower in pasts():
        return False
    auxiliary = _auxiliary(scene, sentence, at)
    if auxiliary is not None:
        return scene.lower(auxiliary) in BE
    return _is_reduced(scene, sentence, at)


def _describes(scene: Scene, at: int) -> bool:
    """ "Is occupied Syrian territory": a participle that only says what kind of land it is."""
    after = scene.tokens[min(at + 1, len(scene.tokens) - 1)]
    plain = after.tag in ("ADJ", "NOUN", "PROPN") and after.index not in scene.dated
    before = scene.lower(at - 1)
    return (
        plain
        and (before in BE or before in ("the", "a", "an", "of", "in"))
        and scene.tokens[at].form == "VBN"
    )


def _is_auxiliary(scene: Scene, at: int) -> bool:
    """ "Had lost": the verb is another one."""
    step = at + 1
    while scene.tokens[min(step, len(scene.tokens) - 1)].tag in ("ADV", "PART"):
        step += 1
    after = scene.tokens[min(step, len(scene.tokens) - 1)]
    return after.lower in BE or (after.tag == "VERB" and after.form in ("VBN", "VBD"))


def _is_reduced(scene: Scene, sentence: Sentence, at: int) -> bool:
    """ "X, taken in June by the army, …", "…, lost in July": no object behind, a name or joint before it."""
    before, after = scene.lower(at - 1), scene.tokens[min(at + 1, len(scene.tokens) - 1)]
    toponym = scene.toponym(at - 1)
    named = toponym is not None and toponym.sense is Sense.LITERAL
    open_before = named or before in ("and", ",", "but", "then", "again", "first")
    free = after.lower in _BY or at + 1 in scene.dated or after.tag in ("PUNCT", "ADV", "CCONJ")
    return free and (open_before or at == sentence.first)


def _is_joined(scene: Scene, sentence: Sentence, at: int, clause: Clause | None) -> bool:
    """Whether nothing but adverbs stands between a joint and the verb."""
    step = at - 1
    while step > sentence.first and (scene.tokens[step].tag in _SKIPPED or step in scene.dated):
        step -= 1
    joint = scene.lower(step) in JOINTS
    return joint and (clause is None or not clause.own_subject or clause.subject is None)


def _is_negated(scene: Scene, at: int) -> bool:
    return any(scene.lower(i) in ("not", "never", "n't") for i in range(max(0, at - 3), at))


def _is_told(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """False for what is planned, feared, asked or supposed."""
    if scene.lower(cue.at - 1) in tales():
        return False
    clause = cue.clause or sentence.clause_at(cue.at)
    if clause is None:
        return scene.tokens[cue.at].form in ("VBD", "VBN") or scene.tokens[cue.at].tag == "NOUN"
    if clause.verb != cue.at:
        return clause.reality is Reality.FACT and scene.tokens[cue.at].form in ("VBD", "VBN", "VBZ", "VBP")
    return clause.link != "to" and (clause.reality in TOLD or disowned(scene, sentence, clause))
