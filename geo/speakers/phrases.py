"""Speech without a verb: "according to X", "by his account", "the army more than 70"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geo.language.document import Clause, Phrase, Sentence
from geo.language.phrases import Phrases, phrases
from geo.lexicon import table
from geo.model import Span
from geo.speakers.mentions import words_of
from geo.speakers.scopes import Scopes

_MORE = frozenset(("more", "some", "at", "about", "nearly", "over", "least", "up"))
_COUNTED_WITHIN = 60
"""Words behind a verb within which further counts follow: a bound on the cost of a long list."""
_LONGEST = 5
_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"))
_SUBJECTS = frozenset(("it", "they", "he", "she", "we", "i", "you"))
_NAMING = frozenset(("ADJ", "NOUN", "PROPN"))
"""Words in a phrase that leads to a speaker."""


@cache
def _leading() -> Phrases:
    return phrases(table("speech")["phrases"])


@cache
def _leads() -> frozenset[str]:
    return words_of("account_prepositions") | {"according"}


class PhraseSpeech(Scopes):
    """Reads the speakers that phrases name."""

    def _accordings(self, sentence: Sentence) -> Iterator[tuple[int, Phrase]]:
        """ "according to X" and "by his account": the first word's index and the phrase after it."""
        leading = words_of("phrases")
        covered = [o.phrase for c in sentence.clauses for o in c.obliques if o.preposition in leading]
        for leading_to in covered:
            yield leading_to.first, self._whole(leading_to)
        prepositions, leads = words_of("account_prepositions"), _leads()
        for token in self.document.tokens[sentence.first : max(sentence.first, sentence.last - 2)]:
            word, at = token.lower, token.index
            if word not in leads:
                continue
            if any(phrase.first - 3 <= at < phrase.last for phrase in covered):
                continue
            taken = self._phrase_at(sentence, at)
            if taken:
                yield at, self._run(sentence, at + taken)
            elif word in prepositions:
                phrase = self._account(sentence, at + 1)
                if phrase is not None:
                    yield at, phrase

    def _whole(self, phrase: Phrase) -> Phrase:
        """The phrase with the nouns that the grammar cut off: "the Leningrad | military staff,"."""
        tokens = self.document.tokens
        last = phrase.last
        while last < len(tokens) and tokens[last].tag in _NAMING:
            last += 1
        ends = last >= len(tokens) or tokens[last].tag in ("PUNCT", "ADP")
        whole = last > phrase.last and ends and tokens[last - 1].tag != "ADJ"
        return Phrase(phrase.first, last, last - 1) if whole else phrase

    def _phrase_at(self, sentence: Sentence, at: int) -> int:
        """How many words from here on lead to a speaker: "according to", "in the view of"; 0 if none do."""
        run = self.document.tokens[at : min(at + _LONGEST, sentence.last - 1)]
        return _leading().match([token.lower for token in run])

    def _run(self, sentence: Sentence, first: int) -> Phrase:
        """The noun phrase that starts at a token, read off the tags."""
        tokens = self.document.tokens
        last = first
        while last < sentence.last and (
            (tokens[last].tag in _NOMINAL and (last == first or tokens[last].lower not in _SUBJECTS))
            or (last > first and self._goes_on_as_name(last))
        ):
            last += 1
        last = max(last, first + 1)
        return Phrase(first, last, last - 1)

    def _goes_on_as_name(self, at: int) -> bool:
        """A capital behind a name's, however it is tagged: "the UN General Assembly"."""
        before, token = self.document.tokens[at - 1], self.document.tokens[at]
        return before.text[0].isupper() and token.text[0].isupper() and token.tag not in ("PUNCT", "PRON")

    def _account(self, sentence: Sentence, first: int) -> Phrase | None:
        """ "her words", "the Russian count", "Moscow's figures", or "the Ukrainian one" after such."""
        tokens = self.document.tokens
        phrase = self._run(sentence, first)
        head = tokens[phrase.head].lower
        again = head == "one" and any(t.lower in words_of("accounts") for t in tokens[sentence.first : first])
        if head not in words_of("accounts") and not again:
            return None
        owner = tokens[first].form == "PRP$"
        if not owner and tokens[first].lower == "the" and tokens[phrase.last].lower == "of":
            return self._whose(sentence, phrase.last + 1)
        named = any(token.text[0].isupper() for token in tokens[first : phrase.head])
        return phrase if owner or named else None

    def _whose(self, sentence: Sentence, first: int) -> Phrase | None:
        """The "UN officers" of "by the reckoning of UN officers"."""
        tokens = self.document.tokens
        phrase = self._run(sentence, first)
        head = tokens[phrase.head]
        speaks = head.lower in words_of("persons") or head.lower in words_of("bodies") or head.form == "NNS"
        return phrase if speaks or head.tag == "PROPN" else None

    def _phrase_speech(self, sentence: Sentence, at: int, phrase: Phrase) -> None:
        speaker, span = self._phrase_speaker(phrase)
        start, end = self._segment(sentence, at, phrase)
        self._add(start, end, speaker, span, "according to")

    def _same_breath(self, phrase: Phrase) -> str:
        """ "The war, it maintains, began there: by its account, …": who "it" was, "its" is."""
        start = self.document.sentence_of(phrase.first).start
        last = self.found[-1] if self.found else None
        pronoun = last is not None and last.speaker_span is not None and " " not in last.speaker_span.text
        if last is None or last.speaker_span is None or not pronoun or last.speaker_span.start < start:
            return ""
        return last.speaker if last.speaker_span.text.lower() in _SUBJECTS else ""

    def _segment(self, sentence: Sentence, at: int, phrase: Phrase) -> tuple[int, int]:
        """The words a phrase speaks for: its part between semicolons; a bare "by X's count" only its item."""
        tokens = self.document.tokens
        first = at
        while first > sentence.first and tokens[first - 1].lower in ("according", "to", "always"):
            first -= 1
        before = tokens[first - 1].text if first > sentence.first else ","
        account = tokens[phrase.head].lower in words_of("accounts") or tokens[phrase.head].lower == "one"
        if not account or before in ",–—(" or first == sentence.first or tokens[first - 1].lower == "and":
            return self._segment_start(sentence, at), self._closing(sentence, at)
        while first > sentence.first and tokens[first - 1].text not in ",;:":
            first -= 1
        return tokens[first].start, tokens[phrase.last - 1].end

    def _phrase_speaker(self, phrase: Phrase) -> tuple[str, Span]:
        opening = self.document.tokens[phrase.first]
        if opening.form == "PRP$":
            owner = Phrase(phrase.first, phrase.first + 1, phrase.first)
            heard = self._same_breath(phrase) or self.names.heard_last(opening.lower, self.speakers)
            return (heard, self.document.words(owner)) if heard else self._speaker(owner)
        tokens = self.document.tokens
        owned = phrase.head - 1 > phrase.first and tokens[phrase.head - 1].lower in ("'s", "’s")
        if owned and tokens[phrase.head].lower in words_of("accounts"):
            return self._speaker(Phrase(phrase.first, phrase.head - 1, phrase.head - 2))
        return self._speaker(phrase)

    def _further_counts(self, sentence: Sentence, clause: Clause) -> None:
        """Counts that follow without a verb, each with a speaker of its own."""
        tokens = self.document.tokens
        at = clause.verb + 1
        while at < min(sentence.last, clause.verb + _COUNTED_WITHIN):
            if tokens[at].text == ",":
                first = at + 1 + (at + 1 < sentence.last and tokens[at + 1].lower == "and")
                end = self._next_comma(sentence, first)
                phrase = self._counter(first, end)
                if phrase is not None:
                    speaker, span = self._speaker(phrase)
                    self._add(tokens[phrase.last - 1].end, tokens[end - 1].end, speaker, span, clause.lemma)
                at = end
            else:
                at += 1

    def _next_comma(self, sentence: Sentence, first: int) -> int:
        end = first
        while end < sentence.last and self.document.tokens[end].text not in (",", ";", "."):
            end += 1
        return end

    def _counter(self, first: int, end: int) -> Phrase | None:
        """A speaker followed at once by a number, and no verb in between."""
        tokens = self.document.tokens
        last = first
        while (
            last < end
            and tokens[last].tag in ("DET", "ADJ", "NOUN", "PROPN")
            and tokens[last].lower not in _MORE
        ):
            last += 1
        named = (
            last > first
            and tokens[last - 1].tag in ("NOUN", "PROPN")
            and (tokens[first].tag in ("DET", "PROPN"))
        )
        counted = any(token.tag == "NUM" for token in tokens[last : last + 3])
        verbless = not any(token.tag in ("VERB", "AUX") for token in tokens[first:end])
        return Phrase(first, last, last - 1) if named and counted and verbless and last < end else None
