"""What the sentence of a telling shows besides: another one, one of several, an item of a list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from geo.incidents.lexicon import vocabulary
from geo.incidents.mentions import Mention
from geo.incidents.ties import speaks
from geo.incidents.unmapped import unmapped
from geo.language.document import Sentence, Token
from geo.lexicon import table
from geo.reading import Reading

KNOWN = frozenset(["the", "this", "that", "these"])
"""Words before what was spoken of already."""
SURE = 3
"""The strength of words that alone say what happened."""
MANY = frozenset(["dozen", "dozens", "several", "series", "string", "wave"])
BULLETS = ("-", "–", "—", "*", "•", "·", "▪")
SOURCES = ("according to", "by", "quoting", "citing")
"""Prepositions before who tells of something."""
NEW_OF = ("air", "artillery", "airborne", "planted", "vehicle", "grenade", "suicide")
"""Classes of things of which "a second" one makes another happening."""


def counts_several(reading: Reading, sentence: Sentence) -> bool:
    """ "A dozen bombs", "two car bombs": a number before a thing or an attack in the plural."""
    tokens, known = reading.document.tokens, vocabulary()
    for at in range(sentence.first + 1, sentence.last):
        if tokens[at].form == "NNS" and (
            known.among(tokens[at].lemma, *NEW_OF) or tokens[at].lemma in known.nouns
        ):
            before = tokens[max(at - 3, sentence.first) : at]
            if any(t.tag == "NUM" or t.lower in MANY for t in before):
                return True
    return False


def unplaced_names(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """Names of places in the sentence that are on no map, in lower case."""
    return frozenset(span.text.lower() for span in unmapped(reading, sentence))


def is_item(reading: Reading, sentence: Sentence) -> bool:
    """True within an item of a list."""
    text, paragraph = reading.article.text, sentence.paragraph
    opening = bisect_left(reading.document.sentences, paragraph, key=lambda one: one.paragraph)
    start = reading.document.sentences[opening].start
    line = text.rfind("\n", 0, start + 1) + 1
    return bool(head := text[line : line + 4].lstrip()[:1]) and head in BULLETS


def things_in(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """Lemmas of the aircraft, ships and vehicles in the sentence."""
    known = vocabulary().classes
    words = {token.lemma for token in reading.document.tokens[sentence.first : sentence.last]}
    return frozenset(words & (known["flying"] | known["vessel"] | known["ground_transport"]))


def is_fresh(reading: Reading, told: tuple[Mention, ...]) -> bool:
    """True where the words mark another happening: "separately", "a second truck", "another attack"."""
    new = table("incidents")["anaphora"]["new"]
    tokens, sentence = reading.document.tokens, told[0].sentence
    opening = range(sentence.first, min(sentence.first + 2, sentence.last - 1))
    # "Another 40 were hurt": a number with it tells of more people, not of another happening.
    if any(tokens[at].lower in new and not _counted(tokens, at) for at in opening):
        return True
    if _opens_later(tokens, sentence) and any(_is_act(m) and _is_new(tokens, m) for m in told):
        return True
    if _that_followed(tokens, sentence, told):
        return True
    known = vocabulary()
    return any(
        tokens[at].lower in new
        and (known.among(tokens[at + 1].lemma, *NEW_OF) or tokens[at + 1].lemma in known.nouns)
        for at in range(sentence.first, sentence.last - 1)
    )


def _is_act(mention: Mention) -> bool:
    """A word for what was done, not only for who was hurt."""
    return mention.frame.strength == SURE or (mention.frame.strength > 1 and mention.frame.family == "force")


def _is_new(tokens: Sequence[Token], mention: Mention) -> bool:
    """A verb, or a noun told as not known yet: "a car bomb"."""
    before = tokens[max(mention.token - 3, mention.sentence.first) : mention.token]
    return not mention.noun or any(token.lower in ("a", "an") for token in before)


def names_spot(reading: Reading, sentence: Sentence) -> bool:
    """ "On Cavehill Road", "at the Oxford Street station": a spot of the town by its own name."""
    spots: list[str] = table("scenes")["unmapped"]["of_town"]
    tokens = reading.document.tokens
    return any(
        tokens[at].text[:1].isupper() and tokens[at].lower in spots and tokens[at - 1].tag == "PROPN"
        for at in range(sentence.first + 1, sentence.last)
    )


def takes_up(reading: Reading, told: tuple[Mention, ...]) -> bool:
    """ "The explosion occurred in X", "the attack took place at dawn": more of what was told before."""
    tokens = reading.document.tokens
    for mention in told:
        clause = mention.clause
        if clause is None or clause.subject is None:
            continue
        subject = clause.subject
        head = tokens[subject.head]
        named = (
            mention.noun and subject.first <= mention.token < subject.last and clause.lemma in _occurring()
        )
        thing = not mention.noun and vocabulary().among(head.lemma, *NEW_OF) and head.form != "NNS"
        if (named or thing) and tokens[subject.first].lower in KNOWN:
            return True
    return False


def is_known(reading: Reading, told: tuple[Mention, ...]) -> bool:
    """ "The battle for X", "the three-day siege": a noun told as something known."""
    tokens = reading.document.tokens
    return all(
        mention.noun
        and any(
            t.lower in KNOWN for t in tokens[max(mention.token - 4, mention.sentence.first) : mention.token]
        )
        for mention in told
    )


@cache
def _occurring() -> frozenset[str]:
    return frozenset(table("scenes")["taken_up"]["occurring"])


def _that_followed(tokens: Sequence[Token], sentence: Sentence, told: tuple[Mention, ...]) -> bool:
    """ "In the riots that followed": it came after what was told before."""
    behind = [tokens[m.token + 1 : min(m.token + 3, sentence.last)] for m in told if m.noun]
    pairs = [two for two in behind if len(two) == 2]
    return any(that.tag != "VERB" and verb.lemma in ("follow", "ensue") for that, verb in pairs)


def _opens_later(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """ "Hours later aircraft bombed a camp", "ten minutes later a second shell fell"."""
    opening = [token.lower for token in tokens[sentence.first : min(sentence.first + 3, sentence.last)]]
    return bool({"later", "afterwards", "afterward"} & set(opening[1:])) and opening[0] not in (
        "it",
        "he",
        "she",
        "they",
    )


def _counted(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at + 1].tag == "NUM" or (at > 0 and tokens[at - 1].tag == "NUM")


def names_site(reading: Reading, sentence: Sentence) -> bool:
    """True where the sentence names a street, an embassy, a ministry: it is of the town reported from."""
    sites: list[str] = table("scenes")["unmapped"]["of_town"]
    tokens = reading.document.tokens[sentence.first : sentence.last]
    return any(
        (token.lemma in sites or token.lower in sites) and not _tells_of_it(sentence, token.index)
        for token in tokens
    )


def _tells_of_it(sentence: Sentence, at: int) -> bool:
    """ "The ministry said", "according to the embassy": who tells of it is not where it happened."""
    clause = sentence.clause_at(at)
    if clause is None:
        return False
    sources = [one.phrase for one in clause.obliques if one.preposition in SOURCES]
    if clause.subject is not None and speaks(clause):
        sources.append(clause.subject)
    return any(phrase.first <= at < phrase.last for phrase in sources)
