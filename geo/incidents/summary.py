"""The one line that tells of an incident: who or what, what happened, where, how many were harmed."""

from __future__ import annotations

from geo.incidents.mentions import Mention, roles
from geo.incidents.tellings import Telling
from geo.language.document import Phrase
from geo.lexicon import table
from geo.model import Count, Incident, Place, PlaceKind
from geo.reading import Reading

LONGEST = 70
"""Characters of the text's own words; a longer clause gives way to the plain name of the kind."""
TOLD_BY_ANOTHER = ("near ", "off ", "between ", "outside ", "around ", "along ", "beside ", "the border")
OPEN = frozenset([PlaceKind.WATER, PlaceKind.BORDER])


def summary(reading: Reading, lead: Telling, incident: Incident) -> str:
    """A desk line: "Russian helicopter shot down near Yeraskh; 2 killed, 1 injured"."""
    line = _own_words(reading, lead) or table("incidents")["summary"][incident.sub_type]
    named = any(one.span.text in line for one in lead.localities)
    line += "" if named else _where(incident.place, line)
    harm = [
        f"{_number(count)} {how}"
        for how, count in (("killed", incident.killed), ("injured", incident.injured))
        if count is not None and count.high != 0
    ]
    return f"{line}; {', '.join(harm)}" if harm else line


def _own_words(reading: Reading, lead: Telling) -> str:
    plain = (m for m in lead.told if m.clause is not None and not m.noun and not m.frame.pattern)
    mention = next(plain, None)
    if mention is None or lead.strength < 2 or mention.frame.near:
        return ""
    line = _clause(reading, mention)
    return line[:1].upper() + line[1:] if 0 < len(line) <= LONGEST else ""


def _clause(reading: Reading, mention: Mention) -> str:
    """ "Mi-24 shot down", "rebels captured Goma"; empty where the subject is not told in so many words."""
    clause = mention.clause
    if clause is None or clause.verb != mention.token:
        return ""
    verb = " ".join(filter(None, [reading.document.tokens[clause.verb].text, clause.particle]))
    if clause.passive:
        sufferer, doer = _plain(reading, clause.subject), _plain(reading, roles(clause)[0])
        return f"{sufferer} {verb}{' by ' + doer if doer else ''}" if sufferer else ""
    doer, object_ = _plain(reading, clause.subject), _plain(reading, clause.object)
    return " ".join(filter(None, [doer, verb, object_])) if doer else ""


def _plain(reading: Reading, phrase: Phrase | None) -> str:
    if phrase is None or reading.document.tokens[phrase.head].tag == "PRON":
        return ""
    words = reading.document.words(phrase).text
    first, _, rest = words.partition(" ")
    return " ".join((rest if first.lower() in ("a", "an", "the") else words).split())


def _where(place: Place | None, line: str) -> str:
    if place is None or place.name.lower() in line.lower():
        return ""
    if place.name.lower().startswith(TOLD_BY_ANOTHER) or place.name[:1].isdigit():
        return f" {place.name}"
    return f" at {place.name}" if place.kind in OPEN else f" in {place.name}"


def _number(count: Count) -> str:
    if count.low is None:
        return f"up to {count.high}"
    if count.high is None:
        return f"at least {count.low}"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
