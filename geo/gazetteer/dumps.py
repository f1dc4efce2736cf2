"""Large tables on disk, line by line: plain or zipped, their progress told, their broken lines counted."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TypeVar

from geo.errors import InputError

_LONGEST_LINE = 1 << 18
_TOLD_EVERY = 1 << 22
_NAMED = 10

T = TypeVar("T")
Told = Callable[[float], None]
"""Told the share read, 0..1."""


@dataclass(slots=True)
class Broken:
    """How many lines could not be read, and the first of them: file, line, reason."""

    count: int = 0
    first: list[str] = field(default_factory=list)

    def note(self, path: Path, number: int, reason: str) -> None:
        """Count a line, whose number starts at 1."""
        self.count += 1
        if len(self.first) < _NAMED:
            self.first.append(f"{path.name}, line {number}: {reason}")


def parsed(paths: Sequence[Path], parse: Callable[[bytes], T], broken: Broken, told: Told) -> Iterator[T]:
    """What `parse` makes of each line; a line for which it raises ValueError is broken and left out.

    Raises InputError where a file cannot be read.
    """
    whole, done, due = sum(map(size, paths)) or 1, 0, 0
    for path in paths:
        with _opened(path) as file:
            for number, text in enumerate(_lines(file), 1):
                done += len(text)
                if done >= due:
                    due = done + _TOLD_EVERY
                    told(min(1.0, done / whole))
                if not text.strip():
                    continue
                try:
                    yield _parsed(text, parse)
                except ValueError as error:
                    broken.note(path, number, _reason(error))


def size(path: Path) -> int:
    """How many bytes the table has, unpacked. Raises InputError."""
    with _readable(path):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                return _table(packed, path).file_size
        return path.stat().st_size


def digest(path: Path) -> str:
    """A hash of the file as it lies there. Raises InputError."""
    with _readable(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _parsed(text: bytes, parse: Callable[[bytes], T]) -> T:
    if len(text) > _LONGEST_LINE:
        raise ValueError(f"longer than {_LONGEST_LINE:,} bytes")
    return parse(text)


def _reason(error: ValueError) -> str:
    return "not in UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines; of one that is too long only the beginning, one byte more than is allowed."""
    while text := file.readline(_LONGEST_LINE + 1):
        rest = text
        while len(rest) > _LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(_LONGEST_LINE + 1)
        yield text


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with _readable(path):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed, packed.open(_table(packed, path)) as file:
                yield file
        else:
            with path.open("rb") as file:
                yield file


def _table(packed: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    inside = [one for one in packed.infolist() if not one.is_dir() and "readme" not in one.filename.lower()]
    if len(inside) != 1:
        raise InputError(f"{path} holds {len(inside)} files; it must hold one table.")
    return inside[0]


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise InputError(f"{path} cannot be unpacked: {error}.") from error
