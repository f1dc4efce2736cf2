"""What all sessions share: the tools, the store, and the findings of the sample collection."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from geo import config
from geo.config import Settings
from geo.errors import DataError
from geo.lexicon import DATA
from geo.maps import assets
from geo.model import Article, Findings
from geo.outlines.atlas import atlas
from geo.pipeline import Tools, analyse
from geo.store import Store

_LOG = logging.getLogger(__name__)

Report = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample collection as read, and the titles of what could not be."""

    findings: tuple[Findings, ...]
    problems: tuple[str, ...] = ()


class _Tools:
    """The tools, opened once a process. Not `st.cache_resource`: its first call could not draw a bar."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened: Tools | None = None

    def get(self, report: Report | None) -> Tools:
        with self._lock:
            if self._opened is None:
                self._opened = _prepared(report)
            return self._opened

    @property
    def is_open(self) -> bool:
        return self._opened is not None


_TOOLS = _Tools()


def _prepared(report: Report | None) -> Tools:
    """All that is built at the first start, in one go: the shares are of the time each takes."""
    tell = report or (lambda share, doing: None)
    opened = config.tools(settings(), lambda share, doing: tell(share * 0.6, f"the gazetteer: {doing}"))
    tell(0.6, "outlines of countries")
    atlas()
    tell(0.8, "the base map")
    assets.folders()
    return opened


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings; raises SettingsError."""
    return config.from_environment()


def tools() -> Tools:
    """The pipeline's tools; a bar shows how far it is with what has to be built first."""
    if _TOOLS.is_open:
        return _TOOLS.get(None)
    place = st.empty()
    place.progress(0.0, "Opening the gazetteer and the map …")

    def report(share: float, doing: str) -> None:
        told = f"Made ready once, a minute at most: {doing}"
        place.progress(min(max(share, 0.0), 1.0), told)

    opened = _TOOLS.get(report)
    place.empty()
    return opened


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store; raises StoreError."""
    return config.store(settings())


def sample() -> Sample:
    """The sample collection, read by the pipeline like any article."""
    return _sample(tools())


@st.cache_resource(show_spinner=False)
def _sample(_tools: Tools) -> Sample:
    findings: list[Findings] = []
    problems: list[str] = []
    for article in sample_articles():
        try:
            findings.append(analyse(article, _tools))
        except Exception:  # one article that cannot be read must not keep the map from opening
            _LOG.exception("The sample article %s could not be read", article.id)
            problems.append(article.title or article.id)
    return Sample(tuple(findings), tuple(problems))


def sample_articles(folder: Path = DATA / "articles") -> tuple[Article, ...]:
    """The articles of `data/articles`, by their `order`, then by file name; raises DataError."""
    return tuple(article for _, article in sorted(_read(folder), key=lambda pair: pair[0]))


def _read(folder: Path) -> Iterator[tuple[tuple[int, str], Article]]:
    for path in sorted(folder.glob("*.json")):
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
            published = date.fromisoformat(value["published"]) if value.get("published") else None
            article = Article(
                value["id"], value["text"], value.get("title"), value.get("publisher"), None, published
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DataError(f"The sample article {path.name} cannot be read: {error!r}") from error
        yield (int(value.get("order", 10**6)), path.name), article
