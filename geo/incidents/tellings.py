"""One sentence's account of one happening: its words, place, time, numbers and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.incidents.casualties import Toll, read_tolls
from geo.incidents.days import day_of
from geo.incidents.hearsay import names_illness
from geo.incidents.kinds import weighed
from geo.incidents.lexicon import vocabulary
from geo.incidents.mentions import Ground, Mention, clause_at
from geo.incidents.parting import parted
from geo.incidents.raising import mentions
from geo.incidents.scene import Scene, scenes
from geo.incidents.ties import reacts
from geo.incidents.told_on import tells_on
from geo.incidents.traits import (
    SURE,
    counts_several,
    is_fresh,
    is_item,
    is_known,
    names_spot,
    takes_up,
    things_in,
    unplaced_names,
)
from geo.language.document import Part, Sentence, Token
from geo.lexicon import table
from geo.model import IncidentType, Span, When
from geo.reading import Locality, Reading
from geo.records import record

MOST = 6
"""Counts of one sentence that may each be of another happening."""


@record(frozen=True, slots=True)
class Telling:
    """What one sentence says of one happening. `dated`: the sentence itself gives the day."""

    told: tuple[Mention, ...]
    family: str
    type: IncidentType
    sub_type: str
    strength: int
    speaker: str
    quote: Span
    when: When | None
    dated: bool
    localities: tuple[Locality, ...]
    tolls: tuple[Toll, ...]
    toll_speakers: tuple[str, ...]
    things: frozenset[str]
    """Aircraft, ships and vehicles in it, by which two tellings of one happening know each other."""
    fresh: bool
    """It says so itself that this is another happening ("separately", "a second attack")."""

    takes_up: bool
    """It speaks of what was told before ("the explosion occurred in X")."""
    known: bool
    """It names it as something known ("the battle for X")."""

    unplaced: frozenset[str]
    """Names of places in it that are on no map."""
    site: str
    """The name of the scene where that is on no map and the sentence does not say what it lies in."""
    several: bool
    """It counts more than one ("a dozen bombs"): what is told after it may be one of these."""
    spot: bool
    """It names a street, a square: one of several blows in a town, told by itself."""
    counts_on: bool
    """It only counts more, or some, of those harmed in what was told before ("four others were hurt")."""
    listed: bool
    """It stands in an item of a list: what the item before told is another happening."""

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.told[0].sentence

    @property
    def placed(self) -> bool:
        """True where the sentence names the scene."""
        return bool(self.localities)

    @property
    def tolls_by_speaker(self) -> tuple[tuple[str, Toll], ...]:
        """Each toll with who gives it."""
        return tuple(zip(self.toll_speakers, self.tolls, strict=True))

    @property
    def is_body(self) -> bool:
        """True in running text; headlines and captions state an incident only if nothing else does."""
        return self.sentence.part is Part.BODY


def tellings(reading: Reading, ground: Ground) -> tuple[Telling, ...]:
    """Every telling in text order."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions(reading, ground):
        by_sentence.setdefault(mention.sentence.index, []).append(mention)
    found: list[Telling] = []
    for sentence in reading.document.sentences:
        group = by_sentence.get(sentence.index, [])
        if group or sentence.part is Part.BODY:
            found.extend(_of_sentence(reading, ground, sentence, group))
    return tuple(found)


def _of_sentence(reading: Reading, ground: Ground, sentence: Sentence, group: list[Mention]) -> list[Telling]:
    tolls = read_tolls(reading.document.tokens, sentence, ground.dates)
    if any(toll.total for toll in tolls):
        return []
    group = group or _of_tolls(reading.document.tokens, sentence, tolls)
    if not group:
        return []
    parts = parted(reading, group)
    places = scenes(reading, sentence, parts)
    found = [telling_of(reading, part, place) for part, place in zip(parts, places, strict=True)]
    return [
        _deadly(telling) for telling in _shared_out(reading, found, tolls) if not _is_echo(reading, telling)
    ]


def _is_echo(reading: Reading, telling: Telling) -> bool:
    """ "The king condemned the attack on Monday": what somebody says of it, on a day of its own."""
    if telling.localities or telling.site or telling.tolls or not telling.known:
        return False
    return all(
        one.clause is not None and reacts(one.clause) and not one.clause.passive for one in telling.told
    )


