"""Names as another alphabet mangles them: "Irsakh" for Yeraskh, "Fadhuli" for Fuzuli.

A name on its way through Arabic, Persian, Russian or Armenian letters keeps the order of its consonants and
little else: voiced and unvoiced sounds, stops and fricatives change places, vowels come and go, an article
or a first "Y" or "H" is won or lost. `skeleton` keeps what survives (for finding), `likeness` weighs what
changed (for ranking).
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_ASCII = str.maketrans(
    {"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "ð": "dh", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
    | {"ç": "ch", "ş": "sh", "š": "sh", "č": "ch", "ž": "zh", "ğ": "gh", "ģ": "g", "ţ": "ts", "ñ": "n"}
)

# What several Latin letters write for one sound, the longest first.
_DIGRAPHS = (
    ("tsch", "č"), ("shch", "š"), ("tch", "č"), ("sch", "š"), ("dzh", "ǰ"), ("dsh", "ǰ"), ("dj", "ǰ"),
    ("zh", "ž"), ("sh", "š"), ("ch", "č"), ("cz", "č"), ("sz", "s"), ("kh", "x"), ("qh", "x"), ("gh", "ġ"),
    ("dh", "ð"), ("th", "θ"), ("ph", "f"), ("ts", "c"), ("tz", "c"), ("dz", "z"), ("ck", "k"), ("qu", "k"),
    ("gu", "g"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_VOWELS = frozenset("aeiou")
_WEAK = frozenset("hyw")

# Consonants that other alphabets take for one another. A sound's class is its letter in the skeleton.
_CLASSES = {
    "P": "bpfvw",
    "K": "kgqxġh",
    "T": "td",
    "S": "szcðθ",
    "C": "čšžǰj",
    "M": "m",
    "N": "n",
    "L": "l",
    "R": "r",
}
_CLASS_OF = {sound: name for name, sounds in _CLASSES.items() for sound in sounds}
# Pairs across classes that also pass for one another, though less often.
_KIN = frozenset(
    frozenset(pair)
    for sound, others in {
        "t": "dθc",
        "d": "ðθ",
        "š": "sž",
        "č": "sck",
        "ž": "zg",
        "j": "ygž",
        "ǰ": "gž",
    }.items()
    for pair in (sound + other for other in others)
) | frozenset(map(frozenset, ("mn", "lr", "hx", "cs", "sθ", "zð", "wu", "yi")))

_ARTICLES = frozenset(("al", "el", "ar", "ad", "as", "ash", "az", "at", "an", "il", "ul"))


_BLANKS = " -_./"
_PLAIN = dict.fromkeys(range(128)) | {
    ord(c): " " if c in _BLANKS else c for c in string.ascii_lowercase + _BLANKS
}


def latin(name: str) -> str:
    """The name in lower-case letters a-z and blanks: accents, hyphens and apostrophes gone."""
    lowered = name.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKD", lowered.translate(_ASCII)).encode("ascii", "ignore").decode()
    return " ".join(lowered.translate(_PLAIN).split())


_ARTICLE = re.compile(rf"^(?:{'|'.join(sorted(_ARTICLES))}) (?=.)", re.MULTILINE)
_HISSED = re.compile(r"(?<!t)c(?=[eiy])")
_STOPPED = re.compile(r"(?<!t)c")


@lru_cache(maxsize=65536)
def sounds(name: str) -> str:
    """The name sound by sound, one character each, doubled letters once, no article, no blanks.

    A "c" before e, i, y is an s, else a k.
    """
    return _heard(latin(name))


def _heard(lines: str) -> str:
    """The sounds of names in Latin letters, a name a line."""
    text = _ARTICLE.sub("", lines).replace(" ", "")
    for letters, sound in _DIGRAPHS:
        if letters in text:
            text = text.replace(letters, sound)
    if "c" in text:
        text = _STOPPED.sub("k", _HISSED.sub("s", text))
    return _undoubled(text)


def _undoubled(lines: str) -> str:
    for letter in set(lines) - {"\n"}:
        while letter * 2 in lines:
            lines = lines.replace(letter * 2, letter)
    return lines


_BREATHED = re.compile(r"(?<=.)h(?![aeiou])")
_TO_CLASS = str.maketrans(
    {**dict.fromkeys(string.ascii_lowercase), **_CLASS_OF} | dict.fromkeys(_VOWELS, " ")
)


def skeleton(name: str) -> str:
    """The order of consonant classes, one capital letter each: "Yeraskh", "Irsakh" → "RSK".

    Empty where the name has no firm consonant or is not in Latin letters. A "y" never counts, an "h" only
    where it is the first letter or a vowel follows it, a "w" counts as a "v".
    """
    return _of_sounds(sounds(name))


def skeletons(names: Iterable[str]) -> list[str]:
    """The skeleton of each of many names, in a fraction of the time that one by one would take."""
    lines = "\n".join(map(latin, names))
    return _of_sounds(_heard(lines)).split("\n")


def _of_sounds(heard: str) -> str:
    """The skeletons of sounds, a name a line; a vowel keeps two consonants of one class apart."""
    classes = _BREATHED.sub("", heard).translate(_TO_CLASS)
    return _undoubled(classes).replace(" ", "")


def keys(name: str) -> tuple[str, ...]:
    """The skeletons under which a place that the text spells `name` may be filed, the likeliest first.

    Beyond its own: with a first "h" lost or won, "w" and "j" taken for vowels, "dh" and "th" for d and t.
    """
    whole = skeleton(name)
    heard = sounds(name)
    softened = heard.replace("w", "u").replace("j", "y")
    glided = heard.replace("au", "aw").replace("eu", "ew")
    hardened = heard.replace("ð", "d").replace("θ", "t")
    variants = [whole, *(_of_sounds(v) for v in (softened, glided, hardened) if v != heard)]
    variants += [_of_sounds(heard[1:])] if heard[:1] == "h" else ["K" + whole] if heard[:1] in _VOWELS else []
    return tuple(dict.fromkeys(v for v in variants if v))


@lru_cache(maxsize=16384)
def likeness(one: str, other: str) -> float:
    """How likely two spellings are one name, 1.0 (the same sounds) down to 0.0: a weighted edit distance."""
    a, b = sounds(one), sounds(other)
    if not a or not b:
        return 0.0
    longest = max(_weight(a), _weight(b))
    return max(0.0, 1.0 - _distance(a, b) / longest)


def _weight(heard: str) -> float:
    return sum(0.5 if c in _VOWELS or c in _WEAK else 1.0 for c in heard)


def _gap(heard: str, i: int) -> float:
    """What it costs to lose the sound at `i`; at the ends weak sounds go cheaply."""
    edge = i in (0, len(heard) - 1)
    if heard[i] in _VOWELS:
        return 0.15 if edge and i else 0.3
    if heard[i] in _WEAK:
        return 0.15 if edge else 0.25
    return 1.0


@lru_cache(maxsize=4096)
def _change(a: str, b: str) -> float:
    """What it costs to hear one sound for another."""
    if a == b:
        return 0.0
    if a in _VOWELS and b in _VOWELS:
        return 0.15
    if frozenset((a, b)) in _KIN:
        return 0.25
    same = _CLASS_OF.get(a)
    if same and same == _CLASS_OF.get(b):
        return 0.2
    return 0.5 if (a in _VOWELS or a in _WEAK) and (b in _VOWELS or b in _WEAK) else 1.0


def _distance(a: str, b: str) -> float:
    gaps = [_gap(b, j) for j in range(len(b))]
    row = [0.0]
    for gap in gaps:
        row.append(row[-1] + gap)
    for i, sound in enumerate(a):
        lost = _gap(a, i)
        above, row = row, [row[0] + lost]
        for j, heard in enumerate(b):
            row.append(min(above[j] + _change(sound, heard), above[j + 1] + lost, row[j] + gaps[j]))
    return row[-1]
