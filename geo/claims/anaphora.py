"""Which place named earlier "it", "the city" or "the territory" leads back to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from geo.claims.scene import Mention, Scene
from geo.language.document import Part, Sentence
from geo.model import Place, PlaceKind, Sense

_WIDE = frozenset(
    (
        PlaceKind.REGION,
        PlaceKind.ADMIN1,
        PlaceKind.ADMIN2,
        PlaceKind.COUNTRY,
        PlaceKind.TERRAIN,
        PlaceKind.WATER,
    )
)
_ASIDE = frozenset(
    [
        "(",
        "of",
        "in",
        "into",
        "near",
        "at",
        "to",
        "with",
        "from",
        "via",
        "through",
        "toward",
        "towards",
        "by",
        "between",
        "off",
        "around",
        "across",
    ]
)
_LANDS = frozenset(
    ["emirate", "kingdom", "nation", "territory", "country", "land", "republic", "state", "soil", "lands"]
)
_AS_TOWN = {
    PlaceKind.ADMIN2: 0.6,
    PlaceKind.ADMIN1: 0.5,
    PlaceKind.REGION: 0.3,
    PlaceKind.COUNTRY: 0.1,
    PlaceKind.WATER: 0.05,
    PlaceKind.TERRAIN: 0.05,
}
"""How well a kind of place goes with "the city"; provinces often bear the name of theirs."""
_AS_LAND = {PlaceKind.COUNTRY: 0.5, PlaceKind.POPULATED_PLACE: 0.2, PlaceKind.WATER: 0.5}
_STATES = frozenset(("country", "emirate", "kingdom", "nation", "republic", "state"))
_SMALL = frozenset(("village", "hamlet"))
_TOWNS = frozenset(("city", "town", "port", "township"))
_ISLANDS = frozenset(
    ("island", "islands", "islet", "islets", "isle", "reef", "shoal", "atoll", "archipelago")
)
_FORTS = frozenset(
    ("kop", "fort", "fortress", "peak", "hill", "hilltop", "ridge", "height", "pass", "outpost")
)
_APPOSED = 5
"""How many words an apposition may have before its noun."""
_VILLAGE = 12.0
_REACH = 40
"""How many names back a word may lead: a reader does not look further."""
_OPENERS = 20
_OPENING = 1
"""The paragraphs that say what an article is about: a place named here comes to mind again later."""
_ELSEWHERE = frozenset(["capital", "east", "west", "north", "south", "coast", "outskirts"])
_AGAIN = 0.5
"""What a further mention of a place counts beside the best one."""
_TITLED = 1.3
_MOST = 6.0
"""No kind of place fits a word better than by this factor."""
_POINTED = 3.0
"""How much rather "that city" is the one just named in the sentence."""
_OF_CLAIM = 1.3
"""How much rather "it" is a place that somebody is said to hold or to have taken."""
_FULL = 100.0
"""A "territory" or "country" is as a rule this many km wide; smaller places are less likely to be meant."""


def lead_back(scene: Scene, before: int, word: str) -> Place | None:
    """The place told before this token that the word ("city", "island", "" for "it") most likely means."""
    if word in scene.lexicon.places["facilities"] and (here := _here(scene, before)) is not None:
        return here
    found = lead_to(scene, before, word)
    return found.place if found is not None else None


def lead_to(scene: Scene, before: int, word: str) -> Mention | None:
    """The mention that the word leads back to; one without a place where that is what is meant."""
    told: dict[str, tuple[float, int, Mention]] = {}
    again: defaultdict[str, float] = defaultdict(float)
    pointed = scene.lower(before) == "that"
    others, now, most = _others(scene, before), scene.sentence_at(before), 0.0
    for mention in _candidates(scene, before):
        if mention.place is not None and mention.place.id in others:
            continue
        score = _nearness(scene, mention, now, word)
        if pointed and mention.token >= now.first:
            score *= _POINTED
        if score * _MOST < most:
            continue
        score *= _kind_fit(scene, mention, word)
        if score > 0:
            key = mention.place.id if mention.place is not None else mention.words
            again[key] += score
            told[key] = max(told.get(key, (0.0, 0, mention)), (score, mention.token, mention), key=_rank)
            most = max(most, score)
    # A place told several times is more in mind than one told once.
    ranked = (
        (score + _AGAIN * (again[key] - score), at, mention) for key, (score, at, mention) in told.items()
    )
    best = max(ranked, key=_rank, default=None)
    return best[2] if best else None


def _rank(told: tuple[float, int, Mention]) -> tuple[float, int]:
    return told[:2]


def _here(scene: Scene, before: int) -> Place | None:
    """Where the clause itself says that it is: "In Kunduz only the airport …", "the base in Simferopol"."""
    clause = scene.clause_at(before)
    for oblique in clause.obliques if clause is not None else ():
        toponym = scene.toponym(oblique.phrase.head)
        if oblique.preposition in ("in", "at", "outside", "near") and toponym is not None:
            return scene.place_of(toponym)
    return None


def _others(scene: Scene, before: int) -> set[str]:
    """The places other phrases of the clause name: "Guyana has administered it" is not of Guyana."""
    clause = scene.clause_at(before)
    if clause is None:
        return set()
    phrases = [clause.subject, *(o.phrase for o in clause.obliques if o.preposition in ("by", "to"))]
    inside = {
        i for p in phrases if p is not None and not p.first <= before < p.last for i in range(p.first, p.last)
    }
    found = (scene.toponym(i) for i in inside)
    return {t.place.id for t in found if t is not None and t.place is not None}


def _candidates(scene: Scene, before: int) -> Iterator[Mention]:
    """The last places told before a token, and those that the article opens with."""
    yield from (m for m in scene.mentions[-_REACH:] if m.token < before)
    end = bisect_left(scene.starts, before)
    for position in {*range(min(end, _OPENERS)), *range(max(0, end - _REACH), end)}:
        toponym = scene.reading.toponyms[position]
        place = scene.place_of(toponym)
        if toponym.sense is Sense.DEMONYM:
            continue
        start = scene.starts[position]
        if toponym.sense is Sense.LITERAL:
            yield Mention(start, place, _weight(scene, start), toponym.span.text)
        elif place is not None and place.kind is PlaceKind.REGION:
            yield Mention(start, place, 0.8, toponym.span.text)


def told_last(scene: Scene, before: int) -> Place | None:
    """The territory understood last in the same paragraph before this token ("… and then retired")."""
    paragraph = scene.sentence_at(before).paragraph
    near = [m for m in scene.mentions if m.claimed and m.token < before]
    if near and scene.sentence_at(near[-1].token).paragraph == paragraph:
        return near[-1].place
    return None


def _weight(scene: Scene, start: int) -> float:
    known = scene.weights.get(start)
    if known is None:
        known = scene.weights[start] = _importance(scene, start)
    return known


def _importance(scene: Scene, start: int) -> float:
    """How much a sentence is about the place: least where it only tells where another thing is."""
    if scene.sentence_at(start).part is Part.DATELINE:
        return 0.1
    if start in scene.speaking or _is_where_said(scene, start):
        return 0.1
    at = start - 1
    while scene.lower(at) in ("the", "“", '"', "'"):
        at -= 1
    lower = scene.lower(at)
    if (
        lower == "of"
        and scene.lower(at - 1) in scene.lexicon.places["strong"]
        and scene.lower(at - 1) != "capital"
    ):
        return 1.0
    if lower == "of" and _is_whole(scene, at - 1):
        return 1.0
    return 0.4 if lower in _ASIDE else 1.0


def _is_where_said(scene: Scene, start: int) -> bool:
    """ "The government in Paris said that …": where the speaker is."""
    clause = scene.clause_at(start)
    said = clause is not None and clause.lemma in scene.lexicon.stance["saying"]
    return said and clause is not None and start < clause.verb


def _is_whole(scene: Scene, at: int) -> bool:
    """ "the city of", "most of": the name after it is what is meant; not after "the east of", "a part of"."""
    lower = scene.lower(at)
    if lower in scene.lexicon.extent["part"] | scene.lexicon.extent["whole"]:
        return not {scene.lower(at - 1), scene.lower(at - 2)} & {"a", "an", "integral"}
    return lower in scene.lexicon.places["strong"] - _ELSEWHERE


def _nearness(scene: Scene, mention: Mention, now: Sentence, word: str) -> float:
    """How near a mention is and how much its sentence is about it."""
    then = scene.sentence_at(mention.token)
    score = mention.weight / (1 + (now.index - then.index))
    if then.paragraph <= _OPENING or then.part is Part.HEADLINE:
        score *= 1.5
    if now is then:
        score *= 1.3
    if mention.words in scene.titled:
        score *= _TITLED
    return score * 0.6 if now.paragraph != then.paragraph and not word else score


def _is_called(scene: Scene, mention: Mention, word: str) -> bool:
    """ "Badme, the village over which …", "the village of Badme": the text itself calls it that."""
    at = mention.token
    if at not in scene.names:
        return False
    if scene.lower(at - 1) == "of" and scene.lower(at - 2) == word:
        return True
    end = scene.end_of_name(at)
    if scene.lower(end) != ",":
        return False
    for index in range(end + 1, min(end + 1 + _APPOSED, len(scene.tokens))):
        if scene.lower(index) == word:
            return True
        if scene.tokens[index].tag not in ("DET", "ADJ", "NUM", "NOUN"):
            return False
    return False


def _cannot_be(place: Place, word: str) -> bool:
    """Whether a word of a narrow sense rules a place out: a country is no village, a capital no fort."""
    if word in _SMALL | _TOWNS and place.kind in (PlaceKind.COUNTRY, PlaceKind.WATER, PlaceKind.TERRAIN):
        return True
    if word in _SMALL:
        return place.kind in _WIDE or place.radius_km > _VILLAGE
    if word in _ISLANDS:
        return place.kind is PlaceKind.POPULATED_PLACE
    return word in _FORTS and place.kind is PlaceKind.POPULATED_PLACE and place.radius_km > _VILLAGE


def _kind_fit(scene: Scene, mention: Mention, word: str) -> float:
    if not word:
        return _OF_CLAIM if mention.claimed else 1.0
    place = mention.place
    if word in mention.words.lower().split() or _is_called(scene, mention, word):
        return 6.0
    if place is not None and word in place.name.lower().split():
        return 3.0
    if place is None:
        return 1.0
    if _cannot_be(place, word):
        return 0.0
    fit = 1.3 if mention.claimed else 1.0
    if word in _TOWNS and not mention.claimed and scene.of_seat(place):
        fit *= 0.4
    town = word in scene.lexicon.kinds[PlaceKind.POPULATED_PLACE]
    wide = word in scene.lexicon.kinds[PlaceKind.REGION]
    if town is not wide:
        fit *= (_AS_TOWN if town else _AS_LAND).get(place.kind, 1.0)
    if place.kind is PlaceKind.COUNTRY and word in _STATES:
        fit *= 2.0
    if word in _SMALL and place.radius_km > _VILLAGE:
        fit *= 0.2
    if wide and place.claimed_by:
        fit *= 2.0
    if word in _LANDS:
        fit *= min(1.0, place.radius_km / _FULL)
    return fit
