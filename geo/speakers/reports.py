"""Speech found in clauses and quotations: who speaks, and which words are theirs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from geo.language.document import Clause, Part, Phrase, Reality, Sentence
from geo.lexicon import table
from geo.reading import Speech
from geo.speakers.labels import Labels
from geo.speakers.mentions import words_of
from geo.speakers.quotes import Quote

_STATING = frozenset((Part.BODY, Part.HEADLINE, Part.HEADING))

NEAR = 30
"""Speeches looked at around a quotation."""
_ONE_OF = frozenset(("one", "another", "both"))
_NAME = 6
_OFFICE = 14
"""Words before the name between commas within which an office must stand."""
LATELY = 600
"""Characters after which a quotation no longer goes on from the speech before it."""


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for names in table("given_names").values() for name in names)


class Reports(Labels):
    """Reads the speeches of a document sentence by sentence."""

    def speeches(self) -> list[Speech]:
        """All speeches, unsorted."""
        for sentence in self.document.sentences:
            if sentence.part in _STATING:
                self._sentence(sentence)
        self._labelled()
        self._left_over()
        return self.found

    def _sentence(self, sentence: Sentence) -> None:
        for position, clause in enumerate(sentence.clauses):
            if clause.lemma in words_of("say") and self._is_speech(sentence, position):
                self._clause(sentence, position)
        for at, phrase in self._accordings(sentence):
            self._phrase_speech(sentence, at, phrase)
        for start, end, phrase, verb in self._announcements(sentence):
            speaker, span = self._speaker(phrase)
            self._add(start, end, speaker, span, verb)

    def _is_speech(self, sentence: Sentence, position: int) -> bool:
        clause = sentence.clauses[position]
        if clause.lemma in words_of("citing") and self._cites_for(sentence, clause):
            return False
        if clause.link == "said" or self._as_told(sentence, position) or self._inverted(clause):
            return True
        if self._answered_by(sentence, clause) is not None:
            return True
        if clause.subject is None or clause.passive or not self._uttered(clause):
            return self._after_aside_of(sentence, clause) is not None
        telling = clause.lemma in words_of("telling")
        told = self._complements(sentence, position) or self._trails(sentence, clause)
        if telling and (told or self._lists(sentence, position)):
            return True
        return self._quote_of(sentence, clause) is not None or self._tells_of(clause)

    def _lists(self, sentence: Sentence, position: int) -> bool:
        """ "Says A, B and C are in its hands": the first of what it says stands as the verb's object."""
        thing = sentence.clauses[position].object
        if thing is None or position + 1 >= len(sentence.clauses):
            return False
        subject = sentence.clauses[position + 1].subject
        joint = self.document.tokens[min(thing.last, sentence.last - 1)].lower in (",", "and")
        return joint and subject is not None and subject.first == thing.last + 1

    def _tells_of(self, clause: Clause) -> bool:
        """Whether the verb's object, or what its preposition leads to, is what is said."""
        if clause.object is not None and (clause.lemma in words_of("naming") or self._gives_toll(clause)):
            return True
        pairs = table("speech")["with_preposition"]
        return any([clause.lemma, oblique.preposition] in pairs for oblique in clause.obliques)

    def _gives_toll(self, clause: Clause) -> bool:
        """ "Gave a toll of 31 dead"."""
        if clause.lemma not in words_of("giving") or clause.object is None:
            return False
        return self.document.tokens[clause.object.head].lemma in words_of("tolls")

    def _cites_for(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether "citing X" only says whom another verb of the sentence has it from."""
        if clause.link not in ("ing", "participle", "relative", "") or self._cited(sentence, clause) is None:
            return False
        if clause.link == "" and clause.tense != "gerund":
            return False
        return any(other is not clause and self._has_from(other, clause) for other in sentence.clauses)

    def _cited(self, sentence: Sentence, clause: Clause) -> Phrase | None:
        """Whom "citing" names, where the grammar gave it no object too."""
        after = clause.verb + 1
        if after < sentence.last and self.document.tokens[after].lower in words_of("nobody"):
            return None
        if clause.object is not None or after >= sentence.last:
            return clause.object
        named = self.document.tokens[after].tag in ("DET", "ADJ", "NOUN", "PROPN", "NUM")
        return self._run(sentence, after) if named else None

    def _has_from(self, clause: Clause, citing: Clause) -> bool:
        """Whether the two have one subject, and the first tells what the second has from its object."""
        if clause.lemma not in words_of("say") or clause.subject is None or not clause.own_subject:
            return False
        if citing.link == "relative":
            return citing.noun == clause.subject.head
        return citing.subject is None or citing.subject.head == clause.subject.head

    def _uttered(self, clause: Clause) -> bool:
        """Whether the speech took place: not "will say", "did not say", nor "which they call X"."""
        if clause.link == "relative" and clause.lemma in words_of("calling"):
            return False
        if clause.reality is Reality.NEGATED:
            return clause.lemma in words_of("refusing")
        return clause.reality is Reality.FACT

    def _complements(self, sentence: Sentence, position: int) -> list[int]:
        """Positions of the clauses that are what the clause at `position` says."""
        links = {"that", ":", "whether", "how"}
        if sentence.clauses[position].lemma in words_of("naming"):
            links.add("ing")
        return [
            n
            for n, clause in enumerate(sentence.clauses)
            if clause.governor == position and clause.link in links
        ]

    def _quote_of(self, sentence: Sentence, clause: Clause) -> Quote | None:
        """The quotation that stands with a verb of speech in its sentence."""
        verb = self.document.tokens[clause.verb].start
        at = bisect_left(self.quotes, sentence.start, key=lambda quote: quote.end)
        while at < len(self.quotes) and self.quotes[at].start < sentence.end:
            if not self.quotes[at].start <= verb < self.quotes[at].end:
                return self.quotes[at]
            at += 1
        return None

    def _clause(self, sentence: Sentence, position: int) -> None:
        clause = sentence.clauses[position]
        teller = self._teller(sentence, clause)
        if teller is None:
            return
        # ", it said": whoever spoke before, not what the sentence has just told of.
        speaker, span = self._speaker(teller, sentence.first if clause.link == "said" else None)
        for start, end in self._scopes(sentence, position):
            self._add(start, end, speaker, span, clause.lemma)
        if clause.lemma in words_of("counting"):
            self._further_counts(sentence, clause)

    def _teller(self, sentence: Sentence, clause: Clause) -> Phrase | None:
        """The subject; in "quoted the minister as saying" the one quoted."""
        if clause.link == "as" and clause.governor is not None:
            above = sentence.clauses[clause.governor]
            if above.lemma in words_of("citing"):
                return above.subject if above.passive else above.object
        answering = self._inverted(clause) or self._answered_by(sentence, clause)
        if answering is not None:
            return answering
        apposed = self._after_aside_of(sentence, clause) or self._put_before(sentence, clause)
        if apposed is not None:
            return apposed
        cited = next(
            (
                c
                for c in sentence.clauses
                if c.lemma in words_of("citing")
                and c is not clause
                and self._cites_for(sentence, c)
                and self._has_from(clause, c)
            ),
            None,
        )
        return self._cited(sentence, cited) if cited is not None else clause.subject

    def _after_aside_of(self, sentence: Sentence, clause: Clause) -> Phrase | None:
        """ "The army, third of the alliance, said that": whose verb the grammar took for the aside's."""
        tokens = self.document.tokens
        if clause.link != "participle" or clause.lemma not in words_of("telling"):
            return None
        if tokens[clause.verb].form not in ("VBD", "VBN") or tokens[clause.verb - 1].text != ",":
            return None
        if not any(c.link == "that" and c.verb > clause.verb for c in sentence.clauses):
            return None
        comma = next(at for at in range(sentence.first, clause.verb) if tokens[at].text == ",")
        run = self._run(sentence, sentence.first)
        return run if run.last == comma < clause.verb - 1 else None

    def _put_before(self, sentence: Sentence, clause: Clause) -> Phrase | None:
        """ "The UN peacekeeping chief, Jean-Pierre Lacroix, told …": a name put before the verb."""
        tokens = self.document.tokens
        last = self._group_start(clause)
        if clause.link == "said" or last - 3 < sentence.first or tokens[last - 1].text != ",":
            return None
        first = last - 1
        while first > sentence.first and (tokens[first - 1].tag == "PROPN" or tokens[first - 1].text == "-"):
            first -= 1
        before = tokens[max(sentence.first, first - _OFFICE) : first - 1]
        led = first - 1 if tokens[first - 1].lower == "the" else first
        if len(before) > 1 and tokens[led - 1].text == "," and before[0].lower in _ONE_OF:
            return Phrase(led, last - 1, last - 2)
        office = any(t.lower in words_of("persons") or t.lemma in words_of("persons") for t in before)
        if not 1 < last - first <= _NAME or tokens[first - 1].text != "," or not office:
            return None
        # "The head of the mission in Juba, South Sudan, said": behind a place only a person's name counts.
        placed = tokens[first - 2].tag == "PROPN" and tokens[first].lower not in _given_names()
        return None if placed else Phrase(first, last - 1, last - 2)

    def _left_over(self) -> None:
        """A quotation belongs to who speaks at one of its ends; a lone one goes on from the speech before."""
        told = sorted(self.found, key=lambda speech: speech.start)
        for quote in self.quotes:
            end = bisect_right(told, quote.end, key=lambda speech: speech.start)
            near = told[max(0, end - NEAR) : end]
            if any(s.start <= quote.start + 1 and quote.end - 1 <= s.end for s in near):
                continue
            owner = self._owner(quote, near)
            if owner is not None:
                self._add(quote.start, quote.end, owner.speaker, owner.speaker_span, "")

    def _owner(self, quote: Quote, near: Sequence[Speech]) -> Speech | None:
        """The speech that covers an end of the quotation, else the last one shortly before it."""
        for speech in reversed(near):
            if speech.start <= quote.end - 1 <= speech.end or speech.start <= quote.start + 1 <= speech.end:
                return speech
        before = [s for s in near if s.end <= quote.start + 1 and quote.start - s.end < LATELY]
        return max(before, key=lambda speech: speech.start) if before else None
