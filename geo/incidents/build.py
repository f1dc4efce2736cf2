"""A happening as the incident it is: type, place, time, numbers over all its statements, and a plain line."""

from __future__ import annotations

from dataclasses import replace

from geo.incidents.actors import actors, country_code, country_of
from geo.incidents.bounds import closed, outdone
from geo.incidents.casualties import Toll
from geo.incidents.ground import told_about, told_within
from geo.incidents.happening import Happening
from geo.incidents.lexicon import vocabulary
from geo.incidents.mentions import roles
from geo.incidents.summary import Names, summary
from geo.incidents.tellings import Telling
from geo.language.document import Phrase
from geo.model import Count, Incident, IncidentType, Place, Precision, Statement, When
from geo.reading import Locality, Reading

FINENESS = tuple(Precision)
CLASH = "Armed clash"
SHOT_AT = "Excessive force against protesters"
REGAINED = "Government regains territory"


def incidents_of(reading: Reading, happening: Happening, names: Names) -> tuple[Incident, ...]:
    """One incident; several where a sentence lists the targets and gives no joint number."""
    widest = max(happening.tellings, key=lambda told: len(told.localities))
    listed = widest.localities
    if len(listed) < 2 or any(toll.count is not None for told in happening.tellings for toll in told.tolls):
        return (_incident(reading, happening, None, names),)
    return tuple(_incident(reading, happening, place, names) for place in listed)


def _incident(reading: Reading, happening: Happening, locality: Locality | None, names: Names) -> Incident:
    lead = happening.lead
    finest = _named(happening, locality or _finest(happening))
    place = finest.place if finest else None
    sub_type = _sub_type(reading, lead)
    kind, killed = lead.type, _over(happening, "killed")
    if sub_type == SHOT_AT and killed is not None and killed.low:
        kind, sub_type = IncidentType.VIOLENCE_AGAINST_CIVILIANS, "Attack"
    incident = Incident(
        type=kind,
        sub_type=sub_type,
        summary="",
        when=_when(reading, happening, place),
        place=place,
        geo_precision=finest.geo_precision if finest else None,
        statements=tuple(s for told in happening.tellings for s in _statements(told)),
        actors=actors(reading, happening.tellings),
        killed=killed,
        injured=_over(happening, "injured"),
    )
    return replace(incident, summary=summary(reading, (lead, *happening.tellings), incident, names))


def _sub_type(reading: Reading, lead: Telling) -> str:
    """The sub-type; who took the ground decides between ACLED's two kinds of capture."""
    if lead.family != "capture" or lead.type is not IncidentType.BATTLE:
        return lead.sub_type
    agent = _doer(lead)
    if agent is None:
        return lead.sub_type
    lemma = reading.document.tokens[agent.head].lemma
    if vocabulary().among(lemma, "rebel"):
        return lead.sub_type
    if not vocabulary().among(lemma, "state") and not country_of(reading, agent):
        return lead.sub_type
    return REGAINED if _regains(reading, lead, agent) else CLASH


def _regains(reading: Reading, lead: Telling, agent: Phrase) -> bool:
    """True unless an army takes ground in a country that is not its own and does not win it back."""
    tokens = reading.document.tokens
    if any(vocabulary().among(tokens[mention.token].lemma, "regaining") for mention in lead.told):
        return True
    own = country_code(reading, agent)
    scene = {one.place.country for one in lead.localities}
    return not own or not scene or own in scene


def _doer(lead: Telling) -> Phrase | None:
    clauses = [mention.clause for mention in lead.told if mention.clause is not None and not mention.noun]
    return next((agent for clause in clauses if (agent := roles(clause)[0]) is not None), None)


def _finest(happening: Happening) -> Locality | None:
    """The smallest of its places; of a list with one number ("around X and Y") the first."""
    found = min(happening.localities, key=lambda one: one.place.radius_km, default=None)
    lists = (told.localities for told in happening.tellings if found in told.localities)
    return next((listed[0] for listed in lists if len(listed) > 1), found)


