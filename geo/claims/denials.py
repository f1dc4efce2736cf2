"""What the words around a clause take back: denials above it, beside it and in answer to it."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claims.scene import Scene
from geo.language.document import Clause, Reality, Sentence

_BESIDE = frozenset(("and", "but", "or", ";", ":"))
_NOUNISH = frozenset(("report", "claim", "announce", "state"))
_ANEW = frozenset((";", ":"))
_OPEN = frozenset((Reality.POSSIBLE, Reality.HYPOTHETICAL, Reality.ASKED))
_TENSES = frozenset(("modal", "future", "infinitive"))
_STATES = frozenset(("states", "says", "adds", "insists", "claims", "affirms", "maintains"))
_ANSWER = 8
"""How many words after "this was" a contradiction may stand."""


def superiors(sentence: Sentence, clause: Clause) -> Iterator[Clause]:
    """The clauses that this one is said or meant in; a verb beside it ("rejected … and said") is none."""
    seen: set[int] = set()
    while (
        clause.governor is not None
        and clause.governor not in seen
        and clause.governor < len(sentence.clauses)
    ):
        seen.add(clause.governor)
        if clause.link == "relative":
            return  # "Turkey, whose troops occupy Kyrenia, rejected it": what is rejected is something else
        if clause.link in _ANEW and sentence.clauses[clause.governor].link == "that":
            return  # "It is untrue that X was relieved: it surrendered": told by the author again
        reported = clause.lemma == "report" and sentence.clauses[clause.governor].verb + 1 == clause.verb
        beside = clause.link in _BESIDE and not reported  # "rejected reports that": a noun read as a verb
        clause = sentence.clauses[clause.governor]
        if not beside:
            yield clause


def denied(scene: Scene, sentence: Sentence, clause: Clause | None, anchor: int) -> bool:
    """Whether the verb that reports a clause denies what it tells."""
    if _is_stated_anew(scene, sentence, anchor):
        return False
    denying = scene.lexicon.stance["denying"]
    recognises = scene.lexicon.predicate["recognises"]
    above = list(_until_said(scene, sentence, clause)) if clause is not None else []
    # "denies that the fleet is lost, and states that Mukden is held": the nearest says it.
    above += [c for c in sentence.clauses if c.verb < anchor and scene.lower(c.verb + 1) == "that"][-1:]
    doubted = any(c.lemma in recognises and c.negated for c in above)
    untrue = clause is not None and any(is_untrue(scene, c, clause.first) for c in above)
    untrue = untrue or (clause is not None and _noun_is_false(scene, sentence, clause))
    return (
        doubted
        or untrue
        or any(c.lemma in denying and not c.negated and c.reality is not Reality.NEGATED for c in above)
    )


def _is_stated_anew(scene: Scene, sentence: Sentence, anchor: int) -> bool:
    """ "denies the loss, and states that Mukden is held": where the grammar took "states" for a noun."""
    that = next((i for i in range(anchor, sentence.first, -1) if scene.lower(i) == "that"), sentence.first)
    return scene.lower(that - 1) in _STATES and scene.lower(that - 2) == "and"


def _until_said(scene: Scene, sentence: Sentence, clause: Clause) -> Iterator[Clause]:
    """The clauses above up to the verb that says it: "rejected it, saying that …" denies no more."""
    for above in superiors(sentence, clause):
        yield above
        if above.lemma in scene.lexicon.joint.telling and above.lemma not in _NOUNISH:
            return


def _noun_is_false(scene: Scene, sentence: Sentence, clause: Clause) -> bool:
    """ "The claim that X has taken Y, seen by millions, is false": the verb stands behind what it denies."""
    inside = [clause, *scene.governors(sentence, clause)]
    nouns = {c.noun for c in inside if c.link == "that" and c.noun is not None}
    return bool(nouns) and any(
        c.verb > clause.verb
        and c.link == ""
        and is_untrue(scene, c, sentence.last)
        and _has_for_subject(c, nouns)
        for c in sentence.clauses
    )


def _has_for_subject(clause: Clause, nouns: set[int]) -> bool:
    """Whether the noun is the subject, or stands behind what the grammar took for one."""
    subject = clause.subject
    return subject is not None and any(subject.first <= n < subject.last or subject.last <= n for n in nouns)


def disowned(scene: Scene, sentence: Sentence, clause: Clause) -> bool:
    """ "denied rumours that it had fallen"; "asked whether they held it, he said that was not true"."""
    if clause.reality not in _OPEN or clause.tense in _TENSES:
        return False
    if clause.link in ("whether", "if"):
        return contradicted_after(scene, sentence, clause) is not None
    return denied(scene, sentence, clause, clause.verb)


def done_after_all(scene: Scene, sentence: Sentence, clause: Clause) -> bool:
    """ "resolved to quit the hill, and did so"; "has never ceased to affirm that the islands are its own"."""
    for above in scene.governors(sentence, clause):
        if above.lemma in scene.lexicon.stance["ceasing"] and above.reality is Reality.NEGATED:
            return True
    if clause.reality is not Reality.PLANNED:
        return False
    return any(
        c.lemma == "do"
        and c.verb > clause.verb
        and c.reality is Reality.FACT
        and scene.lower(c.verb + 1) == "so"
        for c in sentence.clauses
    )


def contradicted_after(scene: Scene, sentence: Sentence, asked: Clause) -> int | None:
    """The verb that answers what was asked with a no, or None."""
    if asked.link not in ("whether", "if"):
        return None
    for clause in sentence.clauses:
        if clause.verb > asked.verb and is_untrue(scene, clause, sentence.last):
            return clause.verb
    return None


def is_untrue(scene: Scene, clause: Clause, before: int) -> bool:
    """ "this was not true", "it is a lie that", "called reports of it false"."""
    words = scene.lexicon.stance
    if clause.lemma != "be" and clause.lemma not in scene.lexicon.joint.judging:
        return False
    reach = range(clause.verb + 1, min(clause.verb + 1 + _ANSWER, before))
    after = [scene.lower(i) for i in reach]
    if any(word in words["contradicting"] for word in after):
        return not clause.negated
    denies = clause.negated or "not" in after
    return denies and any(word in words["confirming"] for word in after)
