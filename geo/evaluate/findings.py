"""How much of what gold articles state is found, and how much is found that they do not state; with n.

Counts as the gold articles' README says: incidents match on type, place within tolerance and days within one
day; claims on claimant, relation, stance and territory; "optional" ones neither help nor harm.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo import config
from geo.errors import InputError
from geo.evaluate import agreement as agree
from geo.evaluate import matching
from geo.findings import to_dict
from geo.pipeline import Tools, analyse

Row = Mapping[str, Any]
NOTHING: Row = {"toponyms": [], "incidents": [], "claims": []}


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold article: the text with its toponyms, and the incidents and claims it states, as in the file."""

    marked: matching.GoldArticle
    stated: Row


@dataclass(slots=True)
class Score:
    """Counts over the articles, and the misses in words."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def read_gold(paths: Sequence[Path]) -> list[Gold]:
    """The gold articles of files and folders; raises InputError where one is broken."""
    files = [f for p in paths for f in (sorted(p.glob("*.json")) if p.is_dir() else [p])]
    return [_gold(file) for file in files]


def _gold(file: Path) -> Gold:
    try:
        stated = json.loads(file.read_text(encoding="utf-8"))
        stated["incidents"], stated["claims"]
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{file} is no gold article: {error}") from error
    return Gold(matching.read(file)[0], stated)


def add(score: Score, gold: Gold, found: Row | None) -> None:
    """Count one article in; `found` are its findings as JSON gives them, None where reading it failed."""
    score.counts["articles"] += 1
    if found is None or "error" in found:
        score.counts["without_findings"] += 1
        found = NOTHING
    _toponyms(score, gold, found)
    _incidents(score, gold, found)
    _claims(score, gold, found)
    _quotes(score, gold.marked.article.text, found)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a predicted toponym stands."""

    start: int
    end: int


def _toponyms(score: Score, gold: Gold, found: Row) -> None:
    counts, marked = score.counts, gold.marked.toponyms
    predicted: list[Row] = found.get("toponyms", [])
    pairs = matching.match(marked, [_Spot(t["start"], t["end"]) for t in predicted])
    counts["t_gold"] += len(marked)
    counts["t_found"] += len(predicted)
    counts["t_met"] += len(pairs)
    counts["t_placed"] += sum(bool(t.get("place")) for t in predicted)
    for i, j in pairs.items():
        right = _placed_right(marked[i], predicted[j].get("place"))
        counts["t_right"] += right
        counts["t_placed_right"] += right and bool(predicted[j].get("place"))
        counts["s_right"] += (predicted[j].get("sense") == "literal") == (marked[i].sense == "literal")


def _placed_right(gold: matching.GoldToponym, place: Row | None) -> bool:
    if gold.lat is None:
        return place is None
    row = {"lat": gold.lat, "lon": gold.lon, "tolerance_km": gold.tolerance_km}
    return agree.within(row, place)


def _incidents(score: Score, gold: Gold, found: Row) -> None:
    counts, stated, predicted = score.counts, gold.stated["incidents"], found.get("incidents", [])
    pairs = agree.pair(stated, predicted, agree.same_incident, agree.incident_closeness)
    optional = {j for i, j in pairs.items() if stated[i].get("optional")}
    counts["i_met"] += len(pairs) - len(optional)
    counts["i_found"] += len(predicted) - len(optional)
    counts["i_gold"] += sum(not row.get("optional") for row in stated)
    for i, j in pairs.items():
        _details(score, gold, stated[i], predicted[j])
    _missed(score, gold, "incident", predicted, pairs)
    extra = [row for j, row in enumerate(predicted) if j not in pairs.values()]
    for words in gold.stated.get("not_incidents", []):
        counts["false_alarms"] += any(_tells(row, words) for row in extra)


def _details(score: Score, gold: Gold, stated: Row, found: Row) -> None:
    counts, where = score.counts, (stated.get("place") or {}).get("name")
    if stated.get("when"):
        counts["date_n"] += 1
        right = agree.days_equal(stated["when"], found.get("when"))
        counts["date_right"] += right
        _note(score, right, gold, f"date at {where}: {agree.days(stated['when'])}, found {found.get('when')}")
    for key in ("killed", "injured"):
        counts[f"{key}_n"] += 1
        right = agree.ends(found.get(key)) == agree.ends(stated.get(key))
        counts[f"{key}_right"] += right
        want, have = agree.ends(stated.get(key)), agree.ends(found.get(key))
        _note(score, right, gold, f"{key} at {where}: {want}, found {have}")
    if stated.get("attributed_to"):
        counts["said_n"] += 1
        right = any(agree.acceptable(name, stated["attributed_to"]) for name in agree.speakers(found))
        counts["said_right"] += right
        names = agree.speakers(found)
        _note(score, right, gold, f"attribution at {where}: {stated['attributed_to']}, found {names}")


def _note(score: Score, right: bool, gold: Gold, miss: str) -> None:
    if not right:
        score.misses.append(f"{gold.marked.article.id} {miss}")


def _tells(incident: Row, words: str) -> bool:
    """True where a statement of it quotes these words, and not much more."""
    start = words.partition("…")[0].strip().lower()
    quotes = [s.get("quote") or "" for s in incident.get("statements", [])]
    return any(start in quote.lower() and len(quote) < 4 * len(words) + 80 for quote in quotes)


