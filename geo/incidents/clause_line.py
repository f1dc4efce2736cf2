"""A clause as one plain sentence: "The army regained X", "A helicopter was shot down"; nothing where it leans
on the words around it, is no neutral account, or where who did what to whom is not certain."""

from __future__ import annotations

from geo.incidents.lexicon import vocabulary
from geo.incidents.mentions import Mention, roles
from geo.incidents.sure_words import is_plural, line_words, names_in, particle_of, told_as_is, verb_of
from geo.incidents.tellings import Telling
from geo.language.document import Clause, Phrase
from geo.lexicon import table
from geo.model import Place, Sense
from geo.reading import Reading

LONGEST = 80
"""Characters of the text's own words; a longer clause gives way to the plain name of the kind."""


def own_words(reading: Reading, told: Telling, place: Place | None) -> str:
    """The line of the verb that says of what kind it was; empty where it makes no sentence of its own."""
    lead = _leading(told)
    if lead is None or lead.frame.near or told.strength < 2:
        return ""
    line = _clause(reading, lead, place)
    return line[:1].upper() + line[1:] if 0 < len(line) <= LONGEST else ""


def _leading(told: Telling) -> Mention | None:
    """The verb that says of what kind it was, or the one of whose turn of phrase that word is a part."""
    chief = max(told.told, key=_weight)
    plain = [m for m in told.told if m.clause is not None and not m.noun and not m.frame.pattern]
    best = max(plain, key=_weight, default=None)
    if best is None or chief.noun:
        return None
    return best if best is chief or best.clause is chief.clause else None


def _weight(mention: Mention) -> tuple[int, bool, bool]:
    return mention.frame.strength, mention.frame.family != "harm", not mention.noun


def _clause(reading: Reading, mention: Mention, place: Place | None) -> str:
    clause = mention.clause
    if clause is None or clause.verb != mention.token or _is_doubtful(reading, clause, place):
        return ""
    subject, verb = told_as_is(reading, clause.subject), verb_of(reading, clause)
    if not subject or not verb:
        return ""
    if clause.passive:
        return _passive(reading, clause, subject, verb)
    return _active(reading, clause, (subject, verb), mention.frame.family)


def _is_doubtful(reading: Reading, clause: Clause, place: Place | None) -> bool:
    """A verb of one side or one that says little; an object drawn from before; another place than this."""
    lemma, particle = clause.lemma.partition(" ")[0], particle_of(reading, clause)
    plain = particle in line_words("plain_particles")
    if lemma in line_words("loaded") or (lemma in line_words("vague") and not plain):
        return True
    drawn = not clause.passive and clause.object is not None and clause.object.last <= clause.verb
    undergone = clause.subject if clause.passive or clause.object is None else clause.object
    if drawn or undergone is None:
        return drawn
    felled = particle == "down" and lemma in ("shoot", "bring")
    return (felled and not _flies(reading, undergone)) or _is_elsewhere(reading, undergone, place)


def _flies(reading: Reading, phrase: Phrase) -> bool:
    """What is shot down flies: of "shot down a missile launcher" nobody knows what is meant."""
    tokens = reading.document.tokens
    head = tokens[phrase.head]
    return head.tag == "NUM" or vocabulary().among(head.lemma, "flying", "air", "drone_word")


def _is_elsewhere(reading: Reading, phrase: Phrase, place: Place | None) -> bool:
    """Several places in one phrase, or one that is not where it happened."""
    tokens = reading.document.tokens
    head = tokens[phrase.head].start
    # "A Russian helicopter", "Norland's forces" say whose it is; a name that is the head itself, where it is.
    meant = (
        one
        for one in names_in(reading, phrase)
        if one.sense is Sense.LITERAL or one.span.start <= head < one.span.end
    )
    named = {one.place.id for one in meant if one.place is not None}
    if not named or place is None:
        return False
    joined = any(tokens[at].lower in ("and", ",") for at in range(phrase.first, phrase.last))
    return joined or place.id not in named


def _passive(reading: Reading, clause: Clause, subject: str, verb: str) -> str:
    doer = roles(clause)[0]
    by = told_as_is(reading, doer)
    if doer is not None and not by:
        return ""
    are = "were" if is_plural(reading, clause.subject) else "was"
    return " ".join(filter(None, [subject, are, verb, f"by {by}" if by else ""]))


def _active(reading: Reading, clause: Clause, words: tuple[str, str], family: str) -> str:
    """Subject, verb and object; empty where an object is missing that the verb needs, or is a pronoun."""
    object_ = None if _is_time(reading, clause.object) else clause.object
    told = told_as_is(reading, object_, undergoing=True)
    lost = object_ is not None and not told
    if lost or (object_ is None and _needs(reading, clause)):
        return ""
    if _is_weapon(reading, clause.subject) and family == "abduction":
        return ""
    return " ".join(filter(None, [*words, told]))


def _needs(reading: Reading, clause: Clause) -> bool:
    """True for a verb that says nothing without an object: "the marines took", "the pilot shot down"."""
    lemma = clause.lemma.partition(" ")[0]
    if lemma in line_words("with_object"):
        return True
    return not particle_of(reading, clause) and lemma not in line_words("without_object")


def _is_time(reading: Reading, phrase: Phrase | None) -> bool:
    """ "Took back last year": a phrase of time is no object."""
    return (
        phrase is not None and reading.document.tokens[phrase.head].lemma in table("scenes")["ties"]["times"]
    )


def _is_weapon(reading: Reading, phrase: Phrase | None) -> bool:
    if phrase is None:
        return False
    known = vocabulary()
    return known.among(
        reading.document.tokens[phrase.head].lemma, "artillery", "grenade", "goods", "arms_word"
    )
