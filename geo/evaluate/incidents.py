"""How many of MUC-4's incident templates an incident found in their text matches; with n.

A template is matched by an incident of any violent type whose dates meet its own within a day, or whose place
is its finest one by name, one to one. The key leaves out fights between armed forces, so precision is
printed, not aimed at. A line of the corpus: `id`, `text`, `templates` (slots as MUC-4 names them).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from geo import config
from geo.errors import InputError
from geo.model import Article, Incident, IncidentType
from geo.pipeline import Tools, analyse

VIOLENT = frozenset(
    [
        IncidentType.BATTLE,
        IncidentType.EXPLOSION,
        IncidentType.VIOLENCE_AGAINST_CIVILIANS,
        IncidentType.RIOT,
        IncidentType.STRATEGIC_DEVELOPMENT,
    ]
)
SLACK = timedelta(days=1)
_MONTHS = {
    m: i
    for i, m in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), 1
    )
}
_DAY = re.compile(r"(-?) ?(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")
_DATELINE = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_KIND = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of the key: stretches of days (open at the start where None), and its finest places."""

    days: tuple[tuple[date | None, date], ...]
    places: tuple[str, ...]
    optional: bool
    words: str


@dataclass(frozen=True, slots=True)
class Message:
    """One text of the corpus with its key."""

    article: Article
    templates: tuple[Template, ...]


def read(path: Path) -> list[Message]:
    """The texts of a corpus file; raises InputError where a line is broken."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [_message(row) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} holds no MUC-4 texts: {error}") from error


def _message(row: Mapping[str, Any]) -> Message:
    head = _DATELINE.search(row["text"][:200].upper())
    published = _day(*head.groups()) if head else None
    templates = tuple(_template(t) for t in row.get("templates") or ())
    return Message(Article(id=str(row["id"]), text=row["text"], published=published), templates)


def _day(number: str, month: str, year: str) -> date | None:
    try:
        return date(1900 + int(year), _MONTHS[month], int(number))
    except (KeyError, ValueError):
        return None


def _template(slots: Mapping[str, Any]) -> Template:
    when, where = " ".join(slots["INCIDENT: DATE"]), " / ".join(slots["INCIDENT: LOCATION"])
    kind = " ".join(slots["INCIDENT: TYPE"])
    optional = "OPTIONAL" in " ".join(slots["MESSAGE: TEMPLATE"])
    return Template(tuple(_stretches(when)), tuple(_finest(where)), optional, f"{kind} {when} {where}")


def _stretches(slot: str) -> Iterator[tuple[date | None, date]]:
    """ "- 23 AUG 88" is any day up to it; "01 MAY 88 - 31 MAY 88" the days between."""
    for choice in slot.split("/"):
        found = [(m[1], _day(m[2], m[3], m[4])) for m in _DAY.finditer(choice)]
        known = [(mark, d) for mark, d in found if d is not None]
        if len(known) > 1:
            yield known[0][1], known[1][1]
        elif known:
            mark, last = known[0]
            yield (None if mark else last), last


def _finest(slot: str) -> Iterator[str]:
    for choice in slot.replace(") / (", ") | (").split("|"):
        bare = choice.strip()
        plain = _KIND.sub("", bare[1:-1] if bare.startswith("(") else bare) or bare
        yield from (folded(part) for part in re.split(r" - |/", plain.split(":")[-1]) if folded(part))


def folded(name: str) -> str:
    """A name in lower-case letters without accents, marks and the words for what it is."""
    bare = unicodedata.normalize("NFKD", name.lower())
    return " ".join(re.findall(r"[a-z]+", "".join(c for c in bare if not unicodedata.combining(c))))


def days_right(template: Template, incident: Incident, slack: timedelta = timedelta(0)) -> bool:
    """True where the incident's days lie within the template's, widened by `slack`."""
    if incident.when is None:
        return False
    first, last = incident.when.first_day, incident.when.last_day
    return any((a is None or last >= a - slack) and first <= b + slack for a, b in template.days)


def place_right(template: Template, incident: Incident) -> bool:
    """True where the incident's place bears the template's finest name."""
    names = {folded(incident.place.name)} if incident.place else set()
    names |= {folded(s.place.name) for s in incident.statements if s.place}
    return any(
        name and (name == want or f" {want} " in f" {name} ") for name in names for want in template.places
    )


def _pairs(templates: Sequence[Template], found: Sequence[Incident]) -> dict[int, int]:
    """Templates to incidents, one to one, those that agree on both first."""
    ranked = sorted(
        (-(day + place), i, j)
        for i, t in enumerate(templates)
        for j, f in enumerate(found)
        if (day := days_right(t, f, SLACK)) + (place := place_right(t, f))
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def evaluate(messages: Sequence[Message], tools: Tools) -> tuple[Counter[str], list[str]]:
    """Counts over the texts, and the misses and extras in words."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for message in messages:
        found = [i for i in analyse(message.article, tools).incidents if i.type in VIOLENT]
        pairs = _pairs(message.templates, found)
        for i, j in pairs.items():
            counts["date"] += days_right(message.templates[i], found[j])
            counts["place"] += place_right(message.templates[i], found[j])
            misses.extend(_wrong(message, message.templates[i], found[j]))
        counts["templates"] += len(message.templates)
        counts["found"] += len(found)
        counts["met"] += len(pairs)
        name = message.article.id
        misses += [f"missed {name} {t.words}" for i, t in enumerate(message.templates) if i not in pairs]
        extra = [one for j, one in enumerate(found) if j not in set(pairs.values())]
        misses += [f"extra {name} {one.summary} | {one.statements[0].quote.text!r}" for one in extra]
    return counts, misses


def _wrong(message: Message, template: Template, incident: Incident) -> list[str]:
    when, place = incident.when, incident.place
    found = f"{when.first_day if when else None} {place.name if place else None}"
    right = days_right(template, incident) and place_right(template, incident)
    return [] if right else [f"wrong {message.article.id} {template.words} but found {found}"]


def figures(counts: Mapping[str, int]) -> dict[str, float | int | None]:
    """Recall, precision, and over the matched the share with the right date and the right finest place."""
    return {
        "n": counts["templates"],
        "recall": _share(counts["met"], counts["templates"]),
        "precision": _share(counts["met"], counts["found"]),
        "date": _share(counts["date"], counts["met"]),
        "place": _share(counts["place"], counts["met"]),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def main(argv: Sequence[str] | None = None) -> int:
    """`evaluate incidents MUC4.jsonl… [--misses]`: print the figures, and the misses if asked."""
    parser = argparse.ArgumentParser(prog="python -m geo evaluate incidents", description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what was missed, wrong or added")
    options = parser.parse_args(argv)
    tools = config.tools(config.from_environment())
    for path in options.corpora:
        counts, misses = evaluate(read(path), tools)
        lines = [path.name, *(misses if options.misses else []), json.dumps(figures(counts), indent=1)]
        sys.stdout.write("\n".join(lines) + "\n")
    return 0
