"""Settings from the environment: defaults, values, and refusals in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_findings import example

from geo import config
from geo.config import Settings, from_environment
from geo.errors import SettingsError, StoreError


def test_without_an_environment_all_is_local() -> None:
    settings = from_environment({})
    assert settings.store.startswith("sqlite:///")
    assert settings.store.endswith("dateline.sqlite")
    assert (settings.geocoder, settings.user_agent, settings.tiles, settings.read_only) == (
        "off",
        "",
        True,
        False,
    )


def test_every_setting_can_be_set() -> None:
    environment = {
        "DATELINE_STORE": "postgresql://x/y",
        "DATELINE_GEOCODER": " Nominatim ",
        "DATELINE_USER_AGENT": "desk@example.org",
        "DATELINE_TILES": "off",
        "DATELINE_READ_ONLY": "Yes",
        "DATELINE_EMBED_IN": "https://news.example https://other.example/",
    }
    assert from_environment(environment) == Settings(
        "postgresql://x/y",
        "nominatim",
        "desk@example.org",
        False,
        True,
        ("https://news.example", "https://other.example"),
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"DATELINE_TILES": "perhaps"},
        {"DATELINE_READ_ONLY": "2"},
        {"DATELINE_EMBED_IN": "*"},
        {"DATELINE_GEOCODER": "oracle"},
        {"DATELINE_GEOCODER": "nominatim"},
        {"DATELINE_GEOCODER": "photon"},
        {"DATELINE_STORE": "kept.sqlite"},
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_name(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(environment)) + "|DATELINE_USER_AGENT"):
        from_environment(environment)


def test_the_store_makes_its_folder(tmp_path: Path) -> None:
    store = config.store(Settings(f"sqlite:///{tmp_path / 'a' / 'b' / 'kept.sqlite'}"))
    store.save(example())
    assert (tmp_path / "a" / "b" / "kept.sqlite").exists()


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file in the way")
    with pytest.raises(StoreError, match="cannot be made"):
        config.store(Settings(f"sqlite:///{tmp_path / 'a' / 'b' / 'kept.sqlite'}"))


def test_what_is_loaded_is_not_looked_through_again(monkeypatch):
    told = []
    monkeypatch.setattr(config.gc, "freeze", lambda: told.append("freeze"))
    monkeypatch.setattr(config.gc, "set_threshold", lambda *counts: told.append(counts))
    monkeypatch.setattr(config.gazetteer, "open_embedded", lambda progress: "index")
    assert config.tools(Settings("sqlite:///:memory:")).gazetteer == "index"
    assert told == ["freeze", config.COLLECTED_EVERY]
