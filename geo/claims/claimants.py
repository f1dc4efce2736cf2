"""Who a claim is about: the words of a subject led back to a name, with the state behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.claims.scene import QUOTES, Scene
from geo.language.document import Clause, Phrase, Sentence
from geo.model import ARTICLE_VOICE, PlaceKind, Sense, Toponym
from geo.speakers import resolve_name

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
_PLURALS = frozenset(["they", "them", "their", "theirs"])
OWNERS = frozenset(["its", "their", "his", "her", "our", "my"])
_POINTING = frozenset(["this", "that", "these", "those"])
_TRIM = frozenset(["the", "a", "an", "this", "that", "these", "those"])
_STOP = frozenset([",", ";", ":", "(", "—", "–", "who", "which", "that", "whose"])
_BACK = 4
"""How many sentences a pronoun is led back."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """An actor: its words, the state behind it or "", and whether it can hold land by force."""

    words: str
    state: str
    force: bool
    alias: str = ""
    capital: bool = False
    """The words name the state by a town alone ("Kyiv")."""
    people: bool = False
    """The words are the state's adjective alone ("the islands are Kuwaiti")."""

    @property
    def name(self) -> str:
        """The words, and the state where they tell it by its capital only ("Kyiv (Ukraine)")."""
        if self.people:
            return self.state
        return f"{self.words} ({self.state})" if self.capital else self.words

    @property
    def key(self) -> str:
        """What two mentions of one actor share."""
        return self.alias or plain(self.state) or plain(self.words).removeprefix("the ")


def plain(name: str) -> str:
    """A name in lower case without marks, to be compared."""
    return " ".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def claimants(scene: Scene, phrase: Phrase | None, at: int) -> tuple[Claimant, ...]:
    """The actors a phrase of the clause at token `at` stands for, one each for "Vietnam and Taiwan"."""
    if phrase is None:
        return ()
    parts = tuple(_conjuncts(scene, phrase))
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
    one = claimant(scene, phrase, at)
    return (one,) if one is not None else ()


def _with_head(scene: Scene, one: Claimant, last: Phrase) -> Claimant:
    """ "British and French paratroops": the first are paratroops, too."""
    head = scene.lower(last.head)
    if not one.people or head not in scene.lexicon.claimants["forces"]:
        return one
    return replace(one, words=f"{one.words} {scene.words(last.head, last.head + 1)}", people=False)


def _conjuncts(scene: Scene, phrase: Phrase) -> Iterator[Phrase]:
    first = phrase.first
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
    if lower in OWNERS:
        owner = led_back(scene, at, lower)
        return _owned(scene, owner, Phrase(phrase.first + 1, phrase.last, phrase.head)) if owner else None
    return named(scene, phrase)


def core(scene: Scene, phrase: Phrase) -> Phrase:
    """The phrase without articles before it and what hangs on behind it."""
    first, last = phrase.first, phrase.last
    while first < last and (
        scene.lower(first) in QUOTES or (scene.lower(first) in _TRIM and last - first > 1)
    ):
        first += 1
    for at in range(first + 1, last):
        if scene.lower(at) in _STOP:
            last = at
            break
    while last - 1 > first and (scene.lower(last - 1) in QUOTES or scene.tokens[last - 1].tag == "PUNCT"):
        last -= 1
    return (
        Phrase(first, last, min(max(phrase.head, first), last - 1))
        if first < last
        else Phrase(first, last, first)
    )


def _owned(scene: Scene, owner: Claimant, rest: Phrase) -> Claimant:
    """ "its forces": the owner's name before them."""
    if rest.first >= rest.last:
        return owner
    organs = scene.lexicon.claimants["organs"] | scene.lexicon.claimants["titles"]
    organ = owner.state and organs & set(plain(owner.words).split())
    name = owner.state if organ else owner.name if owner.people else owner.words
    words = name + ("' " if name.endswith("s") else "'s ") + scene.words(rest.first, rest.last)
    return Claimant(words, owner.state, True)


def named(scene: Scene, phrase: Phrase) -> Claimant | None:
    """The actor that the words themselves name."""
    if scene.lower(phrase.first - 1) in scene.lexicon.claimants["epithets"]:
        phrase = Phrase(phrase.first - 1, phrase.last, phrase.head)
    words = scene.words(phrase.first, phrase.last).strip("“”\"‘’' ")
    if words == words.lower() and scene.lower(phrase.first - 1) in _POINTING:
        words = _fullest(scene, phrase) or words
    if words == words.lower() and scene.lower(phrase.first - 1) == "the":
        words = f"the {words}"
    if not words or not any(c.isalnum() for c in words):
        return None
    state = scene.state(phrase)
    capital = bool(state) and _is_town(scene, phrase)
    people = bool(state) and _is_adjective(scene, phrase)
    return Claimant(words, state, is_force(scene, phrase), _alias(scene, words), capital, people)


def _is_adjective(scene: Scene, phrase: Phrase) -> bool:
    """Whether the adjective of a state is all that the phrase says; "the Armenians" are people."""
    toponym = scene.toponym(phrase.first)
    if toponym is None or scene.end_of_name(phrase.first) < phrase.last:
        return False
    return scene.tokens[phrase.last - 1].tag == "ADJ" or toponym.sense is Sense.DEMONYM


