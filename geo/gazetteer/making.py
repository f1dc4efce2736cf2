"""The index made anew: loaded only where there is none, since most starts find one."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from geo.gazetteer import building, importing, sources
from geo.gazetteer.choice import Choice
from geo.gazetteer.importing import Imported
from geo.gazetteer.progress import Progress


def make(chosen: Choice | None, folder: Path, progress: Progress | None) -> Imported:
    """Write the index into the empty `folder`; what became of the lines of GeoNames' files, if any."""
    with _Bar() as bar, _no_collection():
        report = progress or bar.report
        if chosen is None:
            building.write(sources.gather(report), folder, report)
            return Imported()
        base = sources.gather(lambda share, doing: report(share * 0.1, doing))
        return importing.write(base, chosen, folder, lambda share, doing: report(0.1 + 0.9 * share, doing))


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for cycles while millions of strings are made: it would double the time and find none."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class _Bar(tqdm):  # type: ignore[type-arg]  # generic in the stubs only
    """A progress bar on stderr, drawn only once something is reported."""

    def __init__(self) -> None:
        super().__init__(total=100, unit="%", file=sys.stderr, delay=0.1, bar_format="{desc} {bar} {n:.0f} %")

    def report(self, share: float, doing: str) -> None:
        self.set_description_str(doing, refresh=False)
        self.update(share * 100 - self.n)
