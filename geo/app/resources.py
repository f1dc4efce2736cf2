"""What all sessions share: the tools, the store, and the findings of the sample collection."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Generic, TypeVar

import streamlit as st

from geo import config
from geo.app import samples
from geo.app.samples import Sample
from geo.app.starting import Starting
from geo.aside import Aside
from geo.config import Settings
from geo.model import Article, Findings
from geo.outlines.atlas import atlas
from geo.outlines.drawing import drawn, is_drawn
from geo.store import Events, Store

if TYPE_CHECKING:
    from geo.pipeline import Tools

_LOG = logging.getLogger(__name__)

_PATIENCE_SECONDS = 0.5

Report = Callable[[float, str], None]
T = TypeVar("T")


class _Once(Generic[T]):
    """Something made once a process. Not `st.cache_resource`: its first call could not draw a bar."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.known: T | None = None

    def get(self, make: Callable[[], T], waiting: Callable[[], None] = lambda: None) -> T:
        """It, made if need be; `waiting` is called now and then while another session makes it."""
        while not self._lock.acquire(timeout=_PATIENCE_SECONDS):
            waiting()
        try:
            if self.known is None:
                self.known = make()
            return self.known
        finally:
            self._lock.release()


_TOOLS: _Once[Tools] = _Once()
_SAMPLE: _Once[Sample] = _Once()
_HOW_FAR: list[tuple[float, str]] = []
"""What the session that builds has come to, for those that wait for it."""


def _prepared(report: Report | None) -> Tools:
    """All that is built at the first start, in one go; the base map and its outlines beside the gazetteer."""
    tell = report or (lambda share, doing: None)
    with ExitStack() as stack:
        beside = None if is_drawn() else stack.enter_context(Aside(drawn))
        opened = config.tools(
            settings(),
            lambda share, doing: tell(share * 0.9, f"the gazetteer: {doing[:1].lower()}{doing[1:]}"),
        )
        if beside:
            tell(0.9, "outlines of countries and the base map")
            beside.result()
        atlas()
    return opened


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """The settings; raises SettingsError."""
    return config.from_environment()


def tools() -> Tools:
    """The pipeline's tools; a page tells how far it is with what has to be built first."""
    if _TOOLS.known is not None:
        return _TOOLS.known
    starting = Starting()

    def report(share: float, doing: str) -> None:
        _HOW_FAR[:] = [(share, doing)]
        starting.report(share, doing)

    def waiting() -> None:
        for share, doing in _HOW_FAR:
            starting.report(share, doing)

    opened = _TOOLS.get(lambda: _prepared(report), waiting)
    starting.done()
    return opened


def quietly() -> Tools:
    """The pipeline's tools with no bar: for what a press asks for, where nothing can be drawn."""
    return _TOOLS.known or _TOOLS.get(lambda: _prepared(None))


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store; raises StoreError."""
    return config.store(settings())


def events() -> Events:
    """The imported events; raises StoreError."""
    return store().events


def sample() -> Sample:
    """The sample collection, read by the pipeline like any article; the first time shows a bar."""
    found = _SAMPLE.known or prepared_sample()
    if found is None:
        opened = tools()
        found = _SAMPLE.get(lambda: _read_sample(opened))
    return found


def prepared_sample() -> Sample | None:
    """The sample collection as an earlier start read it; None where it has to be read anew."""
    articles = sample_articles()
    found = samples.recalled(articles) if settings().geocoder == "off" else None
    return _SAMPLE.get(lambda: Sample(found)) if found else None


def sample_articles() -> tuple[Article, ...]:
    """The articles of the sample collection; raises DataError."""
    return samples.articles()


def _read_sample(opened: Tools) -> Sample:
    findings: list[Findings] = []
    problems: list[str] = []
    articles = sample_articles()
    for article in articles:
        try:
            findings.append(analyse(article, opened))
        except Exception:  # one article that cannot be read must not keep the map from opening
            _LOG.exception("The sample article %s could not be read", article.id)
            problems.append(article.title or article.id)
    if not problems and settings().geocoder == "off":
        samples.keep(articles, findings)
    return Sample(tuple(findings), tuple(problems))


def analyse(article: Article, opened: Tools) -> Findings:
    """What the article states. The pipeline is loaded here: who only looks at the map can do without it."""
    from geo.pipeline import analyse  # noqa: PLC0415

    return analyse(article, opened)
