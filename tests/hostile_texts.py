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


_NAME = re.compile(r"\b[A-Z][a-z]{5,}\b")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _told_anew(text: str, chance: random.Random) -> str:
    """An article with half its names spelt otherwise, and other days and numbers."""
    names = {day: chance.choice(_DAYS) for day in _DAYS}
    for name in sorted(set(_NAME.findall(text)).difference(_DAYS)):
        names[name] = name if chance.random() < 0.5 else name[:2] + chance.choice("aeiou") + name[2:]
    text = _NAME.sub(lambda match: names[match[0]], text)
    return re.sub(r"\b\d{1,2}\b", lambda _: str(chance.randint(1, 28)), text)


def _unlike_articles(size: int) -> str:
    """The articles of the sample again and again, each time under other names, numbers and days."""
    source, chance = _prose(60_000), random.Random(5)
    pieces: list[str] = []
    while sum(map(len, pieces)) < size:
        pieces.append(_told_anew(source, chance))
    return "\n\n".join(pieces)[:size]


def _table(size: int) -> str:
    """A table of places and numbers, a row a line."""
    chance = random.Random(6)
    places = ("Aleppo", "Homs", "Goma", "Sumy", "Gao", "Sittwe", "Stepanakert", "Mosul")
    rows: list[str] = []
    length = 0
    while length < size:
        rows.append(
            f"{len(rows)}\t{chance.choice(places)}\t{chance.randint(1, 28)}.{chance.randint(1, 12)}.2022"
            f"\t{chance.randint(0, 90)} killed\t{chance.randint(0, 900)}"
        )
        length += len(rows[-1]) + 1
    return "\n".join(rows)[:size]


def _captures(size: int) -> str:
    """A capture in every sentence, with its day, its place and its dead."""
    chance = random.Random(7)
    towns = ("Aleppo", "Homs", "Goma", "Sumy", "Gao", "Sittwe", "Mosul", "Kunduz", "Kharkiv", "Donetsk")
    told: list[str] = []
    length = 0
    while length < size:
        day = (
            f"{chance.randint(1, 28)} {chance.choice(('March', 'May', 'July'))} {chance.randint(1990, 2021)}"
        )
        dead = chance.randint(2, 999)
        told.append(f"On {day} rebels captured {chance.choice(towns)} from the army, killing {dead}.")
        length += len(told[-1]) + 1
    return " ".join(told)[:size]


KINDS: dict[str, Kind] = {
    "prose": _prose,
    "unlike sentences": _unlike_prose,
    "unlike articles": _unlike_articles,
    "table": _table,
    "captures": _captures,
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
    "tolls": _repeated("killed 5, wounded 12, "),
    "nested quotes": _repeated("“He said ‘she said "),
    "tags": _repeated("<p class='a'><b>Aleppo</b></p>\n"),
    "one long word": _repeated("AleppoHoms"),
    "north of": _repeated("north of "),
    "dates": _repeated("1 May 2020 "),
    "Cyrillic": _repeated("Войска обстреляли Харьков и Мариуполь в понедельник, погибли пять человек. "),
    "he, she, they": _repeated("he told her they said it to him and "),
    "captured and lost": _repeated("Rebels captured Aleppo and lost Homs, "),
    "if": _repeated("if the army of Armenia that the ministry which "),
    "ministry": _repeated("The ministry said the army, the ministry said, "),
    "list items": _repeated("- Aleppo\n- Homs\n"),
    "spelt otherwise": _repeated("Irsakh, Fadhuli near Yerevan and Shusha, "),
    "border": _repeated("the border between Armenia and Azerbaijan and the border of Iran, "),
}
