"""Which words of a sentence are somebody's speech, and where the article's own voice resumes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.language.document import Clause, Document, Phrase, Sentence
from geo.model import ARTICLE_VOICE, Span
from geo.reading import Speech
from geo.speakers.mentions import Mention, words_of
from geo.speakers.names import Names
from geo.speakers.orders import Orders

_OF_THE_SPEAKER = frozenset(("who", "whose", "whom"))
"""What tells of the speaker, in the article's voice: "…," said Omar, who had stood in the queue."""


_CIRCUMSTANCES = frozenset(("after", "before", "since", "when", "while", "until"))
_BARE = frozenset(("NOUN", "ADJ"))


class Scopes(Orders):
    """Collects the speeches of a document, remembering who spoke last."""

    def __init__(self, document: Document, names: Names) -> None:
        super().__init__(document, names)
        self.speakers: list[Mention] = []
        self.found: list[Speech] = []
        self.last_direct: Speech | None = None

    def _speaker(self, phrase: Phrase, before: int | None = None) -> tuple[str, Span]:
        phrase = self._unsplit(phrase)
        mention = self.names.mention(phrase)
        span = self.document.words(phrase)
        if self._is_nobody(mention) and not self.names.issuer(mention):
            return ARTICLE_VOICE, span
        name = self.names.resolve(phrase, self.speakers, before)
        if mention.kind == "pronoun" and name == mention.name:
            return ARTICLE_VOICE, span
        if mention.kind not in ("pronoun", "document"):
            self.speakers.append(mention)
        return name, span

    def _unsplit(self, phrase: Phrase) -> Phrase:
        """The phrase with the name that the grammar cut off before it: "the Leningrad | military staff"."""
        tokens, first = self.document.tokens, phrase.first
        if tokens[first].tag not in _BARE or tokens[first].text[0].isupper():
            return phrase
        while first > 0 and tokens[first - 1].tag == "PROPN" and tokens[first - 1].text[0].isupper():
            first -= 1
        led = first < phrase.first and tokens[first - 1].tag == "DET"
        return Phrase(first, phrase.last, phrase.head) if led else phrase

    def _is_nobody(self, mention: Mention) -> bool:
        word = self.document.tokens[mention.head].lower
        alone = mention.last == mention.first + 1
        return alone and word in words_of("nobody")

    def _add(self, start: int, end: int, speaker: str, span: Span | None, verb: str) -> None:
        if end > start:
            self.found.append(Speech(start, end, speaker, span, verb))

    def _scopes(self, sentence: Sentence, position: int) -> Iterator[tuple[int, int]]:
        clause = sentence.clauses[position]
        tokens = self.document.tokens
        if clause.link == "said":
            yield self._before_aside(sentence, clause), tokens[clause.first].start
            after = self._after_aside(sentence, clause)
            more = [token.lower for token in tokens[clause.last : sentence.last] if token.tag != "PUNCT"]
            if more and more[0] not in _OF_THE_SPEAKER:
                yield after, self._closing(sentence, clause.last)
            return
        if self._inverted(clause) or self._answered_by(sentence, clause):
            first = self._group_start(clause)
            yield self._segment_start(sentence, first), tokens[first].start
            if self._opens(sentence, first) or (clause.own_subject and not clause.passive):
                yield tokens[clause.verb].end, self._closing(sentence, clause.verb)
            return
        if self._trails(sentence, clause) and clause.subject is not None:
            yield sentence.start, tokens[clause.subject.first].start
            return
        if self._as_told(sentence, position):
            yield self._segment_start(sentence, clause.verb), self._closing(sentence, clause.verb)
            return
        start = tokens[clause.verb].end
        ends = (self._closing(sentence, clause.verb), self._resumption(sentence, position))
        end = min(*ends, self._described(sentence, position))
        yield start, end

    def _described(self, sentence: Sentence, position: int) -> int:
        """ "Announced the capture of X, a city that the army holds": where a name begins to be described."""
        clause = sentence.clauses[position]
        told = any(
            c.governor == position and c.link in ("that", ":", "whether", "how") for c in sentence.clauses
        )
        if told or clause.object is None:
            return sentence.end
        for later in sentence.clauses[position + 1 :]:
            behind = later.noun is not None and later.noun >= clause.object.last
            if later.link in _CIRCUMSTANCES and later.own_subject and self._is_of_naming(clause, later):
                return self.document.tokens[clause.object.last - 1].end
            aside = behind and any(t.text == "," for t in self.document.tokens[later.first - 5 : later.first])
            if later.link == "relative" and aside and not self._in_quote(self._verb_start(later)):
                return self.document.tokens[later.first].start
        return sentence.end

    def _is_of_naming(self, clause: Clause, later: Clause) -> bool:
        """ "Recognised the republic, two weeks after troops took X": what follows is the author's."""
        named = clause.lemma in words_of("naming") and clause.object is not None
        return named and clause.object is not None and later.first >= clause.object.last

    def _trails(self, sentence: Sentence, clause: Clause) -> bool:
        """ "Six died, an official who would not be named said.": a verb of speech at the very end."""
        tokens = self.document.tokens
        subject = clause.subject
        if (
            subject is None
            or subject.first <= sentence.first
            or not clause.own_subject
            or clause.object is not None
        ):
            return False
        ends = all(token.tag == "PUNCT" for token in tokens[clause.verb + 1 : sentence.last])
        return ends and tokens[subject.first - 1].text == ","

    def _resumption(self, sentence: Sentence, position: int) -> int:
        """Where the sentence goes on without the speech: another speaker, or a subject from before it."""
        clause = sentence.clauses[position]
        below = {position}
        for number in range(position + 1, len(sentence.clauses)):
            later = sentence.clauses[number]
            departs = later.governor == position and self._departs(later, sentence.clauses, position)
            if later.governor in below and not departs and not self._breaks_off(sentence, later, clause):
                below.add(number)
            elif departs or self._leaves(sentence, number, clause):
                return self.document.tokens[self._opening(later)].start
        return sentence.end

    def _departs(self, later: Clause, clauses: Sequence[Clause], position: int) -> bool:
        """ "considers it a part of X, but it is in the hands of Y": a new clause after a mere object."""
        told = any(c.governor == position and c.link == "that" for c in clauses)
        return later.link in ("and", "but") and later.own_subject and not told

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
