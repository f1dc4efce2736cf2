"""The page that reads a new article: text, file, date, outlet in; what it states out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from geo import asking, sources
from geo.app import resources
from geo.app.outcome import outcome
from geo.errors import GeoError
from geo.model import Article, Findings

_LOG = logging.getLogger(__name__)
_READ, _PROBLEM = "dateline.read", "dateline.problem"
_TYPED = ("article_text", "article_title", "article_publisher", "article_published")
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)


def page() -> None:
    """Draw the page."""
    for name in _TYPED:  # what was typed outlives a look at another page
        st.session_state[name] = st.session_state.get(name, None if name == "article_published" else "")
    st.title("Read an article", anchor=False)
    with st.expander("Text, date and outlet", expanded=st.session_state.get(_READ) is None):
        _form()
    if problem := st.session_state.get(_PROBLEM):
        st.error("This could not be read:", icon=":material/error:")
        st.text(problem)
    read: Findings | None = st.session_state.get(_READ)
    if read is not None:
        outcome(read, _read_again)


def _form() -> None:
    with st.form("article", border=False, enter_to_submit=False):
        text, about = st.columns([5, 3], gap="large")
        text.text_area(
            "Text of the article", key="article_text", height=322, placeholder="Paste the article here"
        )
        with about:
            _about()
        submitted = st.form_submit_button("Read it", type="primary")
    if submitted:
        with st.spinner("Reading …"):
            _read(_article)
        if st.session_state[_READ] is not None:
            st.rerun()  # to fold the form away: what was found comes into sight


def _about() -> None:
    st.date_input(
        "Publication date",
        key="article_published",
        min_value=_EARLIEST,
        max_value=_LATEST,
        format="YYYY-MM-DD",
        help="Words such as “Monday” count from this day. Without it they stay undated.",
    )
    st.text_input("Title (if any)", key="article_title", max_chars=300)
    st.text_input("Outlet (if any)", key="article_publisher", max_chars=200)
    kinds = ["txt", "md", "html", "htm"]
    st.file_uploader("Or a file instead: text or saved web page", type=kinds, key="article_file")


def _article() -> Article:
    published: date | None = st.session_state["article_published"]
    title = st.session_state["article_title"].strip() or None
    publisher = st.session_state["article_publisher"].strip() or None
    upload = st.session_state["article_file"]
    if upload is None:
        text = st.session_state["article_text"]
        return sources.read_text(text, title=title, publisher=publisher, published=published)
    article = sources.read_bytes(upload.getvalue(), upload.name, published=published, title=title)
    return replace(article, publisher=publisher or article.publisher)


def _read(article: Callable[[], Article]) -> None:
    """Read it; what goes wrong is told in a sentence, and nothing that was typed is lost."""
    st.session_state[_PROBLEM] = None
    st.session_state[_READ] = None
    try:
        st.session_state[_READ] = asking.read(article(), resources.tools())
    except GeoError as error:
        st.session_state[_PROBLEM] = str(error)
    except Exception:  # a fault of ours must not cost the reader the text
        _LOG.exception("An article could not be read")
        st.session_state[_PROBLEM] = "The software failed on this article. That is a fault of the software."


def _read_again(published: date) -> None:
    """Read the same article with the date just given; the form shows it too."""
    before: Findings = st.session_state[_READ]
    article = before.article
    st.session_state["article_published"] = published
    _read(
        lambda: sources.read_text(
            article.text,
            title=article.title,
            publisher=article.publisher,
            url=article.url,
            published=published,
        )
    )
