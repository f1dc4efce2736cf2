"""Tellings of one happening brought together, however often and by whomever it is told."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from geo.incidents.focus import WIDE, Named, anaphor, focus, named_places, whole_article
from geo.incidents.ground import told_about
from geo.incidents.happening import STRONGEST, Happening, has_toll
from geo.incidents.headings import headed
from geo.incidents.likeness import likeness
from geo.incidents.spans import starting_in
from geo.incidents.tellings import Telling
from geo.language.document import Part, Sentence
from geo.model import Span
from geo.reading import Locality, Reading

REMEMBERED = 60
"""Happenings that a sentence is compared with, the latest first; a bound on the work over a long text."""


@dataclass(slots=True)
class Gathering:
    """The happenings found so far, and the places the text names."""

    reading: Reading
    named: tuple[Named, ...]
    made: list[Happening] = field(default_factory=list)
    whole: tuple[Locality | None] | None = None
    """The region the whole text is about, once it was looked for."""

    def take(self, telling: Telling) -> None:
        """Add the telling to the happening it is of, or begin one."""
        home = self._home(telling)
        if home is not None:
            home.add(telling)
        elif self._stands(telling):
            inherited = None if telling.placed else self._inherited(telling)
            self.made.append(Happening(self._like_the_last(telling), inherited))

    def _like_the_last(self, telling: Telling) -> Telling:
        """ "A second truck …": of the kind of the happening before it, where its own words do not say."""
        here = [one for one in self.made[-REMEMBERED:] if one.last_paragraph == telling.sentence.paragraph]
        if not telling.fresh or telling.strength == STRONGEST or not here:
            return telling
        lead = here[-1].lead
        return replace(telling, type=lead.type, sub_type=lead.sub_type, family=lead.family)

    def _home(self, telling: Telling) -> Happening | None:
        known = self.made[-REMEMBERED:] if telling.is_body else self.made[:REMEMBERED]
        scored = [(likeness(happening, telling), i) for i, happening in enumerate(known)]
        score, i = max(scored, default=(0, 0))
        return known[i] if score > 0 else None

    def _stands(self, telling: Telling) -> bool:
        """True where the telling is enough for an incident: it says what happened, and where or when."""
        if not telling.is_body and self.made:
            return False
        weight = telling.strength + has_toll(telling)
        return weight > 1 and (telling.placed or telling.dated or (weight > 2 and telling.when is not None))

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

    def _inherited(self, telling: Telling) -> Locality | None:
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
        if noun:
            found = focus(self.named, telling.sentence, noun)
            if found is not None:
                return found
        before = [one for one in self.made[-REMEMBERED:] if telling.sentence.paragraph == one.last_paragraph]
        if before and before[-1].places:
            return before[-1].localities[0]
        return focus(self.named, telling.sentence, "") or self._whole()


def gather(reading: Reading, found: tuple[Telling, ...]) -> list[Happening]:
    """The happenings, in the order of their first telling; body text first, then headlines and captions."""
    gathering = Gathering(reading, named_places(reading))
    for telling in sorted(found, key=lambda told: not told.is_body):
        gathering.take(telling)
    return gathering.made
