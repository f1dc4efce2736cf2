"""Texts, bytes and files → Article."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

from geo.errors import ArticleError
from geo.model import Article
from geo.sources.characters import clean, decode, is_text
from geo.sources.language import detect
from geo.sources.page import is_page, read_page

LARGEST = 5_000_000
"""Bytes of the largest file, characters of the longest text read."""
_LONGEST_TITLE = 140


def read_text(  # noqa: PLR0913 — what is known of an article
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published: date | None = None,
) -> Article:
    """An Article of this text. Its characters stay as they are but for line ends and control characters.

    `id` is a hash of text, title and publication date unless given; a first line that looks like a headline
    is the title unless one is given. Raises ArticleError where there is nothing to read, or too much.
    """
    if len(text) > LARGEST:
        raise ArticleError(f"The text is longer than {LARGEST:,} characters: give one article at a time.")
    body = clean(text)
    if not body.strip():
        raise ArticleError("There is no text to read: give the words of an article.")
    heading = _tidy(title) or _headline(body)
    return Article(
        id=id or _content_id(body, heading, published),
        text=body,
        title=heading,
        publisher=_tidy(publisher),
        url=_tidy(url),
        published=published,
        language=detect(body),
    )


def read_bytes(
    data: bytes,
    name: str = "",
    *,
    published: date | None = None,
    title: str | None = None,
    id: str | None = None,
) -> Article:
    """An Article of a file's bytes: HTML by its name or its first words, else plain text.

    What is given wins over what a page says of itself. Raises ArticleError.
    """
    if len(data) > LARGEST:
        raise ArticleError(
            f"{name or 'The file'} is larger than {LARGEST // 1_000_000} MB: give one article at a time."
        )
    text = decode(data)
    if not is_text(text):
        raise ArticleError(f"{name or 'The file'} is no text: give a text file or a saved web page.")
    if not (name.lower().endswith((".html", ".htm", ".xhtml")) or is_page(text)):
        return read_text(text, id=id, title=title, published=published)
    if not text.strip():
        raise ArticleError("There is no text to read: give the words of an article.")
    page = read_page(text)
    return read_text(
        page.text,
        id=id,
        title=title or page.title,
        publisher=page.publisher,
        url=page.url,
        published=published or page.published,
    )


def read_file(
    path: Path | str, published: date | None = None, title: str | None = None, id: str | None = None
) -> Article:
    """An Article of a text, Markdown or saved HTML file. Raises ArticleError where it cannot be read."""
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST:
            raise ArticleError(
                f"{file.name} is larger than {LARGEST // 1_000_000} MB: give one article at a time."
            )
        data = file.read_bytes()
    except OSError as error:
        raise ArticleError(f"{file} cannot be read: {error.strerror or error}.") from error
    return read_bytes(data, file.name, published=published, title=title, id=id)


def _too_large(name: str) -> ArticleError:
    return ArticleError(f"{name} is larger than {LARGEST // 1_000_000} MB: give one article at a time.")


def _tidy(words: str | None) -> str | None:
    """One line without control characters; None where nothing is left."""
    return (" ".join(clean(words).split()) or None) if words else None


def _headline(text: str) -> str | None:
    """The first line, if it is short, ends no sentence and a blank line follows it; "#" of Markdown apart."""
    first, _, rest = text.lstrip().partition("\n")
    line = first.lstrip("# ").strip()
    apart = rest.startswith(("\n", " \n", "\t\n")) or first.startswith("# ")
    looks = 0 < len(line) <= _LONGEST_TITLE and line[-1] not in ".:;,"
    return _tidy(line) if looks and apart and rest.strip() else None


def _content_id(text: str, title: str | None, published: date | None) -> str:
    parts = json.dumps([text, title, published.isoformat() if published else None])
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
