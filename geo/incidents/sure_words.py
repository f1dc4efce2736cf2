"""Phrases and verbs of a clause that a line may take over as they stand; any doubt leaves them out."""

from __future__ import annotations

from functools import cache

from geo.incidents.bodies import country_of, owner_of
from geo.incidents.counting import BE
from geo.incidents.lexicon import vocabulary
from geo.incidents.spans import overlapping, starting_in
from geo.language.document import Clause, Phrase, Token
from geo.lexicon import table
from geo.model import Sense, Toponym
from geo.reading import Reading

ARTICLES = frozenset(["a", "an", "the"])
HAVE = frozenset(["have", "has", "had"])
_REACH = 4
_PARTICLES = frozenset(["up", "down", "out", "off", "away", "back", "over"])
_PLURAL = frozenset(["NNS", "NNPS"])


def told_as_is(reading: Reading, phrase: Phrase | None, *, undergoing: bool = False) -> str:
    """The phrase in its own words, "its" led back to its owner; empty where it stands on other words."""
    if phrase is None or not _stands_alone(reading, phrase, undergoing):
        return ""
    first = reading.document.tokens[phrase.first]
    words = " ".join(reading.document.words(phrase).text.split())
    if first.lower in line_words("possessive"):
        owner = owner_of(reading, phrase)
        return f"{owner}'s {words.partition(' ')[2]}" if owner else ""
    named = first.tag == "PROPN" or phrase.first == phrase.head or bool(country_of(reading, phrase))
    keeps = first.lower not in ARTICLES and (named and first.text[:1].isupper())
    after = reading.document.tokens[phrase.first + 1].text if phrase.last - phrase.first > 1 else ""
    initials = words[1:2].isupper() or (first.text[:1].isupper() and after[:1].isupper())
    return words if keeps or initials or first.lower in ARTICLES else words[:1].lower() + words[1:]


def _stands_alone(reading: Reading, phrase: Phrase, undergoing: bool) -> bool:
    tokens = reading.document.tokens[phrase.first : phrase.last]
    at = phrase.head - phrase.first
    if not _is_noun(tokens, at) or tokens[at].lemma in line_words("counts"):
        return False
    lowered, lemmas = {token.lower for token in tokens}, {token.lemma for token in tokens}
    if lowered & line_words("leaning") or lemmas & line_words("loaded_names"):
        return False
    if not all(_is_nominal(token, step, at) for step, token in enumerate(tokens)):
        return False
    if _is_dated(reading, phrase) or _is_lone_demonym(reading, phrase):
        return False
    return not _is_known_ground(tokens) and (undergoing or not _is_known_thing(reading, phrase))


def _is_noun(tokens: tuple[Token, ...], at: int) -> bool:
    """A noun, or the number in the name of a make ("a Mi-24")."""
    if tokens[at].tag in ("NOUN", "PROPN"):
        return True
    return tokens[at].tag == "NUM" and at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].tag == "PROPN"


def _is_nominal(token: Token, step: int, head: int) -> bool:
    if step == 0 and (token.lower in line_words("possessive") or token.lower in ARTICLES):
        return True
    if token.tag == "VERB":
        return step < head and token.form in ("VBN", "VBG", "")
    return token.tag not in ("ADV", "AUX", "SCONJ", "PRON") and not (step == 0 and token.tag == "ADP")


def _is_dated(reading: Reading, phrase: Phrase) -> bool:
    """ "July 27 Bolivia": a date drawn into the phrase."""
    tokens = reading.document.tokens
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    return bool(overlapping(reading.timeline.dates, start, end))


def _is_lone_demonym(reading: Reading, phrase: Phrase) -> bool:
    """ "Ethiopian recaptured": the noun behind it is lost."""
    head = reading.document.tokens[phrase.head]
    named = starting_in(reading.toponyms, head.start, head.end)
    return head.form not in _PLURAL and any(one.sense is Sense.DEMONYM for one in named)


