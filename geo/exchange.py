"""The commands that bring tables of events in and take what is kept out: `python -m geo import|export`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from tqdm import tqdm

from geo import config, exports, imports, report
from geo.errors import InputError
from geo.events import Event
from geo.imports.days import Order
from geo.imports.fields import scheme
from geo.imports.locate import locator
from geo.model import Findings
from geo.store import happenings, left
from geo.views import collect
from geo.views.happenings import ByItem, by_item, keys, telling

Output = Callable[[str], AbstractContextManager[TextIO]]

_SHOWN = 20
_ORDERS = {"day": Order.DAY_FIRST, "month": Order.MONTH_FIRST}
_FORMATS: dict[str, Callable[[Iterable[exports.Record]], str]] = {
    "csv": exports.csv_of,
    "geojson": exports.geojson,
    "kml": exports.kml,
    "acled": exports.acled,
    "ucdp": exports.ucdp,
}
_PAGE = "html"


def add_import(parser: argparse.ArgumentParser) -> None:
    """The options of `import`."""
    parser.add_argument(
        "file", metavar="FILE", help="CSV, Excel (.xlsx) or GeoJSON; ACLED and UCDP GED are known"
    )
    parser.add_argument(
        "--collection", metavar="NAME", help="what to keep it under; the file's name unless told"
    )
    parser.add_argument(
        "--column", metavar="FIELD=COLUMN", action="append", default=[], help="say what a column is"
    )
    parser.add_argument(
        "--dates", choices=sorted(_ORDERS), help="whether 3/4/2020 has its day or its month first"
    )
    parser.set_defaults(run=_import)


def add_export(parser: argparse.ArgumentParser, output: Output) -> None:
    """The options of `export`; `output` opens what is written to."""
    parser.add_argument("out", metavar="OUT|-", nargs="?", default="-")
    parser.add_argument(
        "--as", dest="form", choices=("jsonl", *_FORMATS, _PAGE), default="jsonl", help="the format"
    )
    parser.set_defaults(run=lambda options: _export(options, output))


def _import(options: argparse.Namespace) -> int:
    path = Path(options.file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{options.file} cannot be read: {error.strerror}.") from error
    table = imports.read_table(path.name, data)
    mapping = _mapping(options, table)
    settings = config.from_environment()
    tools = config.tools(settings)
    locate = locator(tools.gazetteer) if tools else None
    rows = replace(table, rows=tuple(tqdm(table.rows, unit="row", file=sys.stderr)))
    taken = imports.take(rows, mapping, options.collection or path.stem, locate)
    saved = config.events(settings).save(taken.events)
    _told(taken.wrong)
    print(
        f"New: {saved.new:,}. Changed: {saved.changed:,}. There already: {saved.same:,}."
        f" Wrong: {len(taken.wrong):,}."
    )
    if mapping.scheme:
        print(scheme(mapping.scheme)["terms"])
    return 1 if taken.wrong else 0


def _mapping(options: argparse.Namespace, table: imports.Table) -> imports.Mapping:
    guessed = imports.guess(table)
    columns = dict(guessed.columns)
    for told in options.column:
        field, _, column = told.partition("=")
        if field not in imports.FIELDS or column not in table.columns:
            raise InputError(
                f"{told!r} is not FIELD=COLUMN: a field is one of {', '.join(imports.FIELDS)}; "
                f"this table has the columns {', '.join(table.columns)}."
            )
        columns[field] = column
    order = _ORDERS[options.dates] if options.dates else guessed.order
    mapping = replace(guessed, columns=columns, order=order)
    if missing := mapping.missing():
        raise InputError(f"No column tells {' nor '.join(missing)}; name it with --column FIELD=COLUMN.")
    return mapping


def _told(wrong: Iterable[imports.Wrong]) -> None:
    rest = list(wrong)
    for one in rest[:_SHOWN]:
        print(f"dateline: line {one.line}: {report.one_line(one.reason)}", file=sys.stderr)
    if len(rest) > _SHOWN:
        print(f"dateline: and {len(rest) - _SHOWN:,} more rows.", file=sys.stderr)


def _export(options: argparse.Namespace, output: Output) -> int:
    settings = config.from_environment()
    store = config.store(settings)
    kept = left(store)
    told = by_item(kept, happenings(store, kept))
    found = tuple(config.events(settings).all())
    with output(options.out) as out:
        out.write(_written(options.form, tuple(one.findings for one in kept), found, told))
    return 0


def _written(form: str, kept: Iterable[Findings], found: Iterable[Event], told: ByItem) -> str:
    if form == "jsonl":
        return exports.jsonl(kept, found, keys(told))
    if form == _PAGE:
        from geo.exports.sheet import sheet  # noqa: PLC0415  # folium takes long to load

        return sheet(telling(collect(kept), told), "Incidents and territorial claims")
    records = (*exports.of_items(telling(collect(kept), told)), *exports.of_events(found))
    return _FORMATS[form](records)
