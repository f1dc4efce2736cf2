"""Which date an event carries."""

from __future__ import annotations

from collections import defaultdict

from geo.dates.meaning import Bound, Limited
from geo.dates.passages import Passages
from geo.dates.told import Told
from geo.language.document import Document
from geo.model import When


class Events:
    """The dates of a text as its events use them."""

    def __init__(self, document: Document, passages: Passages, told: tuple[Told, ...]) -> None:
        self._document = document
        self._passages = passages
        self._by_sentence: dict[int, list[Told]] = defaultdict(list)
        self._by_paragraph: dict[int, list[Told]] = defaultdict(list)
        for each in told:
            if each.when is not None and not each.dateline and not _deadline(each):
                self._by_sentence[each.sentence].append(each)
                self._by_paragraph[each.paragraph].append(each)

    def when(self, offset: int) -> When | None:
        """The When of the event whose verb or noun stands at this offset."""
        position = self._passages.at(offset)
        here = self._by_sentence.get(position.sentence, [])
        if here:
            return min(here, key=lambda each: abs(each.span.start - offset)).when
        before = [x for x in self._by_paragraph.get(position.paragraph, []) if x.span.start < offset]
        return before[-1].when if before else None


def _deadline(told: Told) -> bool:
    return isinstance(told.meaning, Limited) and told.meaning.bound in (Bound.BY, Bound.BEFORE, Bound.UNTIL)
