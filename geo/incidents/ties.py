"""How a place name hangs on what a sentence tells: as its scene, or as where someone comes from or speaks."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from geo.incidents.goals import is_goal
from geo.incidents.lexicon import vocabulary
from geo.language.document import Clause, Document, Sentence, Token
from geo.lexicon import table
from geo.model import Span

LISTED = 14
"""Tokens back over which a list of names is followed."""
NAMED = 4
"""Tokens over which a name is followed to the word that it describes."""
JOINTS = (",", "and", "the", "or")
TODAY = ("today", "yesterday", "tonight", "tomorrow")
"""Nouns that no name describes: "attacked X yesterday"."""


class Tie(IntEnum):
    """How loosely a name hangs on the event, in tokens of distance that it counts as further off."""

    SCENE = 0
    """In, at, near it; the object or subject of the clause; of the event ("the battle of X")."""
    SITE = 3
    """It tells which bridge, market or camp."""
    LOOSE = 6
    PEOPLE = 20
    """ "Villagers of X"."""
    ORIGIN = 60
    """ "X labourers": it tells where people are from."""
    AWAY = 999
    """ "A X newspaper": who tells of it."""


def token_at(document: Document, sentence: Sentence, offset: int) -> int:
    """The token of the sentence that holds the offset, or the one after it."""
    tokens = document.tokens
    low, high = sentence.first, sentence.last
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def is_adjective(document: Document, sentence: Sentence, name: Span) -> bool:
    """ "The Kurdish town of X": a name that says whose the place behind it is."""
    at = token_at(document, sentence, name.start)
    if at + 1 >= sentence.last or document.tokens[at].tag != "ADJ" or document.tokens[at].end != name.end:
        return False
    return document.tokens[at + 1].tag == "NOUN"


def tie(document: Document, sentence: Sentence, first: int, last: int) -> Tie:
    """How the name of tokens `first`..`last` hangs on the words around it."""
    tokens = document.tokens
    before = _word_before(tokens, sentence, first)
    after = _noun_after(tokens, sentence, last)
    if after is not None and not _is_subject(document, sentence, first, after, before):
        return _with_noun(after, before)
    if before is None or before.lower in _words("locative") or tokens[first].lower in _words("locative"):
        return Tie.SCENE
    if before.lower == "of":
        return _of(tokens, sentence, before.index)
    if _is_one_of_people(document, sentence, first):
        return Tie.PEOPLE
    return Tie.SCENE if _is_part_of_clause(document, sentence, first) else Tie.LOOSE


def _is_subject(
    document: Document, sentence: Sentence, first: int, after: Token, before: Token | None
) -> bool:
    """True for the noun of "In X demonstrators burned a mosque": it does what is told, and is not of X."""
    if before is None or before.lower not in _words("locative") or before.index > sentence.first:
        return False
    clause = sentence.clause_at(after.index)
    unnamed = clause is not None and (clause.subject is None or clause.subject.head == after.index)
    return unnamed and clause is not None and clause.verb == after.index + 1 and after.form == "NNS"


def run_before(document: Document, sentence: Sentence, first: int) -> int:
    """Where the run of names begins that a name closes: "El Carmen de | Atrato"."""
    tokens = document.tokens
    while first - 2 >= sentence.first and tokens[first - 1].lower in _words("particles"):
        if tokens[first - 2].tag != "PROPN":
            break
        first -= 2
        while first > sentence.first and tokens[first - 1].tag == "PROPN":
            first -= 1
    return _kind_named(tokens, sentence, first)


def _kind_named(tokens: tuple[Token, ...], sentence: Sentence, first: int) -> int:
    """Where "place" stands in "at a place called X": the name hangs on the sentence by it."""
    naming = table("scenes")["unmapped"]["naming"]
    for at in range(first - 1, max(first - 3, sentence.first), -1):
        if tokens[at].lower in naming and tokens[at - 1].tag == "NOUN":
            return at - 1
    return first


def _noun_after(tokens: tuple[Token, ...], sentence: Sentence, last: int) -> Token | None:
    """The common noun that the name describes: the last one of "gas plant"."""
    found: Token | None = None
    for token in tokens[last : min(last + 3, sentence.last)]:
        if token.tag not in ("NOUN", "PROPN") or not token.text[:1].islower():
            break
        if token.lower in TODAY:
            break
        found = token
    return found


def _with_noun(after: Token, before: Token | None) -> Tie:
    """ "The X market", "the X bombing", "X labourers"."""
    if after.lemma in vocabulary().nouns:
        return Tie.SCENE
    weapon = vocabulary().among(after.lemma, "planted", "artillery", "grenade") and after.form != "NNS"
    if after.lemma in _words("media") or weapon:
        return Tie.AWAY
    site = vocabulary().among(after.lemma, "structure", "ground") or after.lemma in _words("sites")
    if site:
        return Tie.SITE
    adverbial = before is None or before.lower in _words("locative")
    return Tie.SITE if adverbial and after.lemma in _words("times") else Tie.ORIGIN


def _of(tokens: tuple[Token, ...], sentence: Sentence, at: int) -> Tie:
    head = tokens[at - 1] if at > sentence.first else None
    if head is None or head.lemma in vocabulary().nouns:
        return Tie.SCENE
    # "The Lyceum of Atacama" is named after a place and need not lie there.
    body = head.text[:1].isupper() and head.lemma not in _words("kinds") and head.lemma not in _words("sites")
    return Tie.PEOPLE if body or head.lemma in _people() else Tie.SITE


def _word_before(tokens: tuple[Token, ...], sentence: Sentence, first: int) -> Token | None:
    """The word that governs the name: articles, adjectives and "town of" between them are passed over."""
    at = first - 1
    while at >= sentence.first:
        token = tokens[at]
        kind = token.lower == "of" and at > sentence.first and tokens[at - 1].lemma in _words("kinds")
        if kind:
            at -= 1
        elif token.tag not in ("DET", "ADJ", "PUNCT") or token.lower == ",":
            return token
        at -= 1
    return None


def _is_part_of_clause(document: Document, sentence: Sentence, at: int) -> bool:
    """True for the subject or the object of the clause, or one of several joined in it."""
    clause = clause_of(document, sentence, at)
    phrases = (clause.subject, clause.object) if clause is not None else ()
    return any(phrase is not None and phrase.first <= at < phrase.last for phrase in phrases)


def _is_one_of_people(document: Document, sentence: Sentence, at: int) -> bool:
    """ "Members of X and Y": the second name says as little as the first where it happened."""
    tokens, clause = document.tokens, clause_of(document, sentence, at)
    for phrase in (clause.subject, clause.object) if clause is not None else ():
        if phrase is not None and phrase.head + 1 < at < phrase.last:
            return tokens[phrase.head].lemma in _people() and tokens[phrase.head + 1].lower == "of"
    return False


def clause_of(document: Document, sentence: Sentence, at: int) -> Clause | None:
    """The clause that a name belongs to: what stands behind "that" belongs to it, not to who says it."""
    held = sentence.clause_at(at)
    if held is None or held.verb > at:
        return held
    if not any(token.lower == "that" for token in document.tokens[held.verb + 1 : at]):
        return held
    for clause in sentence.clauses:
        if clause.link == "that" and clause.first > at and sentence.clauses[clause.governor or 0] is held:
            return clause
    return held


def speaks_at(sentence: Sentence, at: int) -> bool:
    """True where the token belongs to words about who speaks, not to what is said."""
    clause = sentence.clause_at(at)
    return clause is not None and speaks(clause)


def speaks(clause: Clause) -> bool:
    """True for a clause about who speaks, meets or travels."""
    return clause.lemma in _words("speech") or clause.lemma in _telling()


def reacts(clause: Clause) -> bool:
    """True for "X condemned the attack": who speaks of it is not where it happened."""
    return clause.lemma in _words("reacting")


def names_place(document: Document, clause: Clause) -> bool:
    """True for the "called" of "a place called X", "what they call a camp": nothing of who speaks."""
    if document.tokens[clause.first].lower == "what" and clause.lemma in _words("styling"):
        return True
    naming = document.tokens[clause.verb].lower in table("scenes")["unmapped"]["naming"]
    return naming and clause.verb > 0 and document.tokens[clause.verb - 1].tag == "NOUN"


def stays_at(document: Document, sentence: Sentence, at: int) -> bool:
    """True for "the minister was in X": where someone stays who speaks for others, nothing need happen."""
    clause = sentence.clause_at(at)
    if clause is None or clause.subject is None or clause.lemma not in _words("staying"):
        return False
    return document.tokens[clause.subject.head].lemma in _words("belongs")


def describes_people(document: Document, sentence: Sentence, at: int) -> bool:
    """True within "who had been in X": it tells of those harmed, not of the harm."""
    clause = clause_of(document, sentence, at)
    if clause is None or clause.link != "relative":
        return False
    return any(token.lower in ("who", "whom") for token in document.tokens[clause.first : clause.first + 2])


def is_elsewhere(document: Document, sentence: Sentence, at: int) -> bool:  # noqa: PLR0911 (a ladder of cases)
    """True for where something came from, where someone belongs or speaks, and where a road leads."""
    before = document.tokens[max(at - 5, sentence.first) : at]
    while before and before[-1].lower in ("the", "“", '"', "‘"):
        before = before[:-1]
    if not before:
        return False
    word, governor = before[-1].lower, before[-2].lemma if len(before) > 1 else ""
    if _is_mission(document, sentence, at) or _tells_hour(document, sentence, at):
        return True
    if is_goal(document, sentence, at):
        return True
    if word in _words("away"):
        return not _is_left(sentence, at)
    if word in ("of", "in", "at") and governor in _words("belongs"):
        body = before[-2].index
        return not (_suffers(sentence, at, body) or _is_landmark(document, sentence, body))
    if word == "of" and governor in ("road", "route") and any(token.lower == "," for token in before):
        return True  # "X, on the road of Y"
    return word in ("to", "towards", "toward", "for") and governor in _words("leads")


def _is_landmark(document: Document, sentence: Sentence, body: int) -> bool:
    """ "Outside the interior ministry in X": a building beside which something happens, not who speaks."""
    tokens, at = document.tokens, body - 1
    while at > max(sentence.first, body - NAMED) and tokens[at].tag in ("DET", "ADJ", "NOUN", "PROPN"):
        at -= 1
    if tokens[at].lower == "of":
        at -= 1
    return tokens[at].lower in _words("beside")


def _tells_hour(document: Document, sentence: Sentence, at: int) -> bool:
    """ "At noon, Moscow time": whose clock is meant."""
    tokens, after = document.tokens, at + 1
    while after < min(at + NAMED, sentence.last - 1) and tokens[after].tag == "PROPN":
        after += 1
    return after < sentence.last and tokens[after].lower == "time" and tokens[after].form == "NN"


def _is_mission(document: Document, sentence: Sentence, at: int) -> bool:
    """ "The embassy of X", "those of Y, Z and X": whose it is, not where."""
    tokens = document.tokens
    step = at - 1
    while step > max(sentence.first, at - LISTED) and (
        tokens[step].lower in JOINTS or tokens[step].tag == "PROPN"
    ):
        step -= 1
    if tokens[step].lower != "of" or step <= sentence.first:
        return False
    if tokens[step - 1].lower == "that" and tokens[step - 2].text in (":", "–", "—"):
        return False  # "another massacre is remembered: that of X"
    return tokens[step - 1].lemma in _words("missions")


def _is_left(sentence: Sentence, at: int) -> bool:
    """True for the place from which someone is driven or withdraws: what is told happens there."""
    clause = sentence.clause_at(at)
    return clause is not None and clause.verb < at and clause.lemma.partition(" ")[0] in _words("ousting")


def _suffers(sentence: Sentence, at: int, person: int) -> bool:
    """True for the governor whom something befell: it befell him at his place, if no other is named."""
    clause = sentence.clause_at(at)
    if clause is None or speaks(clause):
        return False
    phrase = clause.subject if clause.passive else clause.object
    return phrase is not None and phrase.first <= person < max(phrase.last, phrase.head + 1)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset({**table("incidents")["scene"], **table("scenes")["ties"]}[key])


@cache
def _telling() -> frozenset[str]:
    """Verbs after which a clause is what somebody says, but those that tell what became of things."""
    return frozenset(table("speech")["telling"]) - _words("doing")


@cache
def _people() -> frozenset[str]:
    kinds: dict[str, list[str]] = table("actors")["kinds"]
    return frozenset(word for words in kinds.values() for word in words) | _words("belongs")
