"""Settings from the environment, and what is built from them: the tools of the pipeline and the store."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from geo import gazetteer
from geo.errors import SettingsError, StoreError
from geo.gazetteer import Progress
from geo.sites import origins
from geo.store import SqlEvents, SqlStore

if TYPE_CHECKING:
    from geo.pipeline import Tools

GEOCODERS = ("off", "nominatim", "photon")
_YES = frozenset({"1", "on", "yes", "true"})
_NO = frozenset({"0", "off", "no", "false", ""})

COLLECTED_EVERY = (500_000, 20, 20)
"""Objects made between two collections, and how many of these before a wider one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside; every field is one environment variable, DATELINE_ and its name.

    `read_only` keeps visitors of a shared site from saving and deleting; `tiles` offers online base maps;
    `embed_in` are the sites that may show the dashboard in a frame.
    """

    store: str
    geocoder: str = "off"
    user_agent: str = ""
    tiles: bool = True
    read_only: bool = False
    embed_in: tuple[str, ...] = ()


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings; raises SettingsError where a value makes no sense."""
    settings = Settings(
        store=environment.get("DATELINE_STORE") or _default_store(),
        geocoder=environment.get("DATELINE_GEOCODER", "off").strip().lower() or "off",
        user_agent=environment.get("DATELINE_USER_AGENT", "").strip(),
        tiles=_flag(environment, "DATELINE_TILES", True),
        read_only=_flag(environment, "DATELINE_READ_ONLY", False),
        embed_in=origins(environment.get("DATELINE_EMBED_IN", "")),
    )
    _check(settings)
    return settings


def _default_store() -> str:
    return f"sqlite:///{Path(platformdirs.user_data_dir('dateline')) / 'dateline.sqlite'}"


def _flag(environment: Mapping[str, str], name: str, default: bool) -> bool:
    value = environment.get(name)
    if value is None:
        return default
    if value.strip().lower() not in _YES | _NO:
        raise SettingsError(f"{name} is {value!r}; it must be on or off.")
    return value.strip().lower() in _YES


def _check(settings: Settings) -> None:
    if settings.geocoder not in GEOCODERS:
        choice = ", ".join(GEOCODERS)
        raise SettingsError(f"DATELINE_GEOCODER is {settings.geocoder!r}; it must be one of {choice}.")
    if settings.geocoder != "off" and not settings.user_agent:
        raise SettingsError(
            "An online geocoder asks for your own name in DATELINE_USER_AGENT, with a contact."
        )
    if "://" not in settings.store:
        raise SettingsError(
            "DATELINE_STORE must be a database address such as sqlite:////home/me/kept.sqlite."
        )


def tools(settings: Settings, progress: Progress | None = None) -> Tools:
    """What the pipeline needs; the gazetteer's index is built at first. Raises GazetteerError."""
    from geo.pipeline import Tools  # noqa: PLC0415  # the steps take longer to load than the map to open

    embedded = gazetteer.open_embedded(progress)
    settle_memory()
    if settings.geocoder == "off":
        return Tools(embedded)
    return Tools(gazetteer.with_fallback(embedded, settings.geocoder, settings.user_agent))


def settle_memory() -> None:
    """Keeps Python from looking through all that is loaded, again and again, for something to free.

    A text of 1 MB makes millions of small objects at once; what is loaded by now stays.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_EVERY)


def events(settings: Settings) -> SqlEvents:
    """The imported events, in the store's database. Raises StoreError."""
    return store(settings).events


def store(settings: Settings) -> SqlStore:
    """The store; the folder of an SQLite file is made at first. Raises StoreError."""
    path = settings.store.removeprefix("sqlite:///")
    if path != settings.store and path not in ("", ":memory:"):
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The store's folder cannot be made: {error}") from error
    return SqlStore(settings.store)
