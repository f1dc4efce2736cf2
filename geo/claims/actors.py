"""The actor that a noun phrase names: its words, the state behind it, whether it can hold land."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from geo.claims.lexicon import lexicon
from geo.claims.scene import QUOTES, Scene
from geo.claims.states import is_adjective
from geo.language.document import Phrase
from geo.model import PlaceKind, Sense, Toponym
from geo.speakers import resolve_name

_POINTING = frozenset(["this", "that", "these", "those"])
_TRIM = frozenset(["the", "a", "an", "this", "that", "these", "those"])
_STOP = frozenset([",", ";", ":", "(", "—", "–", "who", "which", "that", "whose"])


_MARKS = frozenset(('"', "“", "”", "«", "»", "„"))
_NAMINGS = 8
"""How often a speaker's name is looked at for the state it tells."""


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
        return self.alias or plain(self.state) or _bare(self.words)


@lru_cache(maxsize=4096)
def _bare(words: str) -> str:
    """A name without its word for fighters: "rebels of M23", "M23 fighters" are "m23"."""
    told = plain(words).removeprefix("the ").split()
    forces = lexicon().claimants["forces"] | {"of", "the"}
    kept = [word for word in told if word not in forces]
    named = any(token[:1].isupper() for token in words.split()[1:]) or words[:1].isupper()
    return " ".join(kept if kept and named else told)


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name in lower case without marks, to be compared."""
    return " ".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def core(scene: Scene, phrase: Phrase) -> Phrase:
    """The phrase without articles before it and what hangs on behind it."""
    first, last = phrase.first, phrase.last
    while first < last and (
        scene.lower(first) in QUOTES or (scene.lower(first) in _TRIM and last - first > 1)
    ):
        first += 1
    first += scene.lower(first) == "of" and last - first > 1
    last = _past_ordinal(scene, last)
    first, last = _without_dates(scene, first, last)
    for at in range(first + 1, last):
        if scene.lower(at) in _STOP or scene.lower(at) in _MARKS:
            last = at
            break
    while last - 1 > first and (scene.lower(last - 1) in QUOTES or scene.tokens[last - 1].tag == "PUNCT"):
        last -= 1
    return (
        Phrase(first, last, min(max(phrase.head, first), last - 1))
        if first < last
        else Phrase(first, last, first)
    )


def _past_ordinal(scene: Scene, last: int) -> int:
    """ "Units of the 3 | rd Army": where the grammar ends a name at its number."""
    if scene.lower(last) not in ("st", "nd", "rd", "th") or scene.tokens[last - 1].tag != "NUM":
        return last
    last += 1
    while scene.lower(last) and scene.tokens[last].tag in ("NOUN", "PROPN"):
        last += 1
    return last


def _without_dates(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Without a time at its ends ("our troops yesterday"); "March 23 Movement" is a name."""
    end = scene.dated.get(first, first)
    named = end < last and scene.tokens[end].tag == "PROPN" and end not in scene.names
    while first < end < last and not named:
        first, end = end, scene.dated.get(end, end)
    while last - 1 > first and last - 1 in scene.dated and scene.tokens[last - 1].tag != "PROPN":
        last -= 1
    return first, last


def with_owner(scene: Scene, owner: Claimant, rest: Phrase) -> Claimant:
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
    phrase = _with_home(scene, _with_side(scene, phrase))
    words = scene.words(phrase.first, phrase.last).strip("“”\"‘’' ")
    if words == words.lower() and scene.lower(phrase.first - 1) in _POINTING:
        words = _fullest(scene, phrase) or words
    if words == words.lower() and scene.lower(phrase.first - 1) == "the":
        words = f"the {words}"
    words = lexicon().sides.get(words, words)
    if not words or not any(c.isalnum() for c in words):
        return None
    state = scene.state(phrase)
    capital = bool(state) and _is_town(scene, phrase)
    people = bool(state) and _is_adjective(scene, phrase)
    return Claimant(words, state, is_force(scene, phrase), _alias(scene, words), capital, people)


