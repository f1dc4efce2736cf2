"""A clause as one plain sentence: "The army regained X", "A helicopter was shot down"; nothing where it leans
on the words around it or is no neutral account."""

from __future__ import annotations

from functools import cache

from geo.incidents.bodies import country_of, owner_of
from geo.incidents.lexicon import vocabulary
from geo.incidents.mentions import Mention, roles
from geo.incidents.tellings import Telling
from geo.language.document import Clause, Phrase
from geo.lexicon import table
from geo.reading import Reading

LONGEST = 80
"""Characters of the text's own words; a longer clause gives way to the plain name of the kind."""
PARTICLES = frozenset(["up", "down", "out", "off", "away", "back", "over"])
ARTICLES = frozenset(["a", "an", "the"])
PLURAL = frozenset(["NNS", "NNPS"])


def own_words(reading: Reading, lead: Telling) -> str:
    """The line of the first plain verb of the telling; empty where none makes a sentence of its own."""
    plain = (m for m in lead.told if m.clause is not None and not m.noun and not m.frame.pattern)
    mention = next(plain, None)
    if mention is None or lead.strength < 2 or mention.frame.near:
        return ""
    line = _clause(reading, mention)
    return line[:1].upper() + line[1:] if 0 < len(line) <= LONGEST else ""


def _clause(reading: Reading, mention: Mention) -> str:
    clause = mention.clause
    if clause is None or clause.verb != mention.token or clause.subject is None:
        return ""
    token = reading.document.tokens[clause.verb]
    lemma = clause.lemma.partition(" ")[0]
    if lemma in _words("loaded") or token.form == "VBG":
        return ""
    subject = _plain(reading, clause.subject)
    if not subject:
        return ""
    if clause.passive:
        return _passive(reading, clause, subject)
    return _active(reading, clause, subject, mention.frame.family)


def _passive(reading: Reading, clause: Clause, subject: str) -> str:
    doer = roles(clause)[0]
    by = _plain(reading, doer)
    if doer is not None and not by:
        return ""
    are = "were" if _is_plural(reading, clause.subject) else "was"
    return " ".join(filter(None, [subject, are, _verb(reading, clause), f"by {by}" if by else ""]))


def _active(reading: Reading, clause: Clause, subject: str, family: str) -> str:
    """Subject, verb and object; empty where an object is missing that the verb needs, or is a pronoun."""
    object_ = None if _is_time(reading, clause.object) else clause.object
    told = _plain(reading, object_)
    lost = object_ is not None and not told
    if lost or (object_ is None and _needs(reading, clause, family)):
        return ""
    if _is_weapon(reading, clause.subject) and family == "abduction":
        return ""
    return " ".join(filter(None, [subject, _verb(reading, clause), told]))


def _needs(reading: Reading, clause: Clause, family: str) -> bool:
    """True for a verb that says nothing without an object: "the marines took", "the pilot shot down"."""
    lemma = clause.lemma.partition(" ")[0]
    if lemma in _words("with_object"):
        return True
    bare = not _particle(reading, clause) and lemma not in _words("without_object")
    return bare and family in ("capture", "harm")


def _is_time(reading: Reading, phrase: Phrase | None) -> bool:
    """ "Took back last year": a phrase of time is no object."""
    return (
        phrase is not None and reading.document.tokens[phrase.head].lemma in table("scenes")["ties"]["times"]
    )


def _verb(reading: Reading, clause: Clause) -> str:
    """The verb with its particle; of "has fallen" the auxiliary too."""
    token = reading.document.tokens[clause.verb]
    have = ""
    if not clause.passive and token.form == "VBN" and not token.lower.endswith("ed"):
        have = "have" if _is_plural(reading, clause.subject) else "has"
    return " ".join(filter(None, [have, token.lower, _particle(reading, clause)]))


def _particle(reading: Reading, clause: Clause) -> str:
    if clause.particle:
        return clause.particle
    follows = [*reading.document.tokens[clause.verb + 1 : clause.verb + 3]]
    if not follows or follows[0].lower not in PARTICLES:
        return ""
    ends = len(follows) == 1 or follows[1].tag in ("ADP", "PUNCT", "ADV")
    return follows[0].lower if ends or follows[0].form == "RP" else ""


def _plain(reading: Reading, phrase: Phrase | None) -> str:
    """The phrase in its own words, "its" led back to its owner; empty where it stands on other words."""
    if phrase is None:
        return ""
    tokens = reading.document.tokens
    first, head = tokens[phrase.first], tokens[phrase.head]
    if head.tag in ("PRON", "NUM", "ADJ") or first.lower in _words("leaning"):
        return ""
    if any(tokens[at].lemma in _words("loaded_names") for at in range(phrase.first, phrase.last)):
        return ""
    words = " ".join(reading.document.words(phrase).text.split())
    if first.lower in _words("possessive"):
        owner = owner_of(reading, phrase)
        return f"{owner}'s {words.partition(' ')[2]}" if owner else ""
    named = head.tag == "PROPN" or first.text[:1].isupper() or bool(country_of(reading, phrase))
    return words if first.lower in ARTICLES or named else words[:1].lower() + words[1:]


def _is_plural(reading: Reading, phrase: Phrase | None) -> bool:
    if phrase is None:
        return False
    tokens = reading.document.tokens
    head = tokens[phrase.head]
    several = any(tokens[at].lower == "and" for at in range(phrase.first, phrase.last))
    return head.form in PLURAL or several or head.lower in ("people", "police")


def _is_weapon(reading: Reading, phrase: Phrase | None) -> bool:
    if phrase is None:
        return False
    known = vocabulary()
    return known.among(
        reading.document.tokens[phrase.head].lemma, "artillery", "grenade", "goods", "arms_word"
    )


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("incidents")["line"][key])
