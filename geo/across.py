"""The command that tells what several articles tell as one: `python -m geo happenings`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geo import config, report
from geo.errors import InputError
from geo.findings import from_dict
from geo.findings.writing import dump, place, when
from geo.happenings import gather, tellings
from geo.happenings.versions import Account, Version
from geo.model import Count, Findings, Incident
from geo.reviews import reviewed
from geo.store import happenings, left
from geo.views import Item
from geo.views.happenings import Told, by_item, numbers


def add_happenings(parser: argparse.ArgumentParser) -> None:
    """The options of `happenings`."""
    parser.add_argument(
        "source", metavar="FINDINGS.jsonl|-", nargs="?", help="what `batch` wrote; what is stored unless told"
    )
    parser.add_argument("--all", action="store_true", help="those of one article too")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    found = _of_file(options.source) if options.source else _of_store()
    shown = [one for one in found if one.is_shared or options.all]
    for one in shown:
        print(dump(_plain(one)) if options.json else "\n".join(_lines(one)))
    if not options.json:
        told = sum(len(one.items) for one in found)
        total = f"{report.counted(len(found), 'happening')} in {report.counted(told, 'incident')}"
        print(f"{total}; told by several articles: {sum(one.is_shared for one in found)}.")
    return 0


def _of_store() -> list[Told]:
    store = config.store(config.from_environment())
    kept = left(store)
    return _each(by_item(kept, happenings(store, kept)).values())


def _of_file(name: str) -> list[Told]:
    kept = [reviewed(one, {}) for one in _findings(name)]
    told = (telling for one in kept for telling in tellings(one.findings, one.subjects))
    return _each(by_item(kept, gather(told)).values())


def _each(told: Iterable[Told]) -> list[Told]:
    return list({one.id: one for one in told}.values())


def _findings(name: str) -> Iterator[Findings]:
    """The findings of a file of lines, the last of an article; lines that tell an error are passed over."""
    found: dict[str, Findings] = {}
    for number, line in enumerate(_text(name).split("\n"), 1):
        if line.strip():
            value = _value(line, f"{name}, line {number}")
            if "error" not in value:
                found[value["article"]["id"]] = from_dict(value)
    yield from found.values()


def _text(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name} cannot be read: {error}.") from error


def _value(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is no JSON; give what `python -m geo batch` wrote.") from error
    if not isinstance(value, dict) or not isinstance(value.get("article"), dict):
        raise InputError(f"{where} holds no findings; give what `python -m geo batch` wrote.")
    return value


def _lines(one: Told) -> Iterator[str]:
    first = one.items[0].what
    assert isinstance(first, Incident)  # noqa: S101 — only incidents tell a happening
    head = [report.when(first.when), first.summary, report.where(first.place, first.geo_precision)]
    yield report.one_line("; ".join(part for part in head if part))
    differ = f"; they differ on {one.differing}" if one.differing else ""
    told = ", ".join(filter(None, (report.counted(len(one.items), "article"), one.sources)))
    yield f"    {told}{differ}; score {one.happening.score:.2f}"
    for version in one.comparison.versions:
        yield f"    - {numbers(version) or 'reported, no number'}"
        yield from (f"        {_account(account, one)}" for account in version.accounts)
    for account in one.comparison.silent:
        yield f"    - no number: {_account(account, one)}"
    yield ""


def _account(account: Account, one: Told) -> str:
    own = report.casualties(account.killed, account.injured)
    who = f"{account.source} ({_article(one.item_of(account.telling))})"
    return report.one_line(f"{who}: {own}" if own else who)


def _article(item: Item) -> str:
    own = item.article
    parts = (own.publisher or own.title or own.id, own.published.isoformat() if own.published else "no date")
    return ", ".join(parts)


def _plain(one: Told) -> dict[str, Any]:
    compared = one.comparison
    return {
        "happening": one.id,
        "score": round(one.happening.score, 3),
        "incidents": [{"article": item.article.id, "incident": item.id} for item in one.items],
        "sources": list(compared.sources),
        "differing": sorted(compared.differing),
        "versions": [_version(version, one) for version in compared.versions],
        "no_number": [_plain_account(account, one) for account in compared.silent],
    }


def _version(version: Version, one: Told) -> dict[str, Any]:
    killed, injured = version.numbers
    return {
        "denied": version.is_denial,
        "killed": _count(killed),
        "injured": _count(injured),
        "accounts": [_plain_account(account, one) for account in version.accounts],
    }


def _plain_account(account: Account, one: Told) -> dict[str, Any]:
    return {
        "source": account.source,
        "article": one.item_of(account.telling).article.id,
        "killed": _count(account.killed),
        "injured": _count(account.injured),
        "when": when(account.when),
        "place": place(account.place),
    }


def _count(one: Count | None) -> dict[str, int | None] | None:
    return {"low": one.low, "high": one.high} if one else None
