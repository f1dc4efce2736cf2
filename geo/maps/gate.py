"""The one way by which text enters folium, which runs text as a template and pastes it into scripts.

`html` is for whatever folium writes into a page (a tooltip, a property, a layer's name): the browser gives
the text back exactly. `script` is for values in a script of our own, as JSON.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from typing import Any

_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'`$\\{}%#"}
_PLAIN = re.compile(r"[^A-Za-z0-9 .,:+\-]")
_FORMAT_KEPT = frozenset("\u200c\u200d")  # joiners that Persian, Hindi and emoji are written with


def clean(text: str) -> str:
    """The text without control, bidi and broken characters; line breaks and tabs become spaces."""
    return text if text.isascii() and text.isprintable() else "".join(map(_safe, text))


def html(text: str) -> str:
    """The cleaned text with every mark that HTML, Jinja or JavaScript could read as decimal entities."""
    return clean(text).translate(_ENTITIES)


def script(value: Any) -> str:
    """A value (of dicts, lists, numbers, strings) as JSON whose strings hold no mark but `\\uXXXX`.

    Two braces never stand together, so that no template engine sees one of its own.
    """
    written = json.dumps(_cleaned(value), ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return re.sub(r'"((?:[^"\\]|\\.)*)"|[{}]', _escaped, written)


def _safe(mark: str) -> str:
    if mark.isascii():
        return mark if mark.isprintable() else " " if mark in "\n\r\t\f\v" else ""
    kind = unicodedata.category(mark)
    if kind in ("Zl", "Zp"):
        return " "
    return "" if kind in ("Cc", "Cs", "Cn", "Co") or (kind == "Cf" and mark not in _FORMAT_KEPT) else mark


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key): _cleaned(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cleaned(entry) for entry in value]
    return value


def _escaped(found: re.Match[str]) -> str:
    whole = found.group()
    return f" {whole} " if whole in "{}" else _quoted(whole)


@lru_cache(maxsize=8192)
def _quoted(whole: str) -> str:
    return '"' + _PLAIN.sub(lambda mark: f"\\u{ord(mark.group()):04x}", _spelt(whole)) + '"'


def _spelt(quoted: str) -> str:
    """The text of a JSON string in UTF-16 units, which is how a script counts."""
    units = json.loads(quoted).encode("utf-16-be")
    return "".join(chr(units[at] << 8 | units[at + 1]) for at in range(0, len(units), 2))
