"""Which place named earlier "it", "the city" or "the territory" leads back to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from geo.claims.kinds import kind_fit
from geo.claims.scene import Mention, Scene
from geo.language.document import Part, Sentence
from geo.model import Place, PlaceKind, Sense

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
        score *= kind_fit(scene, mention, word)
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
        if position not in scene.candidates:
            scene.candidates[position] = _candidate(scene, position)
        known = scene.candidates[position]
        if known is not None:
            yield known


def _candidate(scene: Scene, position: int) -> Mention | None:
    """The place name at a position as one that a word may lead back to."""
    toponym, start = scene.reading.toponyms[position], scene.starts[position]
    place = scene.place_of(toponym)
    if toponym.sense is Sense.LITERAL:
        return Mention(start, place, _importance(scene, start), toponym.span.text)
    region = place is not None and place.kind is PlaceKind.REGION and toponym.sense is not Sense.DEMONYM
    return Mention(start, place, 0.8, toponym.span.text) if region else None


def told_last(scene: Scene, before: int) -> Place | None:
    """The territory understood last in the same paragraph before this token ("… and then retired")."""
    paragraph = scene.sentence_at(before).paragraph
    near = [m for m in scene.mentions if m.claimed and m.token < before]
    if near and scene.sentence_at(near[-1].token).paragraph == paragraph:
        return near[-1].place
    return None


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
    if lower in scene.lexicon.joint.measures:
        return not {scene.lower(at - 1), scene.lower(at - 2)} & {"a", "an", "integral"}
    return lower in scene.lexicon.places["strong"] and lower not in _ELSEWHERE


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
