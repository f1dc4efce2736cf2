"""Texts that are hard to read, by kind: each a function from a size in characters to a text of that size."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

Kind = Callable[[int], str]

_ARTICLES = Path(__file__).resolve().parent.parent / "data" / "articles"


def _repeated(piece: str) -> Kind:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _prose(size: int) -> str:
    paths = sorted(_ARTICLES.glob("*.json"))
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in paths]
    return _repeated("\n\n".join(texts) + "\n\n")(size)


def _unlike_prose(size: int) -> str:
    """Prose of which no sentence comes twice: each has another number of its own before it."""
    sentences = re.split(r"(?<=[.!?])\s+", _prose(200_000))
    chance = random.Random(3)
    chance.shuffle(sentences)
    pieces: list[str] = []
    length = 0
    while length < size:
        number = len(pieces)
        pieces.append(f"In report {number}, {sentences[number % len(sentences)]}")
        length += len(pieces[-1]) + 1
    return " ".join(pieces)[:size]


def _drawn(letters: str, seed: int = 1) -> Kind:
    return lambda size: "".join(random.Random(seed).choices(letters, k=size))


def _syllables(capital: bool) -> Kind:
    def text(size: int) -> str:
        chance = random.Random(2)
        pieces: list[str] = []
        length = 0
        while length < size:
            word = "".join(chance.choice("bdgklmnrstvz") + chance.choice("aeiou") for _ in range(3))
            pieces.append(word.capitalize() if capital else word)
            length += len(word) + 1
        return " ".join(pieces)[:size]

    return text


KINDS: dict[str, Kind] = {
    "prose": _prose,
    "unlike sentences": _unlike_prose,
    "letters and spaces": _drawn("abcdefghijklmnopqrstuvwxyz     "),
    "any characters": _drawn("aA1 .,;:!?'\"()[]{}$%-–\n\té中ا😀"),
    "invented words": _syllables(False),
    "invented names": _syllables(True),
    "dots": _repeated("."),
    "spaced dots": _repeated(". "),
    "one letter": _repeated("a"),
    "one capital": _repeated("A"),
    "capital words": _repeated("TROOPS SHELLED THE CITY OF ALEPPO "),
    "Monday": _repeated("Monday "),
    "days and months": _repeated("on 3 March 2020 at 5 p.m. yesterday the next day "),
    "he said that": _repeated("he said that "),
    "said, said": _repeated("Baku said, Yerevan said, "),
    "quotes": _repeated('"'),
    "quoted words": _repeated('"a" '),
    "open quote lines": _repeated('"He said.\n'),
    "apostrophes": _repeated("'"),
    "open brackets": _repeated("("),
    "brackets": _repeated("([{"),
    "digits": _repeated("1234567890"),
    "numbers": _repeated("12 345 6,789 "),
    "one line": _repeated("http://x.y/a-b_c?d=e&"),
    "newlines": _repeated("\n"),
    "lone letters in lines": _repeated("a\n"),
    "Arabic": _repeated("قصفت القوات مدينة حلب يوم الاثنين وقتل خمسة مدنيين. "),
    "Chinese": _repeated("周一军队炮击了阿勒颇市造成五名平民死亡。"),
    "emojis": _repeated("😀🔥👍🏽 "),
    "combining": _repeated("e\u0301\u0302 "),
    "Aleppo": _repeated("Aleppo "),
    "Aleppo, Homs and": _repeated("Aleppo, Homs and "),
    "near Aleppo": _repeated("12 km north of Aleppo near the border between Syria and Turkey "),
    "killed in": _repeated("Five people were killed in Aleppo. "),
    "killed without stop": _repeated("five people killed in Aleppo and "),
    "shelling": _repeated("shelling "),
    "occupies": _repeated("Armenia occupies Karabakh and "),
    "its and he": _repeated("It captured the town. He said they lost it. "),
    "of the": _repeated("of the "),
    "to take to": _repeated("to take to "),
    "commas": _repeated("a, "),
    "hyphens": _repeated("a-"),
    "templates": _repeated("{{7*191}} "),
}
