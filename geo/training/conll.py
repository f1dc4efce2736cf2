"""Texts with tagged names, in the column format of CoNLL: a word and its tag a line."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

_BLOCK = 15
"""Sentences read as one text, so that names repeat in it as they do in an article."""
_CLOSING = frozenset(".,;:)!?%")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text, the tag of each word, which tags are places and which are surely none; the rest is unclear."""

    text: str
    words: tuple[tuple[int, int, str], ...]
    places: Set[str]
    others: Set[str]
    weight: float

    def tags(self, start: int, end: int) -> set[str]:
        """The tags of the words within the offsets."""
        return {tag for first, last, tag in self.words if first < end and start < last}


def blocks(path: Path, places: Set[str], others: Set[str], weight: float) -> Iterator[Tagged]:
    """The file's sentences, some at a time."""
    sentences = list(_sentences(path))
    for at in range(0, len(sentences), _BLOCK):
        text, words = _joined(sentences[at : at + _BLOCK])
        yield Tagged(text, tuple(words), places, others, weight)


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split()
        if cells:
            sentence.append((cells[0], cells[-1].split("-")[-1]))
        elif sentence:
            yield sentence
            sentence = []


def _joined(sentences: list[list[tuple[str, str]]]) -> tuple[str, list[tuple[int, int, str]]]:
    text, words = "", []
    for sentence in sentences:
        for word, tag in sentence:
            apart = (
                text and not text.endswith(("(", "\n")) and word not in _CLOSING and word not in ("'s", "’s")
            )
            text += " " * bool(apart)
            words.append((len(text), len(text) + len(word), tag))
            text += word
        text += "\n"
    return text, words
