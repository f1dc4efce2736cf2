"""Knowledge kept as data: the TOML tables of `data/lexicon`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from geo.errors import DataError

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """The table `data/lexicon/<name>.toml`; raises DataError where it is missing or broken."""
    path = DATA / "lexicon" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"The lexicon file {path.name} cannot be read: {error}") from error