def _claims(score: Score, gold: Gold, found: Row) -> None:
    counts, stated, predicted = score.counts, gold.stated["claims"], found.get("claims", [])
    pairs = agree.pair(stated, predicted, agree.same_claim, agree.claim_closeness)
    optional = {j for i, j in pairs.items() if stated[i].get("optional")}
    counts["c_met"] += len(pairs) - len(optional)
    counts["c_found"] += len(predicted) - len(optional)
    counts["c_gold"] += sum(not row.get("optional") for row in stated)
    counts["c_said"] += sum(
        bool(agree.claim_closeness(stated[i], predicted[j]))
        for i, j in pairs.items()
        if not stated[i].get("optional")
    )
    _missed(score, gold, "claim", predicted, pairs)


def _missed(score: Score, gold: Gold, what: str, found: Any, pairs: Mapping[int, int]) -> None:
    name, words = gold.marked.article.id, WORDS[what]
    for i, row in enumerate(gold.stated[f"{what}s"]):
        if i not in pairs and not row.get("optional"):
            score.misses.append(f"missed {what} {name}: {words(row)}")
    taken = set(pairs.values())
    for j, row in enumerate(found):
        if j not in taken:
            score.misses.append(f"extra {what} {name}: {words(row)}")


def _incident_words(row: Row) -> str:
    when, place = row.get("when") or {}, row.get("place") or {}
    quotes = " / ".join(s.get("quote") or "" for s in row.get("statements", []))
    return f"{row['type']} {place.get('name')} {when.get('earliest')}..{when.get('latest')} {quotes}"


def _claim_words(row: Row) -> str:
    territory = row.get("territory") or {}
    parts = (row.get("claimant"), row.get("relation"), territory.get("name"), row.get("stance"))
    return " · ".join(map(str, (*parts, row.get("attributed_to"))))


WORDS = {"incident": _incident_words, "claim": _claim_words}


def _quotes(score: Score, text: str, found: Row) -> None:
    told = [s for incident in found.get("incidents", []) for s in incident.get("statements", [])]
    rows = [(r, r.get("text")) for r in found.get("toponyms", [])]
    rows += [(r, r.get("quote")) for r in [*told, *found.get("claims", [])]]
    score.counts["quotes"] += len(rows)
    score.counts["false_quotes"] += sum(text[r["start"] : r["end"]] != quote for r, quote in rows)


def figures(score: Score) -> dict[str, Any]:
    """The figures, rounded to three decimals, each with its n; None where n is 0."""
    c = score.counts
    return {
        "articles": c["articles"],
        "without_findings": c["without_findings"],
        "toponyms": {
            "n": c["t_gold"],
            "recognition": _prf(c["t_met"], c["t_found"], c["t_gold"]),
            "placed": _share(c["t_right"], c["t_gold"]),
            "precision": _share(c["t_placed_right"], c["t_placed"]),
            "sense": _share(c["s_right"], c["t_met"]),
        },
        "incidents": {
            "n": c["i_gold"],
            **_prf(c["i_met"], c["i_found"], c["i_gold"]),
            "date": _share(c["date_right"], c["date_n"]),
            "killed": _share(c["killed_right"], c["killed_n"]),
            "injured": _share(c["injured_right"], c["injured_n"]),
            "attribution": _share(c["said_right"], c["said_n"]),
            "false_alarms_named": c["false_alarms"],
        },
        "claims": {
            "n": c["c_gold"],
            **_prf(c["c_met"], c["c_found"], c["c_gold"]),
            "attribution": _share(c["c_said"], c["c_met"]),
        },
        "quotes": {"n": c["quotes"], "not_verbatim": c["false_quotes"]},
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _prf(met: int, found: int, gold: int) -> dict[str, float]:
    p, r = (met / found if found else 0.0), (met / gold if gold else 0.0)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(f1, 3)}


def _predicted(gold: Sequence[Gold], path: Path | None, tools: Tools | None) -> Iterator[Row | None]:
    """The findings for each gold article: from a file of them, or by reading the articles now."""
    if path is None:
        ready = tools or config.tools(config.from_environment())
        yield from (to_dict(analyse(one.marked.article, ready)) for one in gold)
        return
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        by_id = {str(row["article"]["id"]): row for row in rows}
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path} holds no findings: {error}") from error
    yield from (by_id.get(one.marked.article.id) for one in gold)


def evaluate(gold: Sequence[Gold], predicted: Path | None = None, tools: Tools | None = None) -> Score:
    """The score of findings read from a file, or made now."""
    score = Score()
    for one, found in zip(gold, _predicted(gold, predicted, tools), strict=True):
        add(score, one, found)
    return score


def main(argv: Sequence[str] | None = None) -> int:
    """`evaluate findings GOLD… [--pred OUT.jsonl] [--misses]`: print the figures, and the misses if asked."""
    parser = argparse.ArgumentParser(prog="python -m geo evaluate findings", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="gold articles, or folders of them")
    parser.add_argument("--pred", type=Path, help="findings made before, one JSON object a line")
    parser.add_argument("--misses", action="store_true", help="list what was missed, and what was added")
    options = parser.parse_args(argv)
    score = evaluate(read_gold(options.gold), options.pred)
    lines = score.misses if options.misses else []
    sys.stdout.write("\n".join([*lines, json.dumps(figures(score), indent=1)]) + "\n")
    return 0