def _is_town(scene: Scene, phrase: Phrase) -> bool:
    """Whether the name of a town is all that the phrase says."""
    toponym = scene.toponym(phrase.first)
    alone = toponym is not None and scene.end_of_name(phrase.first) >= phrase.last
    return alone and toponym is not None and bool(toponym.place) and not _is_state(toponym)


def _alias(scene: Scene, words: str) -> str:
    """The initials that the text gives this name, or ""."""
    found = plain(words)
    return next(
        (short for short, full in scene.aliases.items() if found == short or found.endswith(full)), ""
    )


def _fullest(scene: Scene, phrase: Phrase) -> str:
    """The name that "that republic" stands for, or ""."""
    name = resolve_name(scene.reading.document, Phrase(phrase.first - 1, phrase.last, phrase.head))
    return name if name != name.lower() else ""


def is_force(scene: Scene, phrase: Phrase) -> bool:  # noqa: PLR0911 — one return a case
    """Whether the phrase is an armed force, a state, or an organisation by its initials or its "the"."""
    words = scene.lexicon.claimants["forces"] | scene.lexicon.claimants["holders"]
    leader = scene.lower(phrase.first) in scene.lexicon.claimants["commanders"]
    if leader and phrase.last - phrase.first > 1 and scene.lower(phrase.last - 1) != "assembly":
        return scene.tokens[phrase.last - 1].tag == "PROPN"
    for index in range(phrase.first, phrase.last):
        token = scene.tokens[index]
        toponym = scene.toponym(index)
        if token.lower in words or token.lemma in words:
            return True
        if toponym is not None:
            people = toponym.sense is Sense.DEMONYM and phrase.last - phrase.first == 1
            if people:
                return scene.lower(phrase.first - 1) == "the"
            if toponym.sense is not Sense.LITERAL or _is_state(toponym):
                return True
        if token.text.isupper() and 1 < len(token.text) <= 6 and token.text.isalpha():
            return True
    head = scene.tokens[phrase.head]
    if phrase.head in scene.names:
        return False
    capital = head.text[:1].isupper() and head.tag == "PROPN"
    return capital and (phrase.last - phrase.first == 1 or scene.lower(phrase.first - 1) == "the")


def _is_state(toponym: Toponym) -> bool:
    return toponym.place is not None and toponym.place.kind is PlaceKind.COUNTRY


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
    near = _before(scene, at)
    speaker = scene.speaker(at)
    if speaker != ARTICLE_VOICE and (word in _SPEAKING or word not in _PERSONS):
        told = speaking(scene, speaker)
        organ = bool(scene.lexicon.claimants["organs"] & set(plain(speaker).split()))
        if word in _SPEAKING or near is None or told.force or (organ and word not in _PLURALS):
            return told
    return near or _earlier(scene, at)


def speaking(scene: Scene, speaker: str) -> Claimant:
    """The speaker as an actor, with the state their words elsewhere give them."""
    state = scene.lexicon.agencies.get(plain(speaker), "")
    if state:
        return Claimant(speaker, state, True, people=True)
    for speech in scene.reading.speeches:
        if speech.speaker != speaker or speech.speaker_span is None:
            continue
        tokens = scene.document.tokens_between(speech.speaker_span.start, speech.speaker_span.end)
        if len(tokens):
            phrase = core(scene, Phrase(tokens[0], tokens[-1] + 1, tokens[-1]))
            found = named(scene, phrase)
            if found is not None and set(plain(found.words).split()) & set(plain(speaker).split()):
                return Claimant(speaker, found.state, found.force)
    words = scene.lexicon.claimants["forces"]
    return Claimant(speaker, "", bool(words & set(plain(speaker).split())) or speaker.isupper())


def _before(scene: Scene, at: int) -> Claimant | None:
    """The last actor that is the subject of an earlier clause of the sentence."""
    clauses = [c for c in scene.sentence_at(at).clauses if c.verb < at and c.own_subject]
    for clause in reversed(clauses):
        if clause.subject is not None and clause.subject.last <= at:
            found = _actor(scene, clause)
            if found is not None:
                return found
    return None


def _earlier(scene: Scene, at: int) -> Claimant | None:
    index = scene.sentence_at(at).index
    for sentence in reversed(scene.document.sentences[max(0, index - _BACK) : index]):
        found = _first(scene, sentence)
        if found is not None:
            return found
    return None


def _first(scene: Scene, sentence: Sentence) -> Claimant | None:
    told = [who for at, who in scene.holders if sentence.first <= at < sentence.last]
    if told and isinstance(told[-1], Claimant):
        return told[-1]
    return next((found for clause in sentence.clauses if (found := _actor(scene, clause)) is not None), None)


def _actor(scene: Scene, clause: Clause) -> Claimant | None:
    if clause.subject is None:
        return None
    phrase = core(scene, clause.subject)
    if phrase.first >= phrase.last or scene.lower(phrase.first) in _PRONOUNS | _RELATIVE | OWNERS:
        return None
    found = named(scene, phrase)
    return found if found and found.force else None
