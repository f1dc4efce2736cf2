"""A lock between processes that the system lets go of when its holder dies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _hold(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`, waiting for whoever has it; closing the file lets go."""
    with path.open("a+b") as file:
        _hold(file.fileno())
        yield
