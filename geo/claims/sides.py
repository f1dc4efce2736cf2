"""Which state a person speaks for: "President Aliyev" of an article about Azerbaijan's president."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claims.actors import Claimant, core, named, plain, speaking
from geo.claims.lexicon import lexicon
from geo.claims.phrases import noun_phrase
from geo.claims.scene import Scene
from geo.claims.states import led_by
from geo.language.document import Part, Phrase
from geo.model import PlaceKind

_OFFICE = 8
"""Words before a name that its office may have."""
_LOOKED_AT = 8
"""How often a speaker's name is looked at for what is told with it."""

_REACH = 6
"""How many words an office may stand away from the name of its holder."""
_BEHIND = 4
"""How many words behind its state's name an office may stand."""


def speaking_for(scene: Scene, speaker: str) -> Claimant:
    """Whom a speaker means by "we": the state a person or an organ speaks for, else the speaker."""
    told = speaking(scene, speaker)
    words = plain(speaker).split()
    if not words:
        return told
    if not told.state and (group := group_of(scene, speaker)) is not None:
        return group
    lexicon = scene.lexicon.claimants
    official = bool(set(words) & lexicon["organs"])
    if set(words) & lexicon["forces"] and not official:
        return told
    state = told.state or _state_behind(scene, speaker)
    if not state and not official:
        state = _offices(scene).get(words[-1], "") or led_by(words[-1], _year(scene))
        state = scene.called.get(state, state)
    if not state and (official or _is_leader(scene, speaker)):
        state = _state_of_dateline(scene, speaker)
    return Claimant(state, state, True, people=True) if state else told


def group_of(scene: Scene, speaker: str) -> Claimant | None:
    """ "The M23 spokesman Willy Ngoma", "a spokesman for the Wagner Group": whose voice a person is."""
    words = scene.lexicon.claimants
    for tokens in _namings(scene, speaker):
        first, last = _with_office(scene, tokens)
        voice = next((i for i in range(first, last) if scene.lower(i) in words["voices"]), None)
        if voice is None:
            continue
        if scene.lower(voice + 1) in ("for", "of"):
            phrase = noun_phrase(scene, voice + 2, len(scene.tokens))
            found = named(scene, core(scene, phrase)) if phrase is not None else None
        else:
            end = voice - (scene.lower(voice - 1) in ("'s", "’s"))
            start = end
            while start > first and scene.tokens[start - 1].tag in ("PROPN", "NOUN", "ADJ"):
                start -= 1
            found = named(scene, Phrase(start, end, end - 1)) if start < end else None
        if found is not None and (found.force or found.state):
            return found
    return None


def _with_office(scene: Scene, tokens: range) -> tuple[int, int]:
    """The tokens that name a speaker with the office put before the name."""
    first, last = tokens[0], tokens[-1] + 1
    while (
        first > 0
        and (
            scene.tokens[first - 1].tag in ("NOUN", "PROPN", "ADJ")
            or scene.lower(first - 1) in ("'s", "’s", ",")
        )
        and tokens[0] - first < _OFFICE
    ):
        first -= 1
    return first, last


def _year(scene: Scene) -> int | None:
    published = scene.reading.article.published
    return published.year if published is not None else None


def _namings(scene: Scene, speaker: str) -> Iterator[range]:
    """The tokens that name a speaker, where the text does so first."""
    for span in scene.spoken.get(speaker, ())[:_LOOKED_AT]:
        tokens = scene.document.tokens_between(span.start, span.end)
        if len(tokens):
            yield tokens


def _state_behind(scene: Scene, speaker: str) -> str:
    """ "The Defence Ministry in Moscow", "the general staff, in Paris,": the seat told with an organ."""
    for tokens in _namings(scene, speaker):
        first = scene.sentence_at(tokens[0]).first
        opening = scene.toponym(first + 1) if scene.lower(first) in ("in", "from", "at") else None
        if opening is not None and (state := scene.of_seat(opening.place)):
            return state
        at = tokens[-1] + 1 + (scene.lower(tokens[-1] + 1) == ",")
        toponym = scene.toponym(at + 1) if scene.lower(at) in ("in", "at", "of") else None
        if toponym is not None and (state := scene.of_seat(toponym.place)):
            return state
    return ""


