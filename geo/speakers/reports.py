"""Speech found in clauses and phrases: who speaks, and which words are theirs."""

from __future__ import annotations

from collections.abc import Iterator

from geo.language.document import Clause, Document, Part, Phrase, Reality, Sentence
from geo.lexicon import table
from geo.model import ARTICLE_VOICE, Span
from geo.reading import Speech
from geo.speakers.names import Mention, Names, words_of
from geo.speakers.quotes import Quote, spoken

_MORE = frozenset(("more", "some", "at", "about", "nearly", "over", "least", "up"))
_STATING = frozenset((Part.BODY, Part.HEADLINE, Part.HEADING))


def tokens_text(document: Document, at: int) -> str:
    """The text of a token."""
    return document.tokens[at].text


class Reports:
    """Reads the speeches of a document sentence by sentence, remembering who spoke last."""

    def __init__(self, document: Document, names: Names) -> None:
        self.document = document
        self.names = names
        self.quotes = spoken(document)
        self.speakers: list[Mention] = []
        self.found: list[Speech] = []
        self.last_direct: Speech | None = None

    def speeches(self) -> list[Speech]:
        """All speeches, unsorted."""
        for sentence in self.document.sentences:
            if sentence.part in _STATING:
                self._sentence(sentence)
        self._left_over()
        return self.found

    # One sentence

    def _sentence(self, sentence: Sentence) -> None:
        for position, clause in enumerate(sentence.clauses):
            if clause.lemma in words_of("say") and self._is_speech(sentence, position):
                self._clause(sentence, position)
        for at, phrase in self._accordings(sentence):
            self._phrase_speech(sentence, at, phrase)

    def _is_speech(self, sentence: Sentence, position: int) -> bool:
        clause = sentence.clauses[position]
        if clause.link == "said":
            return True
        if clause.subject is None or clause.passive or not self._uttered(clause):
            return False
        telling = clause.lemma in words_of("telling")
        if telling and self._complements(sentence, position):
            return True
        if self._quote_of(sentence, clause) is not None:
            return True
        if clause.lemma in words_of("naming") and clause.object is not None:
            return True
        pairs = table("speech")["with_preposition"]
        return any([clause.lemma, oblique.preposition] in pairs for oblique in clause.obliques)

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
        for quote in self.quotes:
            if quote.start < sentence.end and quote.end > sentence.start:
                inside = quote.start <= self.document.tokens[clause.verb].start < quote.end
                if not inside:
                    return quote
        return None

    def _clause(self, sentence: Sentence, position: int) -> None:
        clause = sentence.clauses[position]
        teller = self._teller(sentence, clause)
        if teller is None:
            return
        speaker, span = self._speaker(teller)
        for start, end in self._scopes(sentence, position):
            self._add(start, end, speaker, span, clause.lemma)
        if clause.lemma in words_of("counting"):
            self._further_counts(sentence, clause)

    def _teller(self, sentence: Sentence, clause: Clause) -> Phrase | None:
        """The subject; in "quoted the minister as saying" the one quoted."""
        if clause.link == "as" and clause.governor is not None:
            above = sentence.clauses[clause.governor]
            return above.subject if above.passive else above.object
        return clause.subject

    def _scopes(self, sentence: Sentence, position: int) -> Iterator[tuple[int, int]]:
        clause = sentence.clauses[position]
        tokens = self.document.tokens
        if clause.link == "said":
            yield self._before_aside(sentence, clause), tokens[clause.first].start
            after = self._after_aside(sentence, clause)
            if any(token.tag != "PUNCT" for token in tokens[clause.last : sentence.last]):
                yield after, self._closing(sentence, clause.last)
            return
        start = tokens[clause.verb].end
        end = min(self._closing(sentence, clause.verb), self._resumption(sentence, position))
        yield start, end

    def _resumption(self, sentence: Sentence, position: int) -> int:
        """Where, after a speech, the sentence goes on without it: another speaker, or a subject from before it."""
        clause = sentence.clauses[position]
        below = {position}
        for number in range(position + 1, len(sentence.clauses)):
            later = sentence.clauses[number]
            if later.governor in below and not self._breaks_off(sentence, later, clause):
                below.add(number)
            elif self._leaves(sentence, number, clause):
                return self.document.tokens[self._opening(later)].start
        return sentence.end

    def _breaks_off(self, sentence: Sentence, later: Clause, clause: Clause) -> bool:
        """A further clause of equal rank, or a circumstance, that is itself somebody's speech."""
        if later.link not in (
            "as",
            "while",
            "although",
            "though",
            "whereas",
            "and",
            "but",
            "when",
            "after",
            "before",
        ):
            return False
        told = later.lemma in words_of("telling") and later.own_subject and later.subject != clause.subject
        return told and not self._in_quote(self.document.tokens[later.verb].start)

    def _leaves(self, sentence: Sentence, number: int, clause: Clause) -> bool:
        later = sentence.clauses[number]
        if later.link == "said":
            return False
        resumed = later.subject is not None and later.subject.first < clause.first and not later.own_subject
        return (
            resumed
            or self._breaks_off(sentence, later, clause)
            or (later.link == "" and later.subject is not None and later.subject.last <= clause.first)
        )

    def _opening(self, clause: Clause) -> int:
        """The first token of a clause, without a subject that stands far before."""
        if clause.subject is not None and clause.subject.last <= clause.verb - 8:
            return clause.verb
        return max(clause.first, clause.verb - 12)

    def _before_aside(self, sentence: Sentence, clause: Clause) -> int:
        """Where the words that an aside says begin: the sentence, or the last semicolon."""
        return sentence.start

    def _after_aside(self, sentence: Sentence, clause: Clause) -> int:
        return self.document.tokens[clause.last - 1].end

    def _closing(self, sentence: Sentence, at: int) -> int:
        """Where the words after a verb of speech end: a semicolon with no "that" after it, or the sentence."""
        tokens = self.document.tokens
        for index in range(at, sentence.last):
            if tokens[index].text == ";" and not self._in_quote(tokens[index].start):
                following = tokens[index + 1].lower if index + 1 < sentence.last else ""
                if following != "that":
                    return tokens[index].start
        return sentence.end

    def _in_quote(self, offset: int) -> bool:
        return any(quote.start <= offset < quote.end for quote in self.quotes)

    def _speaker(self, phrase: Phrase) -> tuple[str, Span]:
        mention = self.names.mention(phrase)
        span = self.document.words(phrase)
        if self._is_nobody(mention):
            return ARTICLE_VOICE, span
        name = self.names.resolve(phrase, self.speakers)
        if mention.kind not in ("pronoun", "document"):
            self.speakers.append(mention)
        return name, span

    def _is_nobody(self, mention: Mention) -> bool:
        word = self.document.tokens[mention.head].lower
        alone = mention.last == mention.first + 1
        return alone and word in words_of("nobody") and not (word == "it" and self.speakers)

    def _add(self, start: int, end: int, speaker: str, span: Span | None, verb: str) -> None:
        if end > start:
            self.found.append(Speech(start, end, speaker, span, verb))

    # Phrases

    def _accordings(self, sentence: Sentence) -> Iterator[tuple[int, Phrase]]:
        """ "according to X" and "by his account": the first word's index and the phrase after it."""
        for clause in sentence.clauses:
            for oblique in clause.obliques:
                if oblique.preposition in words_of("phrases"):
                    yield oblique.phrase.first, oblique.phrase
        covered = [
            o.phrase for c in sentence.clauses for o in c.obliques if o.preposition in words_of("phrases")
        ]
        tokens = self.document.tokens
        for at in range(sentence.first, sentence.last - 2):
            if any(phrase.first - 3 <= at < phrase.last for phrase in covered):
                continue
            if tokens[at].lower == "according" and tokens[at + 1].lower == "to":
                yield at, self._run(sentence, at + 2)
            elif tokens[at].lower in words_of("account_prepositions"):
                phrase = self._account(sentence, at + 1)
                if phrase is not None:
                    yield at, phrase

    def _run(self, sentence: Sentence, first: int) -> Phrase:
        """The noun phrase that starts at a token, read off the tags."""
        tokens = self.document.tokens
        last = first
        while last < sentence.last and tokens[last].tag in (
            "DET",
            "ADJ",
            "NOUN",
            "PROPN",
            "NUM",
            "PRON",
            "PART",
        ):
            last += 1
        last = max(last, first + 1)
        return Phrase(first, last, last - 1)

    def _account(self, sentence: Sentence, first: int) -> Phrase | None:
        """ "her words", "the Russian count", "Moscow's figures", or "the Ukrainian one" after such."""
        tokens = self.document.tokens
        phrase = self._run(sentence, first)
        head = tokens[phrase.head].lower
        again = head == "one" and any(t.lower in words_of("accounts") for t in tokens[sentence.first : first])
        if head not in words_of("accounts") and not again:
            return None
        owner = tokens[first].form == "PRP$"
        named = any(token.text[0].isupper() for token in tokens[first : phrase.head])
        return phrase if owner or named else None

    def _phrase_speech(self, sentence: Sentence, at: int, phrase: Phrase) -> None:
        speaker, span = self._phrase_speaker(phrase)
        start, end = self._segment(sentence, at, phrase)
        self._add(start, end, speaker, span, "according to")

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
            return self._speaker(Phrase(phrase.first, phrase.first + 1, phrase.first))
        return self._speaker(phrase)

    def _segment_start(self, sentence: Sentence, at: int) -> int:
        for index in range(at - 1, sentence.first, -1):
            if self.document.tokens[index].text == ";":
                return self.document.tokens[index].end
        return sentence.start

    # "rescuers counted 75 dead, the army more than 70"

    def _further_counts(self, sentence: Sentence, clause: Clause) -> None:
        """Counts that follow without a verb, each with a speaker of its own."""
        tokens = self.document.tokens
        at = clause.verb + 1
        while at < sentence.last:
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
        while end < sentence.last and tokens_text(self.document, end) not in (",", ";", "."):
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

    # Quotations nobody has been found for

    def _left_over(self) -> None:
        """A quotation in a sentence of its own belongs to whoever spoke last before it."""
        for quote in self.quotes:
            holding = [s for s in self.found if s.start <= quote.start + 1 and quote.end - 1 <= s.end]
            if holding:
                continue
            near = [s for s in self.found if s.end <= quote.start + 1 or s.start < quote.start]
            if near:
                last = max(near, key=lambda speech: speech.start)
                self._add(quote.start, quote.end, last.speaker, last.speaker_span, "")
