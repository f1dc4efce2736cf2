"""One column of values for each of many groups: where a group starts, and its values one after another."""

from __future__ import annotations

import numpy as np

from geo.gazetteer.arrays import Files
from geo.gazetteer.buckets import Numbers


class Groups:
    """Writes groups a run at a time, in the order of their numbers."""

    def __init__(self, files: Files, name: str) -> None:
        self._starts = files.path(f"{name}_starts")
        self._values = files.path(f"{name}_values")
        self._count = 0
        np.zeros(1, np.uint32).tofile(self._starts)
        self._values.touch()

    def write(self, group: Numbers, value: Numbers, groups: int) -> None:
        """The values of the next `groups` groups; `group`, counted from 0, is in order."""
        ends = self._count + np.cumsum(np.bincount(group, minlength=groups))
        self._count += len(value)
        with self._starts.open("ab") as file:
            file.write(ends.astype(np.uint32).tobytes())
        with self._values.open("ab") as file:
            file.write(value.astype(np.uint32).tobytes())
