"""Which language a text is in, by its script and its small words."""

from __future__ import annotations

from collections import Counter

from geo.language.words import split
from geo.lexicon import table

_SAMPLE = 5000
_LEAST = 2
_TABLES = table("languages")
_SCRIPTS: dict[str, tuple[int, int]] = {name: (low, high) for name, (low, high) in _TABLES["scripts"].items()}
_STOPWORDS: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in _TABLES["stopwords"].items()
}


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language; None where there is too little to tell."""
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str | None:
    letters = [ord(c) for c in sample if c.isalpha()]
    counts = {
        name: sum(1 for code in letters if low <= code <= high) for name, (low, high) in _SCRIPTS.items()
    }
    # Japanese is written in Chinese characters too: some kana decide.
    if counts["ja"] > len(letters) / 20:
        return "ja"
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > len(letters) / 2 else None


def _by_words(sample: str) -> str | None:
    words = Counter(word.text.lower() for word in split(sample))
    scores = {name: sum(words[word] for word in known) for name, known in _STOPWORDS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _LEAST else None
