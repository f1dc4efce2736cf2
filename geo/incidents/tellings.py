"""One sentence's account of one happening: its words, place, time, numbers and who says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from geo.incidents.casualties import Toll, read_tolls
from geo.incidents.kinds import weighed
from geo.incidents.lexicon import vocabulary
from geo.incidents.mentions import Ground, Mention, clause_at
from geo.incidents.raising import mentions
from geo.incidents.scene import meets, scenes, speaks_at, token_at
from geo.incidents.spans import starting_in
from geo.language.document import Part, Sentence, Token
from geo.lexicon import table
from geo.model import IncidentType, Sense, Span, When
from geo.reading import Dated, Locality, Reading

JOINED = (
    {"force", "order"},
    {"force", "abduction"},
    {"force", "capture"},
    {"force", "accident"},
    {"order", "arrest"},
)
"""Families that may be of one happening: soldiers shoot at a protest, a town is taken after a fight."""


MANY = frozenset(["dozen", "dozens", "several", "series", "string", "wave"])
LONGEST_DATE = 80
"""Characters of the words of a date."""

BULLETS = ("-", "–", "—", "*", "•", "·", "▪")
NEW_OF = ("air", "artillery", "airborne", "planted", "vehicle", "grenade", "suicide")
"""Classes of things of which "a second" one makes another happening."""


@dataclass(frozen=True, slots=True)
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

    unplaced: frozenset[str]
    """Names of places in it that are on no map."""
    several: bool
    """It counts more than one ("a dozen bombs"): what is told after it may be one of these."""
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
    group = group or _of_tolls(sentence, tolls)
    if not group:
        return []
    parts = _parted(reading, group)
    places = scenes(reading, sentence, parts)
    found = [_telling(reading, part, place) for part, place in zip(parts, places, strict=True)]
    return [_deadly(telling) for telling in _shared_out(reading, found, tolls)]


def _deadly(telling: Telling) -> Telling:
    """Fire laid to a house in which people died, shots that killed at a march: attacks on people."""
    shot = telling.sub_type == "Excessive force against protesters"
    died = any(toll.kind == "killed" and toll.count and toll.count.high != 0 for toll in telling.tolls)
    if not died or not (shot or telling.sub_type == "Looting/property destruction"):
        return telling
    return replace(telling, type=IncidentType.VIOLENCE_AGAINST_CIVILIANS, sub_type="Attack", strength=3)


def _of_tolls(sentence: Sentence, tolls: tuple[Toll, ...]) -> list[Mention]:
    """A sentence that only counts ("Doctors speak of 137 dead") tells of the harm."""
    counting = [t for t in tolls if t.count is not None and t.kind in ("killed", "injured")]
    plain = next(frame for frame in vocabulary().verbs["die"] if not frame.pattern)
    harm = replace(plain, strength=0)
    return [Mention(sentence, clause_at(sentence, t.anchor), t.anchor, harm, True) for t in counting[:1]]


def _parted(reading: Reading, group: list[Mention]) -> list[tuple[Mention, ...]]:
    """The mentions of a sentence, those of one happening together."""
    parts: list[list[Mention]] = []
    for mention in group:
        home = next((part for part in reversed(parts) if _one_happening(reading, part, mention)), None)
        if home is None:
            parts.append([mention])
        else:
            home.append(mention)
    return [tuple(part) for part in parts]


def _one_happening(reading: Reading, part: list[Mention], mention: Mention) -> bool:
    one = families_meet(part[0].frame.family, mention.frame.family) or _in_one_clause(part, mention)
    return one and not _apart(reading, part, mention)


def _in_one_clause(part: list[Mention], mention: Mention) -> bool:
    return mention.clause is not None and any(mention.clause is one.clause for one in part)


def families_meet(a: str, b: str) -> bool:
    """True where two words may tell of one happening."""
    return a == b or "harm" in (a, b) or {a, b} in JOINED


def _apart(reading: Reading, part: list[Mention], mention: Mention) -> bool:
    """True where both have a place or a day of their own in their clauses, and these differ."""
    mine, theirs = _own_places(reading, (mention,)), _own_places(reading, tuple(part))
    if mine and theirs and not any(meets(a.place, b.place) for a in mine for b in theirs):
        return True
    if bool(mine) != bool(theirs) and _names_apart(reading, part, mention):
        return True
    day, other = own_day(reading, (mention,)), own_day(reading, tuple(part))
    return bool(day and other and not days_overlap(day, other))


def _names_apart(reading: Reading, part: list[Mention], mention: Mention) -> bool:
    """True where each has a name of a place in its clause, and one of the names is on no map."""
    if any(mention.clause is one.clause for one in part):
        return False
    mine, theirs = _own_names(reading, (mention,)), _own_names(reading, tuple(part))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _own_names(reading: Reading, told: tuple[Mention, ...]) -> frozenset[str]:
    here = [t for a, b in _reaches(reading, told) for t in starting_in(reading.toponyms, a, b)]
    return frozenset(t.span.text.lower() for t in here if t.sense is Sense.LITERAL)


def _reaches(reading: Reading, told: tuple[Mention, ...]) -> list[tuple[int, int]]:
    return [_extent(reading, mention) for mention in told]


def _extent(reading: Reading, mention: Mention) -> tuple[int, int]:
    """The stretch of text that speaks of the mention: its clause, or the part of it with its own date."""
    tokens = reading.document.tokens
    first, last = mention.reach
    end = tokens[last - 1].end
    start = _with_date_before(reading, mention.sentence, tokens[first].start)
    dates = [one.span for one in starting_in(reading.timeline.dates, start, end)]
    for earlier, later in pairwise(dates):
        cut = _cut_between(reading.article.text, earlier.end, later.start)
        if cut <= 0:
            continue
        if tokens[mention.token].start < cut:
            return start, cut
        start = cut
    return start, end


def _with_date_before(reading: Reading, sentence: Sentence, start: int) -> int:
    """Where a date begins that opens the clause ("on 29 June | six sailors died"), else the start."""
    for one in starting_in(reading.timeline.dates, start - LONGEST_DATE, start):
        if 0 <= start - one.span.end <= 1:
            spoken = speaks_at(sentence, token_at(reading.document, sentence, one.span.start))
            return start if spoken else one.span.start
    return start


def _cut_between(text: str, start: int, end: int) -> int:
    """Where a new part begins between two dates: after the last comma, semicolon or "and"; 0 where none."""
    marks = [text.rfind(mark, start, end) for mark in (",", ";", " and ")]
    return max(marks)


def _own_places(reading: Reading, told: tuple[Mention, ...]) -> list[Locality]:
    reaches = _reaches(reading, told)
    return [one for a, b in reaches for one in starting_in(reading.localities, a, b)]


def own_day(reading: Reading, told: tuple[Mention, ...]) -> When | None:
    """The When of the first mention that has a date in its own clause."""
    for mention in told:
        start, end = _extent(reading, mention)
        here = starting_in(reading.timeline.dates, start, end)
        offset = reading.document.tokens[mention.token].start
        when = reading.timeline.of_event(offset) if here else None
        if len(here) == 1 and _is_part(reading, mention, (start, end)):
            when = here[0].when
        when = _days_together(reading, here) or when
        if when is not None:
            return when
    return None


def _days_together(reading: Reading, here: Sequence[Dated]) -> When | None:
    """ "On Friday and Saturday": one stretch of days."""
    if len(here) != 2 or here[0].when is None or here[1].when is None:
        return None
    between = reading.article.text[here[0].span.end : here[1].span.start].strip().lower()
    first, last = here[0].when, here[1].when
    next_day = last.first_day - first.last_day == timedelta(days=1)
    if not next_day or between not in ("and", "and on", "and again on"):
        return None
    text = reading.article.text[here[0].span.start : here[1].span.end]
    return replace(first, latest=last.latest, text=text)


def _is_part(reading: Reading, mention: Mention, extent: tuple[int, int]) -> bool:
    tokens, (first, last) = reading.document.tokens, mention.reach
    return extent != (tokens[first].start, tokens[last - 1].end)


def _when(reading: Reading, told: tuple[Mention, ...]) -> When | None:
    tokens = reading.document.tokens
    whens = [reading.timeline.of_event(tokens[mention.token].start) for mention in told]
    return next((when for when in whens if when is not None), None)


def days_overlap(a: When, b: When) -> bool:
    """True where the two stretches share a day."""
    return a.first_day <= b.last_day and b.first_day <= a.last_day


def _telling(reading: Reading, told: tuple[Mention, ...], places: tuple[Locality, ...]) -> Telling:
    document, sentence = reading.document, told[0].sentence
    lead = max(told, key=lambda m: (m.frame.strength, m.frame.family != "harm", not m.noun))
    frame = weighed(document, told, lead.frame)
    when, dated = _day(reading, sentence, (lead, *told))
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
        localities=places,
        tolls=(),
        toll_speakers=(),
        things=_things(reading, sentence),
        fresh=_is_fresh(reading, told),
        unplaced=_unplaced(reading, sentence),
        several=_counts_several(reading, sentence),
        listed=_is_item(reading, sentence),
    )


def _counts_several(reading: Reading, sentence: Sentence) -> bool:
    """ "A dozen bombs", "two car bombs": a number before a thing or an attack in the plural."""
    tokens, known = reading.document.tokens, vocabulary()
    for at in range(sentence.first + 1, sentence.last):
        if tokens[at].form == "NNS" and (
            known.among(tokens[at].lemma, *NEW_OF) or tokens[at].lemma in known.nouns
        ):
            before = tokens[max(at - 3, sentence.first) : at]
            if any(t.tag == "NUM" or t.lower in MANY for t in before):
                return True
    return False


def _unplaced(reading: Reading, sentence: Sentence) -> frozenset[str]:
    here = starting_in(reading.toponyms, sentence.start, sentence.end)
    return frozenset(t.span.text.lower() for t in here if t.place is None and t.sense is Sense.LITERAL)


def _is_item(reading: Reading, sentence: Sentence) -> bool:
    text, paragraph = reading.article.text, sentence.paragraph
    opening = bisect_left(reading.document.sentences, paragraph, key=lambda one: one.paragraph)
    start = reading.document.sentences[opening].start
    line = text.rfind("\n", 0, start + 1) + 1
    return bool(head := text[line : line + 4].lstrip()[:1]) and head in BULLETS


def _things(reading: Reading, sentence: Sentence) -> frozenset[str]:
    known = vocabulary()
    words = reading.document.tokens[sentence.first : sentence.last]
    return frozenset(t.lemma for t in words if known.among(t.lemma, "flying", "vessel", "ground_transport"))


def _day(reading: Reading, sentence: Sentence, told: tuple[Mention, ...]) -> tuple[When | None, bool]:
    """The day of the happening, and whether the sentence itself gives it (not only the day it was said)."""
    own = own_day(reading, told)
    if own is not None:
        return own, True
    here = [
        one
        for one in starting_in(reading.timeline.dates, sentence.start, sentence.end)
        if not speaks_at(sentence, token_at(reading.document, sentence, one.span.start))
    ]
    if len(here) == 1 and here[0].when is not None:
        return here[0].when, True
    return _when(reading, told), False


def _is_fresh(reading: Reading, told: tuple[Mention, ...]) -> bool:
    """True where the words mark another happening: "separately", "a second truck", "another attack"."""
    new = table("incidents")["anaphora"]["new"]
    tokens, sentence = reading.document.tokens, told[0].sentence
    opening = range(sentence.first, min(sentence.first + 2, sentence.last - 1))
    # "Another 40 were hurt": a number with it tells of more people, not of another happening.
    if any(tokens[at].lower in new and not _counted(tokens, at) for at in opening):
        return True
    known = vocabulary()
    return any(
        tokens[at].lower in new
        and (known.among(tokens[at + 1].lemma, *NEW_OF) or tokens[at + 1].lemma in known.nouns)
        for at in range(sentence.first, sentence.last - 1)
    )


def _counted(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at + 1].tag == "NUM" or (at > 0 and tokens[at - 1].tag == "NUM")


def _shared_out(reading: Reading, found: list[Telling], tolls: tuple[Toll, ...]) -> list[Telling]:
    """Each toll given to the telling whose words stand nearest to it, with who says so."""
    held: dict[int, list[Toll]] = {}
    for toll in tolls:
        best = min(range(len(found)), key=lambda i: min(abs(m.token - toll.anchor) for m in found[i].told))
        held.setdefault(best, []).append(toll)
    return [
        replace(
            telling,
            tolls=tuple(mine := held.get(i, [])),
            toll_speakers=tuple(_counted_by(reading, telling, toll) for toll in mine),
        )
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
    if not counts or document.tokens[clause.subject.head].tag == "PRON":
        return speaker
    return document.words(clause.subject).text.removeprefix("the ").removeprefix("The ")
