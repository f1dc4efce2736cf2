"""How far a name of a sentence stands from the words of what happened: the nearest is its scene."""

from __future__ import annotations

from geo.incidents.mentions import Mention, leading, roles
from geo.incidents.ties import Tie, clause_of, describes_people, names_place, reacts, speaks
from geo.incidents.told_on import is_at_hospital, tells_on
from geo.language.document import Clause, Sentence
from geo.lexicon import table
from geo.model import Span
from geo.reading import Locality, Reading
from geo.records import record

HEADING = 8.0
"""How far a name that heads the sentence counts as off: nearer than any but those beside the words."""

OTHER_CLAUSE = 40
"""Tokens of distance that a place in another clause of the sentence counts as further off."""

OF_PEOPLE = 50
"""Tokens that a place counts as further off in a clause about those harmed ("who had been in X")."""

FALLING = ("fall", "surrender")
"""Verbs whose subject is the ground that is lost."""

LINKED = 4
"""Tokens within which the name begins that a "where" takes up."""


@record(frozen=True, slots=True)
class Candidate:
    """A name that may be the scene; `locality` is None where it is on no map."""

    span: Span
    first: int
    tie: Tie
    locality: Locality | None
    heads: bool = False
    """It opens the sentence before a colon ("Prizren: …")."""


def cost_of(
    reading: Reading, sentence: Sentence, told: tuple[Mention, ...], found: Candidate
) -> float | None:
    """How far a name stands from the words of the happening; None where it is no scene."""
    at = found.first
    if found.heads:
        return HEADING
    if found.tie is Tie.AWAY:
        return None
    clause = clause_of(reading.document, sentence, at)
    own = any(mention.clause is clause for mention in told)
    if any(_opens(mention, at) or _is_taken(mention, at) for mention in told):
        return 0.0
    if _is_barred(reading, sentence, told, found, clause):
        return None
    inside = [mention for mention in told if _within(mention, clause, at)]
    further = found.tie + (OF_PEOPLE if not own and describes_people(reading.document, sentence, at) else 0)
    return further + min(abs(at - m.token) + (0 if m in inside else OTHER_CLAUSE) for m in told)


def _is_barred(
    reading: Reading, sentence: Sentence, told: tuple[Mention, ...], found: Candidate, clause: Clause | None
) -> bool:
    """True for a name in words that only speak, did not happen, or tell where the harmed were brought."""
    at = found.first
    own = any(mention.clause is clause or _is_of_it(reading, mention, at) for mention in told)
    if not own and any(_is_said_there(reading, mention, at) for mention in told):
        return True
    if tells_on(reading, told) and (not own or is_at_hospital(reading, at)):
        return True
    if clause is None:
        return False
    return _only_speaks(reading, clause, at) if own else _tells_otherwise(reading, sentence, clause, at)


def _is_of_it(reading: Reading, mention: Mention, at: int) -> bool:
    """ "The bridge at X, | bombed on 30 May, is down": where that is of which a participle tells."""
    clause = mention.clause
    if clause is None or clause.link != "participle" or clause.subject is None:
        return False
    if not clause.subject.first <= at < clause.first:
        return False
    return all(token.tag != "VERB" for token in reading.document.tokens[clause.subject.first : clause.first])


def _is_said_there(reading: Reading, mention: Mention, at: int) -> bool:
    """ "The dam broke there and drowned nineteen": at the place told before, not at one named after it."""
    if mention.clause is None:
        return False
    first = leading(mention.sentence, mention.clause).first
    tokens = reading.document.tokens
    stop = min(mention.clause.last, at - 1)
    return any(tokens[i].lower == "there" and tokens[i + 1].lemma != "be" for i in range(first, stop))


def _only_speaks(reading: Reading, clause: Clause, at: int) -> bool:
    """True for a name before "condemned the attack", and in "a list put up in X has 243 killed"."""
    if at > clause.verb or clause.passive or clause.subject is None:
        return False
    paper = reading.document.tokens[clause.subject.head].lemma in table("scenes")["ties"]["papers"]
    return reacts(clause) or paper


def _tells_otherwise(reading: Reading, sentence: Sentence, clause: Clause, at: int) -> bool:
    """True for a name in a clause that did not happen, or says who speaks."""
    spoken = speaks(clause) and not names_place(reading.document, clause)
    return (spoken or not clause.reality.happened) and not _is_fronted(sentence, clause, at)


def _is_fronted(sentence: Sentence, clause: Clause, at: int) -> bool:
    """ "Near X two patrols did not agree, and a guard was killed": a scene set for the whole sentence."""
    subject = clause.subject
    opens = clause.first <= sentence.first + 1 and subject is not None and at < subject.first
    return opens and (clause.negated or not speaks(clause))


def _opens(mention: Mention, at: int) -> bool:
    """True for the X of "X, where a bar was looted and a man beaten"."""
    clause = leading(mention.sentence, mention.clause) if mention.clause is not None else None
    return clause is not None and clause.link == "where" and 0 < clause.first - at <= LINKED


def _is_taken(mention: Mention, at: int) -> bool:
    """True for the X of "X, a port on Lake Y, fell" and "took X, south of Y": the very ground."""
    clause = mention.clause
    if clause is None or mention.noun or mention.frame.family != "capture" or clause.verb != mention.token:
        return False
    falls = clause.lemma in FALLING and not clause.passive
    ground = clause.subject if falls else roles(clause)[1]
    return ground is not None and ground.first <= at <= ground.head


def _within(mention: Mention, clause: Clause | None, at: int) -> bool:
    """True where the token, of that clause, lies in the mention's clause or in one that hangs on it."""
    first, last = mention.reach
    if first <= at < last or mention.clause is None:
        return first <= at < last
    clauses = mention.sentence.clauses
    for _ in clauses:
        if clause is None or clause is mention.clause:
            break
        clause = clauses[clause.governor] if clause.governor is not None else None
    return clause is mention.clause
