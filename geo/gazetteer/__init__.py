"""Names to places: the embedded gazetteer, and any geopy geocoder as a fall-back."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from geo.gazetteer import building, cache, sources
from geo.gazetteer.base import Candidate, Gazetteer
from geo.gazetteer.building import Progress
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.fallback import FallbackGazetteer
from geo.gazetteer.index import Index

__all__ = [
    "Candidate",
    "EmbeddedGazetteer",
    "FallbackGazetteer",
    "Gazetteer",
    "Progress",
    "open_embedded",
    "with_fallback",
]


def open_embedded(progress: Progress | None = None) -> EmbeddedGazetteer:
    """The embedded gazetteer; its index is built first where it is missing or its inputs have changed.

    `progress` is told how far a build is; without it a bar is drawn on stderr. Raises GazetteerError.
    """

    def build(folder: Path) -> None:
        with _Bar() as bar:
            report = progress or bar.report
            with _no_collection():
                building.write(sources.gather(report), folder, report)

    return EmbeddedGazetteer(Index(cache.ensured(build)))


def with_fallback(embedded: EmbeddedGazetteer, service: str, user_agent: str) -> FallbackGazetteer:
    """The embedded gazetteer with "nominatim" or "photon" behind it, answers kept in the cache directory."""
    from geo.gazetteer.answers import Answers  # noqa: PLC0415  # only who asks for it pays for geopy
    from geo.gazetteer.online import open_online  # noqa: PLC0415

    answers = Answers(cache.folder() / "online-answers.sqlite")
    return FallbackGazetteer(embedded, open_online(service, user_agent, answers))


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
