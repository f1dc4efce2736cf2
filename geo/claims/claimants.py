"""Who a claim is about: the words of a subject led back to a name, with the state behind it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from geo.claims.actors import Claimant, core, is_thing, named, plain, speaking, with_owner
from geo.claims.pairs import both_sides, is_pair
from geo.claims.scene import QUOTES, Scene
from geo.claims.sides import group_of, speaking_for
from geo.claims.states import led_by
from geo.language.document import Clause, Phrase, Sentence
from geo.model import ARTICLE_VOICE

_RELATIVE = frozenset(["which", "who", "that", "whose", "whom"])
_PRONOUNS = frozenset(
    [
        "they",
        "them",
        "it",
        "we",
        "he",
        "she",
        "i",
        "us",
        "ours",
        "theirs",
        "both",
        "each",
        "itself",
        "themselves",
        "him",
        "her",
    ]
)
_PERSONS = frozenset(["he", "she", "his", "her", "him"])
_SPEAKING = frozenset(["we", "our", "us", "ours", "i"])
_NOBODY = frozenset(["nobody", "none", "nothing", "noone", "everybody", "everyone", "anybody", "somebody"])
_BOTH = frozenset(["both", "neither", "either"])
_CIRCUMSTANCES = frozenset(["before", "after", "when", "as", "while", "since", "until"])
_SINGULAR = frozenset(["it", "its", "itself"])
_SINGULAR_IN_S = frozenset(["forces", "corps", "states", "nations", "netherlands", "philippines", "emirates"])
_PLURALS = frozenset(["they", "them", "their", "theirs"])
OWNERS = frozenset(["its", "their", "his", "her", "our", "my"])
_OURS = frozenset(["our", "my"])
_START = attrgetter("start")
_BACK = 4
"""How many sentences a pronoun is led back."""


def claimants(scene: Scene, phrase: Phrase | None, at: int) -> tuple[Claimant, ...]:
    """The actors a phrase of the clause at token `at` stands for, one each for "Vietnam and Taiwan"."""
    if phrase is None:
        return ()
    if is_pair(scene, phrase):
        return both_sides(scene, phrase.first)
    parts = tuple(_conjuncts(scene, phrase)) if phrase.last - phrase.first > 1 else ()
    if len(parts) > 1:
        # "the army and its allies": the first is named, the others are only told by it.
        parts = tuple(p for n, p in enumerate(parts) if not n or scene.lower(p.first) not in OWNERS)
        found = tuple(
            _with_head(scene, c, parts[-1]) for p in parts if (c := claimant(scene, p, at)) is not None
        )
        named_so = all(p.first in scene.names for p in parts)
        if len(found) == len(parts) and (
            all(c.force for c in found) or (named_so and any(c.force for c in found))
        ):
            return found
        if found and found[0].force and not any(c.force for c in found[1:]):
            return found[:1]  # "by the army and the old town by the rebels"
    one = claimant(scene, phrase, at)
    return (one,) if one is not None else ()


def _with_head(scene: Scene, one: Claimant, last: Phrase) -> Claimant:
    """ "British and French paratroops": the first are paratroops, too."""
    head = scene.lower(last.head)
    if not one.people or head not in scene.lexicon.claimants["forces"]:
        return one
    return replace(one, words=f"{one.words} {scene.words(last.head, last.head + 1)}", people=False)


def _conjuncts(scene: Scene, phrase: Phrase) -> Iterator[Phrase]:
    first = phrase.first + (scene.lower(phrase.first) in _BOTH)
    commas = [at for at in range(phrase.first, phrase.last) if scene.lower(at) == ","]
    if len(commas) == 1 and scene.lower(commas[0] + 1) in ("and", "but"):
        phrase = Phrase(first, commas[0], min(phrase.head, commas[0] - 1))  # "…, and NATO" starts anew
    for at in range(phrase.first, phrase.last):
        if scene.lower(at) in ("and", ",", "or"):
            if at > first:
                yield Phrase(first, at, at - 1)
            first = at + 1
    if first < phrase.last:
        yield Phrase(first, phrase.last, phrase.last - 1)


def claimant(scene: Scene, phrase: Phrase | None, at: int) -> Claimant | None:
    """The one actor a phrase stands for in the clause at token `at`; None where it names none."""
    if phrase is None:
        return None
    phrase = core(scene, phrase)
    if phrase.first >= phrase.last:
        return None
    lower = scene.lower(phrase.first)
    single = phrase.last - phrase.first == 1
    if single and lower in _RELATIVE:
        return _antecedent(scene, phrase.first)
    if lower in _PRONOUNS and (single or scene.lower(phrase.first + 1) not in ("countries", "sides")):
        return led_back(scene, at, lower)
    return _described(scene, phrase, at)


def _described(scene: Scene, phrase: Phrase, at: int) -> Claimant | None:
    """The actor of a phrase that is no pronoun."""
    lower, single = scene.lower(phrase.first), phrase.last - phrase.first == 1
    if lower in _NOBODY or is_thing(scene, phrase):
        return None
    if lower in OWNERS or _whose(scene, phrase):
        return _owned(scene, phrase, at)
    same = lower == "same" and not single and scene.tokens[phrase.last - 1].form == "NNS"
    return (_earlier(scene, at, "they") if same else None) or named(scene, phrase)


def _whose(scene: Scene, phrase: Phrase) -> bool:
    return scene.lower(phrase.first - 1) == "whose" and scene.tokens[phrase.first - 1].tag in ("DET", "PRON")


def _owned(scene: Scene, phrase: Phrase, at: int) -> Claimant | None:
    """ "its forces", "Turkey, whose troops occupy …": told by whom they belong to."""
    if _whose(scene, phrase):
        owner, rest = _antecedent(scene, phrase.first - 1), phrase
    else:
        word, speaker = scene.lower(phrase.first), scene.speaker(at)
        # "announced that his troops …": a person who speaks of "his" means his own.
        own = word in _PERSONS and speaker != ARTICLE_VOICE
        owner = speaking_for(scene, speaker) if own else led_back(scene, at, word)
        rest = Phrase(phrase.first + 1, phrase.last, phrase.head)
    if rest.first >= rest.last:
        return owner
    kin = _name_behind(scene, rest)
    if kin is not None:
        return named(scene, kin)
    if scene.lower(phrase.first) in _OURS and (owner is None or not (owner.force or owner.state)):
        return named(scene, phrase)
    return with_owner(scene, owner, rest) if owner is not None else None


def _name_behind(scene: Scene, rest: Phrase) -> Phrase | None:
    """ "his rival Pascal Lissouba": the name that the owner's word for someone goes before."""
    first = rest.last
    while first > rest.first and scene.tokens[first - 1].text[:1].isupper() and first - 1 not in scene.names:
        first -= 1
    kin = scene.tokens[first - 1]
    if not rest.first < first < rest.last or kin.lower in scene.lexicon.claimants["forces"]:
        return None
    return Phrase(first, rest.last, rest.last - 1)


