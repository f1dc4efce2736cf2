"""The page that reads a new article: text in, annotated text and findings out, kept on request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from geo import report, sources
from geo.app import resources, words
from geo.app.annotated import annotated, legend
from geo.app.detail import detail
from geo.app.listing import listing
from geo.app.mappane import hue
from geo.app.markup import node
from geo.app.show import show
from geo.errors import GeoError, InputError
from geo.model import Article, Findings
from geo.pipeline import analyse
from geo.views import collect, neutral

_READ = "dateline.read"
_FIELDS = ("article_text", "article_title", "article_publisher", "article_published")


def page() -> None:
    """Draw the page."""
    st.header("Read an article")
    for name in _FIELDS:  # what was typed outlives a look at another page
        if name in st.session_state:
            st.session_state[name] = st.session_state[name]
    _form()
    read: Findings | None = st.session_state.get(_READ)
    if read is not None:
        _outcome(read)


def _form() -> None:
    with st.form("article", border=False, enter_to_submit=False):
        text, about = st.columns([5, 3], gap="large")
        text.text_area(
            "Text of the article", key="article_text", height=300, placeholder="Paste the article here"
        )
        with about:
            st.date_input(
                "Publication date",
                value=None,
                key="article_published",
                min_value=date(1900, 1, 1),
                max_value=date(2100, 12, 31),
                help="Words such as “Monday” count from this day. Without it they stay undated.",
            )
            st.text_input("Title (if any)", key="article_title", max_chars=300)
            st.text_input("Outlet (if any)", key="article_publisher", max_chars=200)
            upload = st.file_uploader(
                "Or a file instead: text or saved web page",
                type=["txt", "md", "html", "htm"],
                key="article_file",
            )
        submitted = st.form_submit_button("Read it", type="primary")
    if submitted:
        _read(upload.getvalue() if upload else None, upload.name if upload else "")


def _read(data: bytes | None, name: str) -> None:
    try:
        article = _article(data, name)
        with st.spinner("Reading …"):
            st.session_state[_READ] = analyse(article, resources.tools())
    except InputError as error:
        st.session_state[_READ] = None
        st.error("This cannot be read as an article:")
        st.text(str(error))
    except GeoError as error:
        st.session_state[_READ] = None
        st.error("Something is missing that reading needs:")
        st.text(str(error))


def _article(data: bytes | None, name: str) -> Article:
    published: date | None = st.session_state["article_published"]
    title = st.session_state["article_title"].strip() or None
    publisher = st.session_state["article_publisher"].strip() or None
    if data is None:
        return sources.read_text(
            st.session_state["article_text"], title=title, publisher=publisher, published=published
        )
    article = sources.read_bytes(data, name, published=published, title=title)
    return replace(article, publisher=publisher or article.publisher)


def _outcome(findings: Findings) -> None:
    article = findings.article
    st.divider()
    _heading(findings)
    _ask_for_date(findings)
    _save(findings)
    text, lists = st.columns([5, 3], gap="large")
    with text:
        show(legend(), key="legend")
        show(annotated(findings), key="annotated")
    with lists:
        items = collect([findings])
        picked = f"picked-{article.id}"
        show(listing(items, st.session_state.get(picked), hue), key="read-list", chosen=_Pick(picked))
        item = next((one for one in items if one.id == st.session_state.get(picked)), None)
        if item:
            show(detail(item), key="read-detail")
        _notes(findings)
        _names(findings)


class _Pick:
    """Remembers which finding was chosen on this page."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, id: str) -> None:
        st.session_state[self._key] = id


def _heading(findings: Findings) -> None:
    article = findings.article
    by = [article.publisher, words.day(article.published) if article.published else "no publication date"]
    tree = node(
        "header",
        node("h2", article.title or "Untitled"),
        node("p", " · ".join(part for part in by if part), cls="counts"),
        node("p", node("strong", report.summary(findings)), cls="counts", role="status"),
    )
    show(tree, key="read-heading")


def _ask_for_date(findings: Findings) -> None:
    undated = any(item.when is None for item in collect([findings]))
    if findings.article.published is None and undated:
        st.warning(
            "Without a publication date, words such as “Monday” cannot be dated. Enter it and read again.",
            icon=":material/event:",
        )


def _save(findings: Findings) -> None:
    if resources.settings().read_only:
        st.caption("This site keeps no articles.")
        return
    if st.button("Save to my articles", type="primary", key="save"):
        try:
            resources.store().save(findings)
        except GeoError as error:
            st.error("It was not saved:")
            st.text(str(error))
        else:
            st.success("Saved. It is now on the map, beside your other articles.")


def _notes(findings: Findings) -> None:
    if findings.notes:
        notes = [node("li", note) for note in findings.notes]
        show(node("section", node("h3", "Notes"), node("ul", *notes, cls="notes")), key="read-notes")


def _names(findings: Findings) -> None:
    """The places, each once, as the text spells them."""
    placed = {one.span.text: one for one in findings.toponyms if one.sense == "literal"}
    rows = [
        {
            "in the text": neutral(name),
            "place": neutral(report.where(one.place)) if one.place else "not placed",
            "certainty": one.score,
        }
        for name, one in placed.items()
    ]
    if rows:
        st.dataframe(
            rows,
            hide_index=True,
            key="read-places",
            column_config={"certainty": st.column_config.NumberColumn(format="percent")},
        )
