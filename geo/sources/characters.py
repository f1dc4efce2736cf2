"""Bytes and characters made fit to read: an encoding found, control characters gone, one kind of line end."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset=[\"' ]?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_SAMPLE = 100_000
_ODD_ZEROS = 0.2
# What no text has: control characters but tab and line feed become spaces, halves of surrogate pairs the
# replacement character, one for one, so that lengths stay; other line ends become line feeds.
_CLEAN = {
    **dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 133), *range(134, 160)], " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    13: "\n",
    133: "\n",
}
_CONTROLS = dict.fromkeys([*range(9), *range(14, 27), *range(28, 32), 127])
_UNDECODED = dict.fromkeys([*range(128, 133), *range(134, 160), 0xFFFD])
_MOST_CONTROLS, _MOST_UNDECODED = 0.05, 0.25


def clean(text: str) -> str:
    """The text as it is read: without byte order mark and control characters, lines ended by \\n."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").translate(_CLEAN)


def decode(data: bytes) -> str:
    """The characters of a file: by its byte order mark, as UTF-8, by what it declares, by its looks.

    Bytes that fit no encoding become U+FFFD: a broken file is read, not refused.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    return _utf8(data) or _declared(data) or _guessed(data)


def is_text(decoded: str) -> bool:
    """False for the bytes of a picture, an archive or a program: control characters all over.

    Of characters that fit no encoding far more are borne, since a broken file is read.
    """
    head = decoded[:_SAMPLE]
    controls, undecoded = (len(head) - len(head.translate(odd)) for odd in (_CONTROLS, _UNDECODED))
    return controls <= len(head) * _MOST_CONTROLS and undecoded <= len(head) * _MOST_UNDECODED


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, by its zeros on every other byte."""
    head = data[:1000]
    if len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * _ODD_ZEROS and even < odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * _ODD_ZEROS and odd < even / 4 else None


def _utf8(data: bytes) -> str | None:
    """As UTF-8, if it is that but for a few broken bytes."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    letters = sum(1 for c in text[:_SAMPLE] if ord(c) > 127 and c != "\ufffd")
    return text if letters and broken <= letters / 4 else None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    return None if name in ("utf-8", "utf-7", "idna", "punycode") else data.decode(name, errors="replace")


def _guessed(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", "cp1251", "koi8_r", "cp1256", "cp1254"]).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")
