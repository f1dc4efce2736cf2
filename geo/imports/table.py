"""A CSV, Excel or GeoJSON file as a table of words, each row with the line it stands in."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

import openpyxl
import shapely
from openpyxl.utils.exceptions import InvalidFileException
from shapely.errors import ShapelyError

from geo.errors import InputError
from geo.sources.characters import decode

_MOST_COLUMNS = 500
_MOST_UNPACKED = 500_000_000
_SAMPLE = 20_000
_DELIMITERS = (",", ";", "\t", "|")
_XLSX, _JSON = b"PK\x03\x04", (b"{", b"[")
POINT = ("longitude", "latitude")


@dataclass(frozen=True, slots=True)
class Row:
    """A row's words, as many as the table has columns, and where in the file it stands (1 is the top line;
    in GeoJSON, the first feature).
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Column names, each once, and the rows that hold anything at all."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(name: str, data: bytes) -> Table:
    """The table in a file's bytes, by what they are, not by the file's name.

    Raises InputError where it is none of the three, has no rows, or no line with names of columns.
    """
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(_XLSX):
        rows = _excel(name, data)
    elif head.startswith(_JSON):
        rows = _geojson(name, data)
    else:
        rows = _csv(name, data)
    return _table(name, rows)


def _table(name: str, rows: Iterable[Row]) -> Table:
    told = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if len(told) < 2 or (len(told) == 2 and _is_hxl(told[1])):
        raise InputError(f"{name} holds no rows under a line with names of columns.")
    top, *rest = told
    if rest and _is_hxl(rest[0]):
        del rest[0]
    columns = tuple(_once(cell.strip() for cell in _trimmed(top.cells)))
    if len(columns) > _MOST_COLUMNS:
        raise InputError(
            f"{name} has more than {_MOST_COLUMNS} columns; it does not look like a table of events."
        )
    return Table(name, columns, tuple(Row(row.line, _fitted(row.cells, len(columns))) for row in rest))


def _is_hxl(row: Row) -> bool:
    """A line of HXL tags ("#date+start") under the names of columns; hxlstandard.org."""
    told = [cell for cell in row.cells if cell.strip()]
    return bool(told) and all(cell.lstrip().startswith("#") for cell in told)


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Without the empty cells that spreadsheets leave at the end."""
    last = max((at for at, cell in enumerate(cells) if cell.strip()), default=-1)
    return cells[: last + 1]


def _once(names: Iterable[str]) -> Iterator[str]:
    """The names, nameless ones by their number, repeated ones with a number after them."""
    met: dict[str, int] = {}
    for at, name in enumerate(names, 1):
        told = name or f"column {at}"
        met[told] = met.get(told, 0) + 1
        yield told if met[told] == 1 else f"{told} ({met[told]})"


def _fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(cells[:width]) + ("",) * (width - len(cells))


def _csv(name: str, data: bytes) -> Iterator[Row]:
    text = decode(data)
    if "\x00" in text:
        raise InputError(f"{name} is neither CSV, nor Excel (.xlsx), nor GeoJSON.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for cells in reader:
            yield Row(reader.line_num - _breaks(cells), tuple(cells))
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: {error}.") from error


def _breaks(cells: Sequence[str]) -> int:
    """How many lines a row goes on over: it is named by its first."""
    return sum(cell.count("\n") or cell.count("\r") for cell in cells)


def _delimiter(text: str) -> str:
    """The mark that splits the first lines into the most columns, the same number in each."""
    lines = [line for line in text[:_SAMPLE].splitlines()[:20] if line.strip()]

    def worth(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
        return counts.count(max(counts, default=0)) if max(counts, default=0) > 1 else 0, max(
            counts, default=0
        )

    return max(_DELIMITERS, key=worth)


def _excel(name: str, data: bytes) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
                raise InputError(f"{name} is too large once unpacked; save it as CSV.")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        yield from _sheet(book.worksheets[0])
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, TypeError) as error:
        raise InputError(f"{name} is no Excel workbook (.xlsx) that can be read; save it as CSV.") from error


def _sheet(sheet: Any) -> Iterator[Row]:
    for line, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        yield Row(line, tuple(_word(cell) for cell in islice(cells, _MOST_COLUMNS + 1)))


def _word(value: object) -> str:
    """A cell as a reader would type it: dates in ISO 8601, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _geojson(name: str, data: bytes) -> Iterator[Row]:
    try:
        features = json.loads(decode(data))["features"]
        properties = [dict(feature.get("properties") or {}) for feature in features]
        points = [_point(feature.get("geometry")) for feature in features]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"{name} is no GeoJSON FeatureCollection (RFC 7946).") from error
    columns = list(dict.fromkeys(key for one in properties for key in one if key not in POINT))
    yield Row(0, (*POINT, *columns))
    for line, (one, point) in enumerate(zip(properties, points, strict=True), 1):
        yield Row(line, (*point, *(_property(one.get(column)) for column in columns)))


def _property(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else _word(value)


def _point(geometry: dict[str, Any] | None) -> tuple[str, str]:
    """Longitude and latitude of a geometry, of its middle where it is no point; empty where there is none."""
    if not geometry:
        return "", ""
    try:
        middle = shapely.geometry.shape(geometry).representative_point()
        return f"{middle.x:.6f}".rstrip("0").rstrip("."), f"{middle.y:.6f}".rstrip("0").rstrip(".")
    except (ShapelyError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return "", ""
