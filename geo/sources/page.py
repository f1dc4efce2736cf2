"""A saved page of a news site → its main text, title, publisher, address and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from htmldate import find_date
from lxml import etree, html
from trafilatura import bare_extraction, extract_metadata

from geo.errors import ArticleError
from geo.sources.publication import parse_published

_OLDEST = "1900-01-01"
_NEWEST = "2199-12-31"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds of an article."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None


def is_page(text: str) -> bool:
    """True where a text is HTML by its first words."""
    head = text[:1000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html")) or any(
        tag in head for tag in ("<html", "<head", "<body")
    )


def read_page(markup: str) -> Page:
    """The article of a page; ArticleError where no main text is found.

    The page is parsed here and handed on as a tree: a string that looks like an address would be fetched.
    """
    tree = _tree(markup)
    found = bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False)
    text = found.text if found is not None and not isinstance(found, dict) else None
    if not text:
        raise ArticleError("The page holds no article text: paste the text of the article instead.")
    about = extract_metadata(_tree(markup), extensive=False)
    return Page(
        text.replace("\n", "\n\n"), about.title, about.sitename, _address(about.url), _published(markup)
    )


def _address(url: str | None) -> str | None:
    """A page names its own address: only one that can be followed safely is kept."""
    return url if url and url.startswith(("https://", "http://")) else None


def _tree(markup: str) -> html.HtmlElement:
    try:
        tree = html.fromstring(
            markup.encode("utf-8", errors="replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError(
            "The page cannot be read as HTML: paste the text of the article instead."
        ) from error
    return tree


def _published(markup: str) -> date | None:
    """The date of the page's own metadata and marked-up dates; not guessed from its text."""
    found = find_date(
        _tree(markup), extensive_search=False, original_date=True, min_date=_OLDEST, max_date=_NEWEST
    )
    return parse_published(found) if found else None
