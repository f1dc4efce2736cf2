"""Subjects that do not stand where the parser looks: before an aside, behind "accuses", in a list it cut."""

from __future__ import annotations

from geo.claims.scene import Scene
from geo.language.document import Clause, Phrase, Sentence
from geo.model import Sense

_BARE = frozenset(("and", "participle", ""))
_PAST = frozenset(("VBN", "VBD"))
_SINCE = frozenset(
    ("in", "on", "since", "from", "by", "last", "during", "after", "at", "only", "two", "three")
)
_WHEN = frozenset(("after", "before", "since", "until", "as"))
_BRACKETS = 5
"""Words that initials in brackets may have."""
_BY = frozenset(("of", "for", "ing", "with", "from"))


def reduced(scene: Scene, sentence: Sentence, clause: Clause) -> Phrase | None:
    """The name before the comma that a bare participle tells of ("Izium, captured in April,")."""
    if clause.own_subject or clause.link not in _BARE or scene.tokens[clause.verb].form not in _PAST:
        return None
    at = clause.verb
    while scene.tokens[at - 1].tag == "ADV" and at - 1 > sentence.first:
        at -= 1
    after = scene.lower(clause.verb + 1)
    timed = after in _SINCE or scene.tokens[min(clause.verb + 1, len(scene.tokens) - 1)].tag == "ADV"
    if scene.lower(at - 1) != "," or at - 2 not in scene.names or not timed:
        return None
    toponym = scene.toponym(at - 2)
    if toponym is None or toponym.sense is Sense.DEMONYM:
        return None
    return Phrase(scene.starts[scene.names[at - 2]], at - 1, at - 2)


def accused(scene: Scene, sentence: Sentence, clause: Clause) -> Phrase | None:
    """ "accuses Beijing of occupying the shoal": whose deed it is said to be."""
    above = scene.governor(sentence, clause)
    if above is None or clause.link not in _BY or clause.own_subject:
        return None
    blames = scene.lexicon.stance["blaming"]
    blamed = above.subject if above.passive else above.object
    return blamed if above.lemma in blames else None


def past_initials(scene: Scene, sentence: Sentence, clause: Clause) -> Phrase | None:
    """ "after fighters of the Liberation Army (KLA) overran X": who stands before the brackets."""
    if clause.own_subject or scene.lower(clause.verb - 1) != ")":
        return None
    opening = next(
        (i for i in range(clause.verb - 2, clause.verb - _BRACKETS, -1) if scene.lower(i) == "("), 0
    )
    for other in sentence.clauses:
        for oblique in other.obliques:
            if oblique.phrase.last == opening and oblique.preposition in _WHEN:
                return oblique.phrase
    return None


def supported(scene: Scene, sentence: Sentence, clause: Clause) -> Phrase | None:
    """ "Yemeni soldiers backed by Emirati special forces drove …": the soldiers, where the parser took the
    end of those behind them for the subject."""
    subject = clause.subject
    if subject is None or not clause.own_subject:
        return None
    for other in sentence.clauses:
        if other.link != "participle" or other.verb > subject.first or other.subject is None:
            continue
        by = next((o.phrase for o in other.obliques if o.preposition == "by"), None)
        if by is not None and by.last == subject.first and other.subject.last == other.verb:
            return other.subject
    return None


def described(scene: Scene, sentence: Sentence, clause: Clause) -> Phrase | None:
    """ "Vavuniya is the northernmost town still held by the army": the place that the town is."""
    above = scene.governor(sentence, clause)
    if clause.link != "participle" or not clause.passive or clause.own_subject or above is None:
        return None
    what, place = above.object, above.subject
    if above.lemma != "be" or what is None or place is None or not above.verb < what.head < clause.verb:
        return None
    land = scene.lower(what.head) in scene.lexicon.places["strong"]
    return place if land and any(i in scene.names for i in range(place.first, place.last)) else None


def with_list(scene: Scene, sentence: Sentence, subject: Phrase) -> Phrase:
    """ "says A, B and C are in its hands": the parser gives A to the verb before."""
    first = subject.first
    if scene.lower(first - 1) not in (",", "and") or scene.tokens[first - 2].tag != "PROPN":
        return subject
    for clause in sentence.clauses:
        thing = clause.object
        if thing is not None and thing.last == first - 1 and thing.first == clause.verb + 1:
            return Phrase(thing.first, subject.last, subject.head)
    return subject


def cleft(scene: Scene, sentence: Sentence, clause: Clause) -> Phrase | None:
    """ "It was the army, he said, that had retaken Kidal": who is set before the verb."""
    at = clause.verb - 1
    while at > sentence.first and scene.tokens[at].tag in ("AUX", "ADV"):
        at -= 1
    if scene.lower(at) not in ("that", "who", "which"):
        return None
    for other in sentence.clauses:
        if other.lemma == "be" and other.verb < clause.verb and other.subject is not None:
            dummy = scene.lower(other.subject.head) == "it" and other.object is not None
            return other.object if dummy else None
    return None


def split_perfect(scene: Scene, sentence: Sentence, clause: Clause) -> Phrase | None:
    """ "The army had, he said, completely taken X": whose "had" stands before an aside."""
    above = scene.governor(sentence, clause)
    if clause.link != "participle" or above is None or above.lemma != "have" or above.object is not None:
        return None
    between = [scene.lower(i) for i in range(above.verb + 1, clause.verb)]
    aside = between[:1] == [","] and "," in between[1:]
    return above.subject if aside else None


def before_aside(scene: Scene, sentence: Sentence, clause: Clause) -> Phrase | None:
    """Whose act an aside without an agent is: "The troops left Izium, captured in April"."""
    above = scene.governor(sentence, clause)
    if clause.link != "participle" or above is None or above.passive or above.subject is None:
        return None
    aside = scene.lower(clause.verb - 1) == "," and clause.subject != above.subject
    return above.subject if aside else None
