"""One sentence's account of one happening: its words, place, time, numbers and who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.incidents.casualties import Toll, read_tolls
from geo.incidents.lexicon import Frame, vocabulary
from geo.incidents.mentions import Ground, Mention, mentions
from geo.incidents.scene import meets, scene, token_at
from geo.language.document import Part, Sentence
from geo.model import IncidentType, Span, When
from geo.reading import Locality, Reading


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence says of one happening. `dated`, `placed`: the sentence itself gives day and place."""

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

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.told[0].sentence

    @property
    def placed(self) -> bool:
        """True where the sentence names the scene."""
        return bool(self.localities)

    @property
    def is_body(self) -> bool:
        """True in running text; headlines and captions state an incident only if nothing else does."""
        return self.sentence.part is Part.BODY


def tellings(reading: Reading, ground: Ground) -> tuple[Telling, ...]:
    """Every telling in text order."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions(reading, ground):
        by_sentence.setdefault(mention.sentence.index, []).append(mention)
    return tuple(telling for group in by_sentence.values() for telling in _of_sentence(reading, group))


def _of_sentence(reading: Reading, group: list[Mention]) -> list[Telling]:
    sentence = group[0].sentence
    tolls = read_tolls(
        reading.document.tokens, sentence.first, sentence.last, _date_tokens(reading, sentence)
    )
    if any(toll.total for toll in tolls):
        return []
    found = [_telling(reading, part) for part in _parted(reading, group)]
    return _shared_out(reading, found, tolls)


def _date_tokens(reading: Reading, sentence: Sentence) -> frozenset[int]:
    masked: set[int] = set()
    for dated in reading.timeline.dates:
        if sentence.start <= dated.span.start < sentence.end:
            at = token_at(reading.document, sentence, dated.span.start)
            while at < sentence.last and reading.document.tokens[at].start < dated.span.end:
                masked.add(at)
                at += 1
    return frozenset(masked)


def _parted(reading: Reading, group: list[Mention]) -> list[tuple[Mention, ...]]:
    """The mentions of a sentence, those of one happening together."""
    parts: list[list[Mention]] = []
    for mention in group:
        home = next((part for part in parts if _one_happening(reading, part, mention)), None)
        if home is None:
            parts.append([mention])
        else:
            home.append(mention)
    return [tuple(part) for part in parts]


def _one_happening(reading: Reading, part: list[Mention], mention: Mention) -> bool:
    return families_meet(part[0].frame.family, mention.frame.family) and not _apart(reading, part, mention)


def families_meet(a: str, b: str) -> bool:
    """True where two words may tell of one happening."""
    if a == b or "harm" in (a, b):
        return True
    pair = {a, b}
    return pair in ({"force", "order"}, {"force", "abduction"}, {"force", "capture"}, {"force", "accident"})


def _apart(reading: Reading, part: list[Mention], mention: Mention) -> bool:
    """True where both have a place or a day of their own in their clauses, and these differ."""
    mine, other = _own(reading, (mention,)), _own(reading, tuple(part))
    if mine[0] and other[0] and not any(meets(a.place, b.place) for a in mine[0] for b in other[0]):
        return True
    return bool(mine[1] and other[1] and not _overlap(mine[1], other[1]))


def _own(reading: Reading, told: tuple[Mention, ...]) -> tuple[list[Locality], When | None]:
    reaches = [mention.reach for mention in told]
    spans = [
        (reading.document.tokens[first].start, reading.document.tokens[last - 1].end)
        for first, last in reaches
    ]
    places = [
        found
        for found in reading.localities
        if any(a <= found.span.start and found.span.end <= b for a, b in spans)
    ]
    dated = any(a <= d.span.start and d.span.end <= b for d in reading.timeline.dates for a, b in spans)
    when = reading.timeline.of_event(reading.document.tokens[told[0].token].start) if dated else None
    return places, when


def _overlap(a: When, b: When) -> bool:
    return a.first_day <= b.last_day and b.first_day <= a.last_day


def _telling(reading: Reading, told: tuple[Mention, ...]) -> Telling:
    document, sentence = reading.document, told[0].sentence
    lead = max(told, key=lambda mention: (mention.frame.strength, not mention.noun))
    frame = _weighed(reading, told, lead.frame)
    offset = document.tokens[lead.token].start
    when = reading.timeline.of_event(offset)
    dated = any(sentence.start <= d.span.start < sentence.end for d in reading.timeline.dates)
    return Telling(
        told=told,
        family=frame.family,
        type=frame.type,
        sub_type=frame.sub_type,
        strength=lead.frame.strength,
        speaker=reading.speaker_at(offset),
        quote=document.span(sentence.start, sentence.end),
        when=when,
        dated=dated and when is not None,
        localities=scene(reading, told),
        tolls=(),
    )


def _weighed(reading: Reading, told: tuple[Mention, ...], frame: Frame) -> Frame:
    """The frame, its type taken from the weapons of the clauses where the word alone does not say it."""
    if frame.strength == 3 or frame.family not in ("force", "harm"):
        return frame
    known = vocabulary()
    lemmas = {t.lemma for m in told for t in reading.document.tokens[m.reach[0] : m.reach[1]]}
    for row in known.evidence:
        if lemmas & known.classes[row.word_class]:
            return replace(frame, type=row.type, sub_type=row.sub_type)
    return frame


def _shared_out(reading: Reading, found: list[Telling], tolls: tuple[Toll, ...]) -> list[Telling]:
    """Each toll given to the telling whose words stand nearest to it."""
    if not found:
        return []
    held: dict[int, list[Toll]] = {}
    for toll in tolls:
        best = min(range(len(found)), key=lambda i: min(abs(m.token - toll.anchor) for m in found[i].told))
        held.setdefault(best, []).append(toll)
    return [replace(telling, tolls=tuple(held.get(i, ()))) for i, telling in enumerate(found)]