def _named(happening: Happening, found: Locality | None) -> Locality | None:
    """The place by its own name where a telling gives one that is on no map ("it occurred at X")."""
    if found is None:
        return None
    names = [told.site for told in happening.tellings if told.site and (told.takes_up or not happening.spots)]
    if not names or names[0] in found.place.name:
        return found
    return told_within(None, names[0], found) if happening.spots else told_about(names[0], found)


def _when(reading: Reading, happening: Happening, place: Place | None) -> When | None:
    """The finest time its tellings give; an hour on a clock not named is one of the place's."""
    body = [told for told in happening.tellings if told.is_body] or happening.tellings
    dated = [told.when for told in body if told.when is not None and told.dated]
    known = dated or happening.whens
    finest = min(known, key=lambda w: (w.last_day - w.first_day, FINENESS.index(w.precision)), default=None)
    return reading.timeline.at_place(finest, place.country) if finest and place else finest


def _statements(told: Telling) -> list[Statement]:
    """One statement a speaker: the telling's own, and one for each who gives another number in it."""
    groups: dict[str, list[Toll]] = {told.speaker: []}
    for speaker, toll in told.tolls_by_speaker:
        groups.setdefault(speaker, []).append(toll)
    place = told.localities[0].place if told.localities else None
    return [
        Statement(
            attributed_to=speaker,
            quote=told.quote,
            when=told.when,
            place=place,
            killed=_of_kind(tuple(tolls), "killed"),
            injured=_of_kind(tuple(tolls), "injured"),
        )
        for speaker, tolls in groups.items()
    ]


def _of_kind(tolls: tuple[Toll, ...], kind: str) -> Count | None:
    """One telling's number: what it adds up, spread over the other counts it quotes."""
    mine = [toll for toll in tolls if toll.kind == kind and toll.count is not None]
    firm = [toll for toll in mine if not toll.alternative and not toll.bodies] or mine
    parts = list({(t.count.low, t.count.high): t.count for t in firm if t.count is not None}.values())
    if not parts:
        return None
    others = [t.count for t in mine if t.alternative and t.count is not None]
    return spread([_sum(parts), *others])


def _sum(counts: list[Count]) -> Count:
    lows, highs = [c.low for c in counts], [c.high for c in counts]
    low = None if None in lows else sum(x for x in lows if x is not None)
    high = None if None in highs else sum(x for x in highs if x is not None)
    return Count(low, high) if low is not None or high is not None else counts[0]


def spread(counts: list[Count]) -> Count:
    """The range over several counts: open above only where every one is open."""
    ends = [end for c in counts for end in (c.low, c.high) if end is not None]
    is_open = all(c.high is None for c in counts)
    no_low = all(c.low is None for c in counts)
    return Count(None if no_low else min(ends), None if is_open else max(ends))


def _over(happening: Happening, kind: str) -> Count | None:
    """The range over all speakers. One speaker's later, smaller numbers are parts of the largest one."""
    by_speaker: dict[str, list[tuple[Toll, ...]]] = {}
    said = [toll for told in happening.tellings for toll in told.tolls if toll.kind == kind]
    for told in happening.tellings:
        mine: dict[str, list[Toll]] = {}
        for speaker, toll in told.tolls_by_speaker:
            if not outdone(toll, said):
                mine.setdefault(speaker, []).append(toll)
        for speaker, tolls in mine.items():
            by_speaker.setdefault(speaker, []).append(tuple(tolls))
    counts = [c for tolls in by_speaker.values() if (c := _by_one(tolls, kind)) is not None]
    return closed(spread(counts), said) if counts else None


def _by_one(told: list[tuple[Toll, ...]], kind: str) -> Count | None:
    """One speaker's number over several sentences: "ten others" adds, the rest is the largest given."""
    best: Count | None = None
    for tolls in told:
        count = _of_kind(tolls, kind)
        if count is None:
            continue
        adds = any(toll.additional and toll.kind == kind for toll in tolls)
        if best is None or not adds:
            best = count if best is None else max(best, count, key=_size)
        else:
            best = _sum([best, count])
    return best


def _size(count: Count) -> int:
    return max(end for end in (count.low, count.high) if end is not None)
