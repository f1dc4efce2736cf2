"""The words of an article that tell of an incident: verbs by what stands around them, and nouns."""

from __future__ import annotations

from collections.abc import Iterator

from geo.incidents.hearsay import is_hearsay
from geo.incidents.lexicon import vocabulary
from geo.incidents.mentions import Ground, Mention, happened, is_ground
from geo.incidents.nouns import nouns
from geo.incidents.verbs import verbs
from geo.language.document import Document, Part, Sentence
from geo.lexicon import table
from geo.reading import Reading

AROUND = ("as", "after", "before", "while", "when", "since", "until")
"""How clauses hang on another that only say when it was."""
MOST = 24
"""Mentions that one sentence is read for: each is held against the others, and none read so far had six."""
READ = (Part.HEADLINE, Part.BODY, Part.CAPTION)


def mentions(reading: Reading, ground: Ground) -> tuple[Mention, ...]:
    """Every mention of something that happened, in text order; what is feared or planned is left out."""
    found: list[Mention] = []
    for sentence in reading.document.sentences:
        if sentence.part in READ:
            here = [*verbs(reading.document, sentence, ground), *nouns(reading.document, sentence, ground)]
            here = [one for one in here if not is_hearsay(reading.document, one)]
            here += _followed(reading.document, sentence, ground, found)
            if not here or _is_sport(reading.document, sentence):
                continue
            here = _without_circumstance(reading.document, here)
            here = here if len(here) <= MOST else sorted(here, key=lambda mention: mention.token)[:MOST]
            if not all(_is_backdrop(reading.document, mention) for mention in here):
                found += here
    return tuple(sorted(found, key=lambda mention: mention.token))


def _is_sport(document: Document, sentence: Sentence) -> bool:
    """True where two words or more are of games and matches."""
    sport = vocabulary().classes["sport"]
    words = [token.lemma for token in document.tokens[sentence.first : sentence.last]]
    return len(words) > 1 and sum(map(sport.__contains__, words)) > 1


def _without_circumstance(document: Document, here: list[Mention]) -> list[Mention]:
    """ "Was shot dead as he left a rally": nouns that only say when, beside a verb that tells of it."""
    told = [mention for mention in here if not mention.noun and mention.frame.strength > 1]
    if not told:
        return here
    clauses = [mention.clause for mention in told]
    return [m for m in here if not m.noun or m.clause in clauses or not _is_circumstance(m)]


def _is_circumstance(mention: Mention) -> bool:
    own = mention.clause
    return own is not None and own.link in AROUND and mention.frame.family == "order"


def _is_backdrop(document: Document, mention: Mention) -> bool:
    """ "During the fighting in the region": what goes on around the event that the sentence tells."""
    before = document.tokens[max(mention.token - 3, mention.sentence.first) : mention.token]
    backdrop = table("incidents")["unreal"]["backdrop"]
    return mention.noun and any(token.lower in backdrop for token in before)


def _followed(
    document: Document, sentence: Sentence, ground: Ground, found: list[Mention]
) -> Iterator[Mention]:
    """ "Kalbajar followed yesterday": what was said last happened there too."""
    before = found[-1:] if found and found[-1].sentence.paragraph == sentence.paragraph else []
    for clause in sentence.clauses:
        told = clause.lemma == "follow" and clause.object is None and clause.tense == "past"
        there = clause.subject is not None and is_ground(document, clause.subject, ground)
        if before and told and there and happened(clause):
            yield Mention(sentence, clause, clause.verb, before[-1].frame, False)
