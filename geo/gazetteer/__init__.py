"""Names to places: the embedded gazetteer, and any geopy geocoder as a fall-back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geo.gazetteer import cache, choice
from geo.gazetteer.base import Candidate, Gazetteer
from geo.gazetteer.choice import Choice
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.fallback import FallbackGazetteer
from geo.gazetteer.index import Index
from geo.gazetteer.progress import Progress

if TYPE_CHECKING:
    from geo.gazetteer.importing import Imported

__all__ = [
    "Candidate",
    "EmbeddedGazetteer",
    "FallbackGazetteer",
    "Gazetteer",
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
        _make(choice.still_there(chosen) if chosen else None, folder, progress)

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
        done.append(_make(wanted, folder, progress))

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


def _make(chosen: Choice | None, folder: Path, progress: Progress | None) -> Imported:
    from geo.gazetteer import making  # noqa: PLC0415  # a tenth of a second that most starts can do without

    return making.make(chosen, folder, progress)


def with_fallback(embedded: EmbeddedGazetteer, service: str, user_agent: str) -> FallbackGazetteer:
    """The embedded gazetteer with "nominatim" or "photon" behind it, answers kept in the cache directory."""
    from geo.gazetteer.answers import Answers  # noqa: PLC0415  # only who asks for it pays for geopy
    from geo.gazetteer.online import open_online  # noqa: PLC0415

    answers = Answers(cache.folder() / "online-answers.sqlite")
    return FallbackGazetteer(embedded, open_online(service, user_agent, answers))
