"""Where a happening was whose sentence names no place, or one on no map: what the text around it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.incidents.focus import WIDE, Named, anaphor, focus, pointing, whole_article
from geo.incidents.ground import told_about
from geo.incidents.happening import Happening
from geo.incidents.headings import headed
from geo.incidents.spans import starting_in
from geo.incidents.tellings import Telling
from geo.incidents.traits import names_site
from geo.language.document import Part, Sentence
from geo.model import PlaceKind, Span
from geo.reading import Locality, Reading

REMEMBERED = 60
"""Place names before a sentence that it is told by."""


@dataclass(slots=True)
class Surroundings:
    """The places a text names, and what it is about as a whole, once that was looked for."""

    reading: Reading
    named: tuple[Named, ...]
    whole: tuple[Locality | None] | None = None

    def _heading(self, telling: Telling) -> Locality | None:
        """The place that opens an item of a list ("- Abuja. A bomb …"): the region of what it tells."""
        here, sentences = telling.sentence, self.reading.document.sentences
        if not telling.listed:
            return None
        upto = bisect_left(self.named, here.index, key=lambda one: one.sentence)
        opening = self.named[max(0, upto - 1) : upto]
        apt = (n for n in opening if n.paragraph == here.paragraph and not sentences[n.sentence].clauses)
        found = next(apt, None)
        return replace(found.locality, geo_precision=3) if found else None

    def _around(self, telling: Telling) -> Locality | None:
        """What a place on no map is taken to lie in: the region of its passage, or the whole text's."""
        here = telling.sentence
        upto = bisect_left(self.named, here.index, key=lambda one: one.sentence)
        told = [one for one in self.named[max(0, upto - REMEMBERED) : upto] if one.part is not Part.DATELINE]
        near = [one.locality for one in told if here.paragraph - one.paragraph <= 1]
        wide = [one for one in (near or [one.locality for one in told]) if one.place.kind in WIDE]
        found = next(iter(reversed(wide or near)), None) or self._whole()
        return found or self._spoken_of(here)

    def _under(self, head: Span, telling: Telling) -> Locality | None:
        """The place that heads the passage; by its name alone where it is on no map."""
        found = next((one for one in self.reading.localities if one.span == head), None)
        around = self._around(telling) if found is None else None
        return told_about(head.text, around) if around else found

    def _spoken_of(self, sentence: Sentence) -> Locality | None:
        """Where those are who tell of it ("officials in X said"), when nothing else is known."""
        return next(iter(starting_in(self.reading.localities, sentence.start, sentence.end)), None)

    def _whole(self) -> Locality | None:
        if self.whole is None:
            self.whole = (whole_article(self.reading),)
        return self.whole[0]

    def of(self, telling: Telling, made: Sequence[Happening]) -> Locality | None:
        """The place that a telling without one takes over; None where the text gives none."""
        heading = self._heading(telling) if telling.unplaced else None
        if heading is not None:
            return heading
        if telling.site:
            around = self._around(telling)
            return told_about(telling.site, around) if around else None
        head = headed(self.reading, telling.sentence)
        if head is not None:
            return self._under(head, telling)
        noun = anaphor(self.reading, telling.sentence)
        at = pointing(self.reading, telling.sentence)
        found = focus(self.named, telling.sentence, noun, before=at) if noun else None
        return found or self._told_before(telling, made)

    def _told_before(self, telling: Telling, made: Sequence[Happening]) -> Locality | None:
        """Where the paragraph was last; else the town of the dateline, or what the text is about."""
        before = [one for one in made if telling.sentence.paragraph == one.last_paragraph]
        if before and before[-1].places:
            return before[-1].localities[0]
        town = self._dateline(telling.sentence)
        if town is not None and names_site(self.reading, telling.sentence):
            return town
        return focus(self.named, telling.sentence, "") or self._whole()

    def _dateline(self, sentence: Sentence) -> Locality | None:
        """The town of the last dateline before the sentence: where "the embassy" and "Pasteur Street" are."""
        upto = bisect_left(self.named, sentence.index, key=lambda one: one.sentence)
        lines = [one.locality for one in self.named[:upto] if one.part is Part.DATELINE]
        towns = [one for one in lines if one.place.kind is PlaceKind.POPULATED_PLACE]
        return replace(towns[-1], geo_precision=2) if towns else None