def _antecedent(scene: Scene, relative: int) -> Claimant | None:
    """The noun phrase that ends before the relative pronoun."""
    last = relative
    while last > 0 and scene.lower(last - 1) in (",", *QUOTES):
        last -= 1
    first = last
    floor = scene.sentence_at(relative).first
    while first > floor and scene.tokens[first - 1].tag in ("PROPN", "NOUN", "ADJ", "NUM"):
        first -= 1
    return named(scene, Phrase(first, last, last - 1)) if first < last else None


def led_back(scene: Scene, at: int, word: str) -> Claimant | None:
    """Whom a pronoun stands for: the speaker's side within reported speech, else the last actor before it."""
    ahead = _named_ahead(scene, at, word)
    if ahead is not None:
        return ahead
    near = _source(scene, at, word) or _before(scene, at, word)
    speaker = scene.speaker(at)
    if speaker != ARTICLE_VOICE and (word in _SPEAKING or word not in _PERSONS):
        ours = word in _SPEAKING | OWNERS
        told = speaking_for(scene, speaker) if ours else speaking(scene, speaker)
        if word in _PLURALS and not told.force:
            told = group_of(scene, speaker) or told  # "a spokesman for the rebels said they held X"
        organ = bool(scene.lexicon.claimants["organs"] & set(plain(speaker).split()))
        own = near is not None and near.force and told.state and near.state == told.state and not ours
        if own:
            return near  # "the Azerbaijani army … in which it took X, Baku announced"
        if word in _SPEAKING or near is None or told.force or (organ and word not in _PLURALS):
            return told
    return near or _earlier(scene, at, word)