def _is_known_thing(reading: Reading, phrase: Phrase) -> bool:
    """ "The base", "the two men": told of before; an army or the police are known without that."""
    tokens = reading.document.tokens[phrase.first : phrase.last]
    if tokens[0].lower != "the" or len(tokens) < 2:
        return False
    if len(tokens) > 2:
        return False
    if tokens[1].tag == "PROPN":
        return bool(names_in(reading, phrase)) and tokens[1].form not in _PLURAL
    armed = tokens[1].form in _PLURAL and vocabulary().among(tokens[1].lemma, "armed", "military")
    return not armed and tokens[1].lemma not in line_words("bodies")


def _is_known_ground(tokens: tuple[Token, ...]) -> bool:
    """ "Took the city", "the centre of the town", "arrested the two men": said of what was named before."""
    if len(tokens) > 1 and tokens[0].lower == "the" and tokens[1].tag == "NUM":
        return True
    for step in range(1, len(tokens)):
        ends = step + 1 == len(tokens) or tokens[step + 1].tag not in ("ADP", "PROPN")
        if ends and tokens[step - 1].lower == "the" and tokens[step].lemma in line_words("grounds"):
            return True
    return False


def names_in(reading: Reading, phrase: Phrase) -> list[Toponym]:
    """The places named in the phrase as places."""
    tokens = reading.document.tokens
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    return [one for one in starting_in(reading.toponyms, start, end) if one.sense is not Sense.DEMONYM]


def is_plural(reading: Reading, phrase: Phrase | None) -> bool:
    """Whether the verb behind the phrase stands in the plural."""
    if phrase is None:
        return False
    tokens = reading.document.tokens
    head = tokens[phrase.head]
    if any(tokens[at].lower == "and" for at in range(phrase.first, phrase.last)):
        return True
    if any(one.span.start <= head.start and head.end <= one.span.end for one in names_in(reading, phrase)):
        return False
    return head.form in _PLURAL or head.lower in ("people", "police")


def verb_of(reading: Reading, clause: Clause) -> str:
    """The verb with its particle, of "has fallen" the auxiliary too; empty where its form is in doubt."""
    tokens = reading.document.tokens
    token = tokens[clause.verb]
    before = [one.lower for one in tokens[max(clause.verb - _REACH, clause.first) : clause.verb]]
    after = " ".join(filter(None, [token.lower, particle_of(reading, clause)]))
    if clause.passive:
        sound = not BE.isdisjoint(before) and token.lower not in line_words("preterites")
        return after if sound else ""
    if not HAVE.isdisjoint(before):
        return _perfect(reading, clause, after, "had" in before)
    told = (
        token.form == "VBN"
        and BE.isdisjoint(before)
        and token.lower not in table("incidents")["line"]["pasts"]
    )
    sound = token.form == "VBD" or told
    return after if sound else ""


def _perfect(reading: Reading, clause: Clause, after: str, before_that: bool) -> str:
    """ "Has fallen"; of "had fallen" the plain past."""
    token = reading.document.tokens[clause.verb]
    if token.form not in ("VBN", "VBD") or token.lower in line_words("preterites"):
        return ""
    if token.lower.endswith("ed"):
        return after
    if before_that:
        past = table("incidents")["line"]["pasts"].get(token.lower, token.lower)
        return str(past) + after[len(token.lower) :]
    return f"{'have' if is_plural(reading, clause.subject) else 'has'} {after}"


def particle_of(reading: Reading, clause: Clause) -> str:
    """The particle of the verb: the "down" of "shot down"."""
    follows = reading.document.tokens[clause.verb + 1 : clause.verb + 3]
    # "Was downed over X" says where it was; "was handed over" is a particle.
    above = clause.passive and len(follows) > 1 and follows[0].lower == "over"
    if above and follows[1].tag in ("PROPN", "DET", "NOUN", "ADJ", "X"):
        return ""
    if clause.particle:
        return clause.particle
    if not follows or follows[0].lower not in _PARTICLES:
        return ""
    ends = len(follows) == 1 or follows[1].tag in ("ADP", "PUNCT", "ADV")
    return follows[0].lower if ends or follows[0].form == "RP" else ""


@cache
def line_words(key: str) -> frozenset[str]:
    """A list of the lexicon of lines."""
    return frozenset(table("incidents")["line"][key])
