"""Items as tables: one row each, in words and numbers, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from geo import report
from geo.model import Claim, Incident
from geo.views.collection import Item

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """The text on one line, with a leading apostrophe where a spreadsheet would run it as a formula."""
    line = report.one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def incident_table(items: Iterable[Item]) -> pd.DataFrame:
    """The incidents, a row each, in the order given."""
    rows = [_incident(item, item.what) for item in items if isinstance(item.what, Incident)]
    return pd.DataFrame(
        rows, columns=["id", "date", "type", "what", "where", "killed", "injured", "said by", "article"]
    )


def _incident(item: Item, one: Incident) -> dict[str, str]:
    return {
        "id": item.id,
        "date": report.when(one.when),
        "type": one.type.value.replace("_", " "),
        "what": neutral(one.summary),
        "where": neutral(report.where(one.place, one.geo_precision)),
        "killed": report.people(one.killed),
        "injured": report.people(one.injured),
        "said by": neutral("; ".join(item.speakers)),
        "article": neutral(item.article.title or item.article.id),
    }


def claim_table(items: Iterable[Item]) -> pd.DataFrame:
    """The claims, a row each, in the order given."""
    rows = [_claim(item, item.what) for item in items if isinstance(item.what, Claim)]
    columns = [
        "id",
        "date",
        "claimant",
        "relation",
        "stance",
        "territory",
        "against",
        "where",
        "said by",
        "article",
    ]
    return pd.DataFrame(rows, columns=columns)


def _claim(item: Item, one: Claim) -> dict[str, str]:
    return {
        "id": item.id,
        "date": report.when(one.when),
        "claimant": neutral(one.claimant),
        "relation": one.relation.value.replace("_", " "),
        "stance": one.stance.value,
        "territory": neutral(one.territory.name),
        "against": neutral(one.against or ""),
        "where": neutral(report.where(one.territory.place)),
        "said by": neutral("; ".join(item.speakers)),
        "article": neutral(item.article.title or item.article.id),
    }
