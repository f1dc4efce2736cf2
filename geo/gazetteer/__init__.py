"""Names to places: the embedded gazetteer, and any geopy geocoder as a fall-back."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from geo.gazetteer import building, cache, choice, importing, sources
from geo.gazetteer.base import Candidate, Gazetteer
from geo.gazetteer.building import Progress
from geo.gazetteer.choice import Choice
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.fallback import FallbackGazetteer
from geo.gazetteer.importing import Imported
from geo.gazetteer.index import Index

__all__ = [
    "Candidate",
    "EmbeddedGazetteer",
    "FallbackGazetteer",
    "Gazetteer",
    "Imported",
    "Progress",
    "build_from_geonames",
    "open_embedded",
    "reset",
    "with_fallback",
]


def open_embedded(progress: Progress | None = None) -> EmbeddedGazetteer:
    """The embedded gazetteer; its index is built first where it is missing or its inputs have changed.

    `progress` is told how far a build is; without it a bar is drawn on stderr. Raises GazetteerError.
    """
    chosen = cache.chosen()

    def build(folder: Path) -> None:
        _build(choice.still_there(chosen) if chosen else None, folder, progress)

    return EmbeddedGazetteer(Index(cache.ensured(build, chosen)))


def build_from_geonames(
    geonames: Sequence[Path], alternate_names: Path | None = None, progress: Progress | None = None
) -> Imported:
    """Build the index from GeoNames' own files as well, now and whenever it is built again.

    What became of their lines. Raises InputError where a file cannot be read or is no such file, and leaves
    the gazetteer as it was.
    """
    wanted, before, done = choice.choose(geonames, alternate_names), cache.chosen(), []

    def build(folder: Path) -> None:
        done.append(_build(wanted, folder, progress))

    cache.choose(wanted)
    try:
        cache.ensured(build, wanted, anew=True)
    except BaseException:
        cache.choose(before)
        raise
    return done[0]


def reset() -> None:
    """Forget GeoNames' own files; the next start opens the embedded places alone."""
    cache.choose(None)


def _build(chosen: Choice | None, folder: Path, progress: Progress | None) -> Imported:
    with _Bar() as bar, _no_collection():
        report = progress or bar.report
        if chosen is None:
            building.write(sources.gather(report), folder, report)
            return Imported()
        base = sources.gather(lambda share, doing: report(share * 0.1, doing))
        return importing.write(base, chosen, folder, lambda share, doing: report(0.1 + 0.9 * share, doing))


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