def _is_leader(scene: Scene, speaker: str) -> bool:
    """Whether the words before a name give it an office of state: "President", "the Prime Minister"."""
    heads = scene.lexicon.claimants["heads of state"]
    for tokens in _namings(scene, speaker):
        near = range(max(0, tokens[0] - 2), tokens[-1] + 1)
        if any(scene.lower(i) in heads for i in near):
            return True
    return False


def _state_of_dateline(scene: Scene, speaker: str) -> str:
    """The state in whose capital the report was written where it names "the ministry" and no more."""
    first = next(_namings(scene, speaker), None)
    if first is None:
        return ""
    own = scene.sentence_at(first[0]).index
    for sentence in reversed(scene.document.sentences[: own + 1]):
        if sentence.part is Part.DATELINE:
            towns = (scene.toponym(i) for i in range(sentence.first, sentence.last))
            return next((s for t in towns if t is not None and (s := scene.of_seat(t.place))), "")
    return ""


def _offices(scene: Scene) -> dict[str, str]:
    """Last name in lower case → the state whose office its bearer is said to hold; worked out once."""
    if not scene.offices:
        scene.offices[""] = ""
        for at in sorted(set(scene.starts)):
            state, office = _office_of(scene, at)
            around = range(max(0, office - _REACH), min(len(scene.tokens), office + _REACH)) if state else ()
            for index in around:
                if scene.tokens[index].tag == "PROPN" and index not in scene.names:
                    scene.offices.setdefault(scene.lower(index), state)
    return scene.offices


def _office_of(scene: Scene, at: int) -> tuple[str, int]:
    """The state named at a token with the office told with it: "Armenian minister", "king of Armenia"."""
    toponym = scene.toponym(at)
    if toponym is None or toponym.place is None or toponym.place.kind is not PlaceKind.COUNTRY:
        return "", at
    words = scene.lexicon.claimants["offices"]
    if scene.lower(at - 1) == "of" and scene.lower(at - 2) in words:
        return scene.called.get(toponym.place.name, toponym.place.name), at - 2
    end = scene.end_of_name(at)
    office = next((i for i in range(end, end + _BEHIND) if scene.lower(i) in words), None)
    return (
        (scene.called.get(toponym.place.name, toponym.place.name), office) if office is not None else ("", at)
    )


def side_of_office(scene: Scene, who: Claimant) -> Claimant:
    """The state whose office it is that takes, holds or leaves ground: a headquarters holds none itself.

    "The High Command" of a report from Berlin is Germany, "Rome Radio" Italy. A headquarters in the field
    is of the side whose troops it tells of; where nothing tells which, the office stays as it is.
    """
    words = who.words.replace(".", "").replace("’", "'").replace("'s", "").lower().split()
    offices = scene.lexicon.claimants
    if not offices["speaking offices"].intersection(words):
        return who
    state = who.state if not who.capital else ""
    if not offices["field offices"].intersection(words):
        state = state or _state_behind(scene, who.words) or _seat_in(scene, who.words)
        if not state and not is_station(who):
            state = _state_of_dateline(scene, who.words) or _only_dateline(scene)
    state = state or _of_its_troops(scene, who.words)
    return Claimant(state, state, True, people=True) if state else who


def _only_dateline(scene: Scene) -> str:
    """The state of the first dateline, for an office named in the headline above it."""
    first = next((s for s in scene.document.sentences if s.part is Part.DATELINE), None)
    towns = (scene.toponym(i) for i in range(first.first, first.last)) if first is not None else ()
    return next((s for t in towns if t is not None and (s := scene.of_seat(t.place))), "")


def is_station(who: Claimant) -> bool:
    """ "Rome Radio": what it claims, it reports."""
    return not lexicon().claimants["stations"].isdisjoint(plain(who.words).split())


def _seat_in(scene: Scene, words: str) -> str:
    """The state of the seat within a name: "Rome Radio", "the command in Khartoum"."""
    for toponym in scene.reading.toponyms:
        if toponym.span.text in words and (state := scene.of_seat(toponym.place)):
            return state
    return ""


def _of_its_troops(scene: Scene, speaker: str) -> str:
    """The state of the first force that the office tells of: "G.H.Q. announces that British troops …"."""
    forces = scene.lexicon.claimants["forces"]
    for at in sorted(set(scene.starts)):
        after = min(scene.end_of_name(at), len(scene.tokens) - 1)
        if scene.lower(after) in forces and plain(scene.speaker(at)) == plain(speaker):
            return scene.state(Phrase(at, after, after - 1))
    return ""
