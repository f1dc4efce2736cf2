"""Speech found in clauses and phrases: who speaks, and which words are theirs."""

from __future__ import annotations

from collections.abc import Iterator

from geo.language.document import Clause, Document, Part, Phrase, Sentence
from geo.lexicon import table
from geo.model import ARTICLE_VOICE, Span
from geo.reading import Speech
from geo.speakers.names import Mention, Names, words_of
from geo.speakers.quotes import Quote, spoken

_STATING = frozenset((Part.BODY, Part.HEADLINE, Part.HEADING))


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
        if clause.subject is None or clause.passive:
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

    def _complements(self, sentence: Sentence, position: int) -> list[int]:
        """Positions of the clauses that are what the clause at `position` says."""
        return [n for n, clause in enumerate(sentence.clauses) if clause.governor == position and clause.link in ("that", ":", "whether", "how")]

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
        if clause.subject is None:
            return
        speaker, span = self._speaker(clause.subject)
        for start, end in self._scopes(sentence, position):
            self._add(start, end, speaker, span, clause.lemma)

    def _scopes(self, sentence: Sentence, position: int) -> Iterator[tuple[int, int]]:
        clause = sentence.clauses[position]
        tokens = self.document.tokens
        if clause.link == "said":
            yield self._before_aside(sentence, clause), tokens[clause.first].start
            after = self._after_aside(sentence, clause)
            if after < sentence.end:
                yield after, self._closing(sentence, tokens[clause.last - 1].index + 1)
            return
        start = tokens[clause.verb].end
        end = self._closing(sentence, clause.verb)
        yield start, end

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
                if oblique.preposition in words_of("phrases") or self._is_account(oblique.preposition, oblique.phrase):
                    yield oblique.phrase.first, oblique.phrase

    def _is_account(self, preposition: str, phrase: Phrase) -> bool:
        head = self.document.tokens[phrase.head].lower
        if head not in words_of("accounts") or preposition not in words_of("account_prepositions"):
            return False
        opening = self.document.tokens[phrase.first]
        return opening.form == "PRP$" or any(token.text[0].isupper() for token in self.document.tokens[phrase.first : phrase.head])

    def _phrase_speech(self, sentence: Sentence, at: int, phrase: Phrase) -> None:
        speaker, span = self._phrase_speaker(phrase)
        start = self._segment_start(sentence, at)
        self._add(start, self._closing(sentence, at), speaker, span, "according to")

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
