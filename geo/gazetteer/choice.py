"""Which GeoNames files the reader has chosen, kept beside the index, so that later starts open it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer import dumps


@dataclass(frozen=True, slots=True)
class Choice:
    """Files of GeoNames' main table, one of alternate names or none, and a hash of what is in them."""

    geonames: tuple[Path, ...]
    alternate_names: Path | None
    hash: str


def choose(geonames: Sequence[Path], alternate_names: Path | None) -> Choice:
    """The choice of these files. Raises InputError where one cannot be read."""
    files = tuple(path.resolve() for path in geonames)
    names = alternate_names.resolve() if alternate_names else None
    whole = hashlib.sha256("\n".join(map(dumps.digest, files)).encode())
    whole.update(f"\nnames {dumps.digest(names)}".encode() if names else b"")
    return Choice(files, names, whole.hexdigest())


def read(record: Path) -> Choice | None:
    """What was chosen and kept in the file `record`; None for the embedded default. Raises GazetteerError."""
    try:
        kept = json.loads(record.read_text(encoding="utf-8"))
        names = kept["alternate_names"]
        return Choice(tuple(map(Path, kept["geonames"])), Path(names) if names else None, kept["hash"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{record} cannot be read; `gazetteer build --reset` makes it anew.") from error


def keep(record: Path, choice: Choice | None) -> None:
    """Keep the choice in the file `record`; None forgets it."""
    if choice is None:
        record.unlink(missing_ok=True)
        return
    names = str(choice.alternate_names) if choice.alternate_names else None
    kept = {"geonames": list(map(str, choice.geonames)), "alternate_names": names, "hash": choice.hash}
    record.parent.mkdir(parents=True, exist_ok=True)
    draft = record.with_suffix(".draft")
    draft.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    draft.replace(record)


def still_there(choice: Choice) -> Choice:
    """The choice, if its files are still what they were; raises GazetteerError in words if not."""
    missing = [path for path in (*choice.geonames, choice.alternate_names) if path and not path.is_file()]
    if missing or choose(choice.geonames, choice.alternate_names).hash != choice.hash:
        what = f"{missing[0]} is gone" if missing else "they have changed"
        raise GazetteerError(
            "The gazetteer must be built again from the GeoNames files chosen for it, but "
            f"{what}: run `gazetteer build --geonames` again, or `gazetteer build --reset`."
        )
    return choice