def _named_ahead(scene: Scene, at: int, word: str) -> Claimant | None:
    """ "Before they left X, families set fire to their houses": whom the clause that follows names."""
    sentence = scene.sentence_at(at)
    if word not in ("they", "it") or not sentence.clauses or sentence.clauses[0].verb != at:
        return None
    first = sentence.clauses[0]
    main = next((c for c in sentence.clauses[1:] if c.own_subject and c.subject is not None), None)
    if (
        first.link not in _CIRCUMSTANCES
        or main is None
        or main.subject is None
        or main.link not in ("", "and")
    ):
        return None
    if scene.lower(main.subject.first) in _PRONOUNS | OWNERS or main.subject.first < at:
        return None
    return named(scene, core(scene, main.subject))


def _source(scene: Scene, at: int, word: str) -> Claimant | None:
    """ "According to the army the rebels have fled; X fell to it": the source named first."""
    if word not in _SINGULAR:
        return None
    start, offset = scene.sentence_at(at).start, scene.tokens[at].start
    speeches = scene.reading.speeches
    low = bisect_left(speeches, start, key=_START)
    for speech in speeches[low : bisect_right(speeches, start, lo=low, key=_START)]:
        if speech.end <= offset and speech.verb == "according to":
            told = speaking(scene, speech.speaker)
            return told if told.force else None
    return None


def _agrees(who: Claimant, word: str) -> bool:
    """Whether "it" may be them: not those whom a plural names ("the intruders")."""
    if word not in _SINGULAR or who.people:
        return True
    if _is_person(who):
        return False
    last = plain(who.words).split()[-1:]
    return (
        not last or not last[0].endswith(("s", "men")) or last[0] in _SINGULAR_IN_S or who.words == who.state
    )


def _is_person(who: Claimant) -> bool:
    """Whether a name is a leader's: no "it"."""
    last = plain(who.words).split()[-1:]
    return bool(last) and not who.state and bool(led_by(last[0], None))


def _before(scene: Scene, at: int, word: str) -> Claimant | None:
    """The last actor of an earlier clause of the sentence: "taken by Eritrea in 1998 and left by it"."""
    sentence = scene.sentence_at(at)
    passive = any(c.verb == at and (c.passive or _has_agent(c)) for c in sentence.clauses)
    for clause in reversed([c for c in sentence.clauses if c.verb < at]):
        found = _agent(scene, clause, at) if passive else None
        if found is None and clause.own_subject and clause.subject is not None and clause.subject.last <= at:
            found = _actor(scene, clause)
        if found is not None and _agrees(found, word):
            return found
    return None


def _has_agent(clause: Clause) -> bool:
    return any(o.preposition == "by" for o in clause.obliques)


def _agent(scene: Scene, clause: Clause, at: int) -> Claimant | None:
    """Who acted in a passive clause before this token."""
    phrase = next((o.phrase for o in clause.obliques if o.preposition == "by"), None)
    if phrase is None or phrase.last > at or scene.lower(phrase.first) in _PRONOUNS:
        return None
    found = named(scene, core(scene, phrase))
    return found if found is not None and found.force else None


def _earlier(scene: Scene, at: int, word: str) -> Claimant | None:
    index = scene.sentence_at(at).index
    for sentence in reversed(scene.document.sentences[max(0, index - _BACK) : index]):
        found = _first(scene, sentence, word)
        if found is not None:
            return found
    return None


def _first(scene: Scene, sentence: Sentence, word: str) -> Claimant | None:
    for who in reversed(scene.holders.get(sentence.index, ())):
        if isinstance(who, Claimant) and _agrees(who, word):
            return who
    actors = (found for clause in sentence.clauses if (found := _actor(scene, clause)) is not None)
    return next((found for found in actors if _agrees(found, word)), None)


def _actor(scene: Scene, clause: Clause) -> Claimant | None:
    if clause.subject is None:
        return None
    phrase = core(scene, clause.subject)
    several = scene.lower(phrase.first) in _BOTH and phrase.last - phrase.first > 1
    lost = scene.lower(phrase.first) in _PRONOUNS | _RELATIVE | OWNERS and not several
    if phrase.first >= phrase.last or lost:
        return None
    found = named(scene, phrase)
    return found if found and found.force else None
