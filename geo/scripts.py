"""In which language a screen reader should read words in another script than the page's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from geo import lexicon

# Beyond the Latin letters, their accents and the punctuation that all share.
_OTHER = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2c80-\u2dff\u3005-\ua71f\ua800-\uab2f\uab70-\ufaff\ufb13-\ufeff]"
)


def spoken(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with its language (BCP 47), "" for what is in the page's own script.

    Blanks and marks between words of one script belong to them.
    """
    done = 0
    for start, end, script in _runs(text) if _OTHER.search(text) else ():
        if start > done:
            yield text[done:start], ""
        yield text[start:end], _language(script, text[start:end])
        done = end
    if done < len(text) or not text:
        yield text[done:], ""


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Where letters of one foreign script stand, from the first to the last of them."""
    start = end = 0
    run = ""
    for at, character in enumerate(text):
        script = _script(character)
        if script is None:
            continue
        joined = _joined(run, script)
        if run and not joined:
            yield start, end, run
        if not (run and joined):
            start = at
        run, end = joined or script, at + 1
    if run:
        yield start, end, run


def _joined(run: str, script: str) -> str:
    """The script of words in both, as Japanese is written in three; "" where they are of two languages."""
    if run == script:
        return run
    table = lexicon.table("scripts")
    for one, other in ((run, script), (script, run)):
        if other in table.get(one, {}).get("with", ()):
            return one
    return ""


@cache
def _script(character: str) -> str | None:
    """The script of a letter, "" the page's own or one unknown; None for what any script may hold."""
    if not character.isalpha():
        return None
    first = unicodedata.name(character, "").split(" ")[0].split("-")[0]
    return first if first in lexicon.table("scripts") else ""


def _language(script: str, words: str) -> str:
    known: dict[str, Any] = lexicon.table("scripts")[script]
    letters = set(words)
    telling = (one["tag"] for one in known.get("letters", ()) if letters.intersection(one["of"]))
    return str(next(telling, known["tag"]))