def _with_side(scene: Scene, phrase: Phrase) -> Phrase:
    """ "Allied | forces liberated …": whose they are, where the grammar took the opening word for a verb."""
    before = phrase.first - 1
    opens = before >= 0 and scene.sentence_at(phrase.first).first == before
    of_force = scene.lower(phrase.first) in scene.lexicon.claimants["forces"]
    if not opens or not of_force or scene.lower(before) not in scene.lexicon.claimants["holders"]:
        return phrase
    return Phrase(before, phrase.last, phrase.head)


def is_thing(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase is of what holds no land: "the Protocol of Rio", "a machine-gun", "its words"."""
    last = next((i for i in range(phrase.first, phrase.last) if scene.lower(i) == "of"), phrase.last)
    head = last - 1
    if phrase.last - phrase.first == 1 and scene.lower(head - 1) == "by":
        return scene.lower(head) in scene.lexicon.claimants["manner"] | scene.lexicon.claimants["things"]
    return (
        head >= phrase.first
        and head not in scene.names
        and scene.lower(head) in scene.lexicon.claimants["things"]
    )


def _with_home(scene: Scene, phrase: Phrase) -> Phrase:
    """ "soldiers from Angola": the state they are of belongs to a force that is named by nothing else."""
    at = phrase.last
    if scene.lower(at) not in ("from", "of") or scene.lower(at - 1) not in scene.lexicon.claimants["forces"]:
        return phrase
    at += 1 + (scene.lower(at + 1) == "the")
    toponym = scene.toponym(at)
    if toponym is None or toponym.sense is Sense.DEMONYM or not _is_state(toponym):
        return phrase
    return Phrase(phrase.first, scene.end_of_name(at), phrase.head)


def _is_adjective(scene: Scene, phrase: Phrase) -> bool:
    """Whether the adjective of a state is all that the phrase says; "the Armenians" are people."""
    toponym = scene.toponym(phrase.first)
    if toponym is None or scene.end_of_name(phrase.first) < phrase.last:
        return False
    last = scene.tokens[phrase.last - 1]
    if last.form in ("NNS", "NNPS") or scene.lower(phrase.first - 1) == "the":
        return False
    return last.tag == "ADJ" or toponym.sense is Sense.DEMONYM or is_adjective(toponym.span.text)


def _is_town(scene: Scene, phrase: Phrase) -> bool:
    """Whether the name of a town is all that the phrase says."""
    toponym = scene.toponym(phrase.first)
    alone = toponym is not None and scene.end_of_name(phrase.first) >= phrase.last
    return alone and toponym is not None and bool(toponym.place) and not _is_state(toponym)


def _alias(scene: Scene, words: str) -> str:
    """The initials that the text gives this name, or ""."""
    if not scene.aliases:
        return ""
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
    words = scene.lexicon.joint.powers
    if scene.lower(phrase.last - 1) in scene.lexicon.claimants["civil"]:
        return False
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


def speaking(scene: Scene, speaker: str) -> Claimant:
    """The speaker as an actor, with the state their words elsewhere give them."""
    state = scene.lexicon.agencies.get(plain(speaker), "")
    if state:
        return Claimant(speaker, state, True, people=True)
    for span in scene.spoken.get(speaker, ())[:_NAMINGS]:
        tokens = scene.document.tokens_between(span.start, span.end)
        if len(tokens):
            phrase = core(scene, Phrase(tokens[0], tokens[-1] + 1, tokens[-1]))
            found = named(scene, phrase)
            if found is not None and set(plain(found.words).split()) & set(plain(speaker).split()):
                return Claimant(speaker, found.state, found.force)
    words = scene.lexicon.claimants["forces"]
    return Claimant(speaker, "", bool(words & set(plain(speaker).split())) or speaker.isupper())
