"""Who a claim is about: the words of a subject led back to a name, with the state behind it."""

from __future__ import annotations

from dataclasses import dataclass

from geo.claims.scene import QUOTES, Scene
from geo.language.document import Clause, Phrase, Sentence
from geo.model import ARTICLE_VOICE, PlaceKind, Sense

_RELATIVE = frozenset(["which", "who", "that", "whose", "whom"])
_THEY = frozenset(["they", "them", "it", "we", "he", "she", "i", "us", "ours", "theirs", "both", "each"])
_OWNERS = frozenset(["its", "their", "his", "her", "our", "my"])
_TRIM = frozenset(["the", "a", "an", "this", "that", "these", "those"])
_STOP = frozenset([",", ";", ":", "(", "—", "–", "who", "which", "that", "whose"])


@dataclass(frozen=True, slots=True)
class Claimant:
    """An actor: the name to show, the key that two mentions of it share, and whether it can hold land by force."""

    name: str
    key: str
    force: bool


def claimant(scene: Scene, phrase: Phrase | None, at: int) -> Claimant | None:
    """The actor a phrase stands for in the clause at token `at`; None where it names none."""
    if phrase is None:
        return None
    phrase = _core(scene, phrase)
    lowers = [scene.lower(i) for i in range(phrase.first, phrase.last)]
    if not lowers:
        return None
    if len(lowers) == 1 and lowers[0] in _RELATIVE:
        return _antecedent(scene, phrase.first)
    if len(lowers) == 1 and lowers[0] in _THEY:
        return led_back(scene, at, lowers[0])
    if lowers[0] in _OWNERS:
        owner = led_back(scene, at, lowers[0])
        rest = scene.words(phrase.first + 1, phrase.last) if len(lowers) > 1 else ""
        return _owned(owner, rest) if owner else None
    return _named(scene, phrase)


def _core(scene: Scene, phrase: Phrase) -> Phrase:
    """The phrase without articles before it and what hangs on behind it."""
    first, last = phrase.first, phrase.last
    while first < last and (
        (scene.lower(first) in _TRIM and last - first > 1) or scene.lower(first) in QUOTES
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


def _owned(owner: Claimant, rest: str) -> Claimant:
    base = owner.name
    return Claimant(
        f"{base}'s {rest}" if rest and not base.endswith("s") else f"{base}' {rest}" if rest else base,
        owner.key,
        True,
    )


def _named(scene: Scene, phrase: Phrase) -> Claimant | None:
    name = scene.words(phrase.first, phrase.last).strip("“”\"‘’' ")
    if not name:
        return None
    state = scene.state(phrase)
    plain = _plain(name)
    shown = name if not state or set(_plain(state).split()) <= set(plain.split()) else f"{name} ({state})"
    return Claimant(shown, _plain(state) or plain, is_force(scene, phrase))


def _plain(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def is_force(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase is an armed force, a state, or an organisation by its initials."""
    words = scene.lexicon.claimants["forces"]
    for index in range(phrase.first, phrase.last):
        token = scene.tokens[index]
        toponym = scene.toponym(index)
        if token.lower in words or token.lemma in words:
            return True
        if toponym is not None and (toponym.sense is not Sense.LITERAL or _is_state(toponym.place)):
            return True
        if token.text.isupper() and 1 < len(token.text) <= 6 and token.text.isalpha():
            return True
    head = scene.tokens[phrase.head]
    return (head.tag == "PROPN" and phrase.last - phrase.first == 1) or (
        head.text[:1].isupper() and scene.lower(phrase.first - 1) == "the"
    )


def _is_state(place: object) -> bool:
    return getattr(place, "kind", None) is PlaceKind.COUNTRY


def _antecedent(scene: Scene, relative: int) -> Claimant | None:
    """The noun phrase that ends before the relative pronoun."""
    last = relative
    while last > 0 and scene.lower(last - 1) in (",", *QUOTES):
        last -= 1
    sentence = scene.sentence_at(relative)
    for clause in sentence.clauses:
        for phrase in (clause.subject, clause.object, *(o.phrase for o in clause.obliques)):
            if phrase is not None and phrase.last == last and phrase.first < relative:
                core = _core(scene, phrase)
                return _named(scene, core)
    first = last
    while first > sentence.first and scene.tokens[first - 1].tag in ("PROPN", "NOUN", "ADJ", "NUM"):
        first -= 1
    return _named(scene, Phrase(first, last, last - 1)) if first < last else None


def led_back(scene: Scene, at: int, word: str) -> Claimant | None:
    """Whom a pronoun stands for: the speaker's side within reported speech, else the last actor before it."""
    speaker = scene.speaker(at)
    sentence = scene.sentence_at(at)
    near = _before(scene, sentence, at, plural=word in ("they", "them", "their"))
    if speaker != ARTICLE_VOICE and word not in ("he", "she", "his", "her"):
        told = _speaking(scene, speaker)
        if told is not None and (told.force or near is None or word in ("we", "our", "us", "ours")):
            return told
    if near is not None:
        return near
    return _earlier(scene, sentence, word in ("they", "them", "their"))


def _speaking(scene: Scene, speaker: str) -> Claimant | None:
    for speech in scene.reading.speeches:
        if speech.speaker == speaker and speech.speaker_span is not None:
            phrase = phrase_at(scene, speech.speaker_span.start, speech.speaker_span.end)
            named = _named(scene, _core(scene, phrase)) if phrase else None
            if named and _plain(speaker) and set(_plain(named.name).split()) & set(_plain(speaker).split()):
                return Claimant(named.name, named.key, named.force)
    return Claimant(speaker, _plain(speaker), False)


def phrase_at(scene: Scene, start: int, end: int) -> Phrase | None:
    """The tokens between two offsets as a phrase."""
    inside = [t.index for t in scene.tokens if start <= t.start and t.end <= end]
    return Phrase(inside[0], inside[-1] + 1, inside[-1]) if inside else None


def _before(scene: Scene, sentence: Sentence, at: int, plural: bool) -> Claimant | None:
    """The last actor that is the subject of an earlier clause of the sentence."""
    for clause in sorted(sentence.clauses, key=lambda c: -c.verb):
        if clause.verb >= at or clause.subject is None or clause.subject.last > at:
            continue
        found = _actor(scene, clause, plural)
        if found is not None:
            return found
    return None


def _earlier(scene: Scene, sentence: Sentence, plural: bool) -> Claimant | None:
    sentences = scene.reading.document.sentences
    for index in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
        for clause in sentences[index].clauses:
            found = _actor(scene, clause, plural)
            if found is not None:
                return found
    return None


def _actor(scene: Scene, clause: Clause, plural: bool) -> Claimant | None:
    if clause.subject is None:
        return None
    core = _core(scene, clause.subject)
    if core.first >= core.last or (
        core.last - core.first == 1 and scene.lower(core.first) in _THEY | _RELATIVE
    ):
        return None
    named = _named(scene, core) if scene.lower(core.first) not in _OWNERS else None
    return named if named and named.force else None