def _deadly(telling: Telling) -> Telling:
    """Fire laid to a house in which people died, deaths at a march or a blockade: attacks on people."""
    burnt = telling.sub_type == "Looting/property destruction"
    died = any(toll.kind == "killed" and toll.count and toll.count.high != 0 for toll in telling.tolls)
    if not died or not (burnt or telling.type is IncidentType.PROTEST):
        return telling
    return replace(telling, type=IncidentType.VIOLENCE_AGAINST_CIVILIANS, sub_type="Attack", strength=3)


def _of_tolls(tokens: Sequence[Token], sentence: Sentence, tolls: tuple[Toll, ...]) -> list[Mention]:
    """A sentence that only counts ("Doctors speak of 137 dead") tells of the harm."""
    counting = [t for t in tolls if t.count is not None and t.kind in ("killed", "injured")]
    if not counting or names_illness(tokens[sentence.first : sentence.last]):
        return []
    plain = next(frame for frame in vocabulary().verbs["die"] if not frame.pattern)
    harm = replace(plain, strength=0)
    return [Mention(sentence, clause_at(sentence, t.anchor), t.anchor, harm, True) for t in counting[:MOST]]


def _plainness(mention: Mention) -> tuple[int, bool, bool, bool, bool]:
    """How plainly a word says what happened: that men entered a place less than what they did there."""
    frame = mention.frame
    came_in = frame.family == "capture" and frame.strength < SURE
    deed = frame.family not in ("harm", "abduction")
    return frame.strength, not came_in, deed, frame.family == "harm", not mention.noun


def telling_of(reading: Reading, told: tuple[Mention, ...], scene: Scene) -> Telling:
    """The telling of some mentions of a sentence, with the scene given to it."""
    document, sentence = reading.document, told[0].sentence
    lead = max(told, key=_plainness)
    frame = weighed(document, told, lead.frame)
    when, dated = day_of(reading, sentence, (lead, *told))
    fresh = scene.of_body or is_fresh(reading, told)
    return Telling(
        told=told,
        family=frame.family,
        type=frame.type,
        sub_type=frame.sub_type,
        strength=lead.frame.strength,
        speaker=reading.speaker_at(document.tokens[lead.token].start),
        quote=document.span(sentence.start, sentence.end),
        when=when,
        dated=dated,
        localities=scene.localities,
        tolls=(),
        toll_speakers=(),
        things=things_in(reading, sentence),
        fresh=fresh,
        takes_up=takes_up(reading, told),
        known=is_known(reading, told),
        unplaced=unplaced_names(reading, sentence),
        site=scene.name,
        several=counts_several(reading, sentence),
        spot=fresh and names_spot(reading, sentence),
        counts_on=tells_on(reading, told),
        listed=is_item(reading, sentence),
    )


def _shared_out(reading: Reading, found: list[Telling], tolls: tuple[Toll, ...]) -> list[Telling]:
    """Each toll given to the telling whose words stand nearest to it, with who says so."""
    held: dict[int, list[Toll]] = {}
    for toll in tolls:
        best = min(range(len(found)), key=lambda i: min(abs(m.token - toll.anchor) for m in found[i].told))
        held.setdefault(best, []).append(toll)
    return [
        replace(
            telling,
            tolls=tuple(mine),
            toll_speakers=tuple(_counted_by(reading, telling, toll) for toll in mine),
        )
        if (mine := held.get(i, []))
        else telling
        for i, telling in enumerate(found)
    ]


def _counted_by(reading: Reading, telling: Telling, toll: Toll) -> str:
    """Who gives the number: the subject of a verb of counting, else who says the words."""
    document = reading.document
    clause = clause_at(telling.sentence, toll.first)
    speaker = reading.speaker_at(document.tokens[toll.anchor].start)
    if speaker != telling.speaker or clause is None or clause.subject is None:
        return speaker
    counts = clause.lemma in table("incidents")["scene"]["counting"]
    # "No casualties were reported": what is counted, not who counts.
    if not counts or clause.passive or document.tokens[clause.subject.head].tag == "PRON":
        return speaker
    return document.words(clause.subject).text.removeprefix("the ").removeprefix("The ")
