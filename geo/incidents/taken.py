"""Takings of ground that the claims' words tell, among the tellings that the incidents' own words give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.incidents.days import days_overlap
from geo.incidents.ground import meets
from geo.incidents.lexicon import Frame
from geo.incidents.mentions import Mention, clause_at
from geo.incidents.scene import Scene
from geo.incidents.spans import starting_in
from geo.incidents.tellings import Telling, telling_of
from geo.language.document import Sentence
from geo.lexicon import table
from geo.model import IncidentType, When
from geo.reading import Locality, Reading, Taking

FOUGHT = ("Non-state actor overtakes territory", IncidentType.BATTLE)
PASSED = ("Non-violent transfer of territory", IncidentType.STRATEGIC_DEVELOPMENT)


def with_takings(reading: Reading, told: Sequence[Telling], takings: Sequence[Taking]) -> tuple[Telling, ...]:
    """The tellings in text order, with one for each taking that none of them tells."""
    told = [telling for telling in told if not _is_without(reading, telling)]
    found = list(told)
    by_sentence: dict[int, list[int]] = {}
    for at, telling in enumerate(told):
        by_sentence.setdefault(telling.sentence.index, []).append(at)
    held = {
        at for taking in takings for at in by_sentence.get(taking.sentence, ()) if _covers(told[at], taking)
    }
    for taking in takings:
        here = by_sentence.get(taking.sentence, [])
        if any(_covers(found[at], taking) for at in here):
            continue
        own = _locality(reading, taking)
        if own is None and not (taking.sure and taking.name[:1].isupper()):
            continue
        loose = next((at for at in here if at not in held and _is_told_by(found[at], taking)), None)
        if loose is not None:
            found[loose] = _corrected(found[loose], taking, own)
            held.add(loose)
        else:
            by_sentence.setdefault(taking.sentence, []).append(len(found))
            held.add(len(found))
            found.append(_telling(reading, taking, own))
    return tuple(sorted(found, key=lambda telling: telling.told[0].token))


def _is_without(reading: Reading, telling: Telling) -> bool:
    """ "Took X without a shot", "X, reported taken in a London paper": what was not, or is only a tale."""
    tokens, tales = reading.document.tokens, table("takings")["tales"]["words"]
    return all(
        any(token.lower == "without" for token in tokens[max(mention.token - 3, 0) : mention.token])
        or (telling.family == "capture" and tokens[max(mention.token - 1, 0)].lower in tales)
        for mention in telling.told
    )


def _covers(telling: Telling, taking: Taking) -> bool:
    """True where the telling is of that very ground and day."""
    if telling.family not in ("capture", "force") or telling.when is None:
        return False
    if _length(telling.when) > _length(taking.when):
        return False
    there = taking.place is not None and any(meets(one.place, taking.place) for one in telling.localities)
    return there and days_overlap(telling.when, taking.when)


def _length(when: When) -> int:
    return (when.last_day - when.first_day).days


def _is_told_by(telling: Telling, taking: Taking) -> bool:
    """True where the same word tells it, and was given another place or day, or none."""
    return telling.family == "capture" and any(mention.token == taking.cue for mention in telling.told)


def _corrected(telling: Telling, taking: Taking, own: Locality | None) -> Telling:
    """The telling of the same word with the ground and the day that its own words lack."""
    when = taking.when if taking.sure or not telling.dated else telling.when
    if own is None:
        site = taking.name if taking.apart or not telling.localities else telling.site
        localities = () if site == taking.name else telling.localities
        return replace(telling, localities=localities, site=site, when=when, dated=True)
    localities = (own,) if taking.apart or not telling.localities else telling.localities
    return replace(telling, localities=localities, when=when, dated=True)


def _locality(reading: Reading, taking: Taking) -> Locality | None:
    """The ground as the text describes it, or its place alone."""
    start = reading.document.tokens[taking.anchor].start
    before = starting_in(reading.localities, reading.document.sentence_at(start).start, start + 1)
    found = next((one for one in before if start < one.span.end), None)
    if found is not None and (taking.place is None or meets(found.place, taking.place)):
        return found
    if taking.place is None:
        return None
    token = reading.document.tokens[taking.anchor]
    return Locality(reading.document.span(token.start, token.end), taking.place, 1, ())


def _telling(reading: Reading, taking: Taking, own: Locality | None) -> Telling:
    sentence = reading.document.sentences[taking.sentence]
    told = telling_of(
        reading, (_mention(sentence, taking),), Scene((own,)) if own else Scene((), taking.name)
    )
    speaker = reading.speaker_at(reading.document.tokens[taking.anchor].start)
    return replace(told, when=taking.when, dated=True, speaker=speaker)


def _mention(sentence: Sentence, taking: Taking) -> Mention:
    sub_type, kind = FOUGHT if taking.by_force else PASSED
    frame = Frame(frozenset(), kind, sub_type, "capture", 3)
    return Mention(sentence, clause_at(sentence, taking.cue), taking.cue, frame, False)
