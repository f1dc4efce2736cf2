"""The tolls that hang on one word: a verb of harm, or a noun that counts the dead."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from geo.incidents.counting import BE, OPENERS, PREPOSITIONS, Words, kinds, words_of
from geo.incidents.idioms import headed, idiom_anchors, idiom_at
from geo.incidents.numbers import Number
from geo.incidents.reckoned import joined, put_at, tolls_of_noun
from geo.incidents.tally import adjacent, made
from geo.incidents.toll import Toll
from geo.incidents.victims import named_after, named_before
from geo.incidents.ways import way_at
from geo.model import Count


@cache
def anchors() -> frozenset[str]:
    """Every word, lemma or as written, on which a toll can hang: where none stands, none is told."""
    sections = (kinds(name).keys() for name in ("verbs", "intransitive", "nouns", "of"))
    numbered = kinds("numbered").keys()
    single = {"dead", "alive", "death", "life", "toll", "numbered", *words_of("counts", "nouns")}
    ways = (words_of("ways", name) for name in ("limbs", "harms", "wards", "for"))
    others = (words_of("lost", "verbs"), words_of("swallowed", "verbs"))
    return frozenset(single.union(*sections, *ways, *others, numbered, idiom_anchors()))


def tolls_at(words: Words, at: int) -> list[Toll]:
    """The tolls whose anchor is the word at `at`."""
    return [] if _either(words, at) else _told_at(words, at)


def _told_at(words: Words, at: int) -> list[Toll]:
    token = words.tokens[at]
    kind = kinds("nouns").get(token.lemma) or kinds("nouns").get(token.lower)
    kind = kind or _known(words, at)
    put = put_at(words, at) if kind in ("killed", "injured") else None
    if kind and put is not None and adjacent(words, at) is None:
        return [made(words, kind, at, [put])]
    told = _in_several_words(words, at, kind or kinds("verbs").get(token.lemma, ""))
    if told is not None:
        return [told]
    way = way_at(words, at)
    if way is not None:
        return [made(words, way.kind, at, way.counts)]
    if token.lemma in words_of("lost", "verbs") or token.lemma in words_of("swallowed", "verbs"):
        return _lost(words, at) or _swallowed(words, at)
    dying = kinds("intransitive").get(token.lemma)
    if dying and token.tag != "NOUN":
        return [made(words, dying, at, _close(words, at) or named_before(words, at))]
    return _harmed(words, at) or tolls_of_noun(words, at)


def _either(words: Words, at: int) -> bool:
    """ "Dozens were killed or injured": how many of each nobody says."""
    near = words.tokens[max(at - 2, words.first) : min(at + 3, words.last)]
    harms = {kinds("verbs").get(t.lemma) or kinds("nouns").get(t.lower) for t in near} - {None}
    joined = at - 1 >= words.first and words.tokens[at - 1].lower == "or"
    joined = joined or (at + 1 < words.last and words.tokens[at + 1].lower == "or")
    return joined and {"killed", "injured"} <= harms


def _known(words: Words, at: int) -> str | None:
    """ "The killed", "the wounded": those harmed, by a participle that stands for them."""
    token = words.tokens[at]
    stands = token.lower in ("killed", "wounded", "injured") and at > words.first
    return (
        kinds("verbs").get(token.lemma)
        if stands and words.tokens[at - 1].lower in ("the", "its", "their")
        else None
    )


def _in_several_words(words: Words, at: int, kind: str) -> Toll | None:
    """ "Killed: 14", "six were put to the sword"."""
    head = headed(words, at) if kind else None
    if head is not None:
        return made(words, kind, at, [head])
    numbered = kinds("numbered").get(words.tokens[at].lemma)
    follows = next((one for one in words.numbers if one.first == at + 1), None) if numbered else None
    if numbered and follows is not None and words.tokens[at].tag == "VERB" and _is_bare(words, follows):
        return made(words, numbered, at, [follows])
    idiom = idiom_at(words, at)
    return made(words, idiom.kind, at, [idiom.number]) if idiom is not None else None


def _is_bare(words: Words, number: Number) -> bool:
    """True for a number that counts nothing but people: none named behind it, or people."""
    after = words.tokens[number.last] if number.last < words.last else None
    return (
        after is None
        or after.tag not in ("NOUN", "ADJ", "PROPN")
        or after.lemma in words_of("lost", "people")
    )


def _close(words: Words, at: int) -> list[Number]:
    """The number right before the word ("fifteen died")."""
    beside = adjacent(words, at)
    if beside is None:
        return []
    other = joined(words, beside) if words.tokens[beside.first - 1].lower == "and" else None
    if other is not None:
        return [other, beside]
    return [beside] if beside.last == at else []


def _harmed(words: Words, at: int) -> list[Toll]:
    """The tolls of a verb that says what is done to people."""
    token = words.tokens[at]
    verb = kinds("verbs").get(token.lemma) or kinds("verbs").get(token.lower)
    named = at > words.first and words.tokens[at - 1].lower == "the"
    counted = not words.subjects and any(number.first == at + 1 for number in words.numbers)
    if not verb or named or not (token.tag in ("VERB", "AUX") or counted):
        return []
    active = _is_active(words, at)
    counts = named_after(words, at + 1) if active else _close(words, at) or named_before(words, at)
    toll = made(words, verb, at, counts)
    unhurt = verb == "injured" and toll.count == Count(0, 0)
    return [toll, replace(toll, kind="killed")] if unhurt else [toll]


def _lost(words: Words, at: int) -> list[Toll]:
    """ "The division lost 1,200 men", "300 men were lost", "lost 40 killed" apart: those of its own."""
    if words.tokens[at].lemma not in words_of("lost", "verbs"):
        return []
    number = next((one for one in words.numbers if one.first == at + 1), None)
    after = words.tokens[number.last : min(number.last + 3, words.last)] if number else ()
    if number is None and words.tokens[at - 1].lower in BE and (number := adjacent(words, at)):
        after = words.tokens[number.last : at]
    named = any(token.lemma in words_of("lost", "people") for token in after)
    return [made(words, "killed", at, [number])] if named and number else []


def _swallowed(words: Words, at: int) -> list[Toll]:
    """ "The mud buried 40": killed by what covers them; people who bury people only mourn them."""
    subject = words.subjects.get(at)
    if words.tokens[at].lemma not in words_of("swallowed", "verbs") or subject is None:
        return []
    if words.tokens[subject.head].lemma not in words_of("swallowed", "by"):
        return []
    counts = [one for one in named_after(words, at + 1) if isinstance(one, Number)]
    return [made(words, "killed", at, counts)] if counts else []


def _is_active(words: Words, at: int) -> bool:
    """ "killed two of its crew" against "were killed", "people killed when": by the words beside it."""
    tokens, token = words.tokens, words.tokens[at]
    if token.lower.endswith("ing"):
        return True
    before = [t.lower for t in tokens[max(at - 3, words.first) : at]]
    if any(w in ("was", "were", "been", "being", "be", "is", "are", "got", "get") for w in before):
        return False
    after = tokens[at + 1].lower if at + 1 < words.last else "."
    if any(number.first == at + 1 for number in words.numbers):
        return True
    if after in PREPOSITIONS or after in OPENERS or not after[:1].isalnum():
        return False
    return after not in ("and", "or", "but")
