"""Where a verb of speech stands and what it speaks for: inverted, put in, trailing, "as X put it"."""

from __future__ import annotations

from bisect import bisect_right

from geo.language.chunks import QUOTES
from geo.language.document import Clause, Document, Phrase, Sentence
from geo.speakers.mentions import words_of
from geo.speakers.names import Names
from geo.speakers.quotes import spoken

_NAMING = frozenset(("PROPN", "NOUN", "ADJ"))
_BEHIND_QUOTE = 2
"""Words there must be before a verb that a quotation ends before."""
_ADDRESSING = frozenset(("tell", "inform", "assure", "warn"))


class Orders:
    """Reads the order of words around the verbs of speech of a document."""

    def __init__(self, document: Document, names: Names) -> None:
        self.document = document
        self.names = names
        self.quotes = spoken(document)

    def _in_quote(self, offset: int) -> bool:
        at = bisect_right(self.quotes, offset, key=lambda quote: quote.start) - 1
        return at >= 0 and offset < self.quotes[at].end

    def _closing(self, sentence: Sentence, at: int) -> int:
        """Where the words after a verb of speech end: at a semicolon (unless "that" follows), or the end."""
        tokens = self.document.tokens
        for index in range(at, sentence.last):
            if tokens[index].text == ";" and not self._in_quote(tokens[index].start):
                following = tokens[index + 1].lower if index + 1 < sentence.last else ""
                if following != "that":
                    return tokens[index].start
        return sentence.end

    def _segment_start(self, sentence: Sentence, at: int) -> int:
        for index in range(at - 1, sentence.first, -1):
            if self.document.tokens[index].text == ";":
                return self.document.tokens[index].end
        return sentence.start

    def _verb_start(self, clause: Clause) -> int:
        return self.document.tokens[clause.verb].start

    def _group_start(self, clause: Clause) -> int:
        """The first helper of a verb."""
        first = clause.verb
        while first > 0 and self.document.tokens[first - 1].tag in ("AUX", "ADV"):
            first -= 1
        if first > 0 and self.document.tokens[first - 1].lemma in ("have", "be"):
            first -= 1
        return first

    def _as_told(self, sentence: Sentence, position: int) -> bool:
        """ "As the governor put it": what is said is the rest of the sentence."""
        clause = sentence.clauses[position]
        finite = clause.tense in ("past", "present", "perfect")
        if clause.link != "as" or not clause.own_subject or not finite or clause.passive:
            return False
        complement = any(c.governor == position and c.link == "that" for c in sentence.clauses)
        complement = complement or self._is_within_report(sentence, clause)
        tokens = self.document.tokens
        opens = clause.first <= sentence.first + 1
        closes = tokens[clause.first - 1].text == "," and not any(
            token.text == "," for token in tokens[clause.verb : sentence.last]
        )
        aside = opens or closes
        if clause.subject is None or complement or not aside:
            return False
        if tokens[clause.subject.head].lower in ("you", "we", "i", "one"):
            return False
        told = clause.object is None or self.document.tokens[clause.object.head].lower == "it"
        return told and clause.lemma in words_of("as_told")

    def _is_within_report(self, sentence: Sentence, clause: Clause) -> bool:
        """ "He added that X had not fallen, as some radios were saying": part of what he added."""
        above = sentence.clauses[clause.governor] if clause.governor is not None else clause
        if above.link != "that" or above.governor is None or above.verb > clause.verb:
            return False
        return sentence.clauses[above.governor].lemma in words_of("telling")

    def _inverted(self, clause: Clause) -> Phrase | None:
        """The speaker of "…", has declared on Tuesday Colonel X": he looks like an object."""
        thing = clause.object
        if clause.passive or clause.lemma not in words_of("telling"):
            return None
        if thing is None:
            return self._named_behind(clause)
        if clause.own_subject:
            return thing if self._set_between(clause) else None
        tokens, first = self.document.tokens, self._group_start(clause)
        if clause.lemma in words_of("citing") or first < _BEHIND_QUOTE:
            return None
        if tokens[first - 1].text not in QUOTES and tokens[first - 2].text not in QUOTES:
            return thing if self._put_in(clause, first) else None
        return thing if tokens[thing.head].tag == "PROPN" else None

    def _named_behind(self, clause: Clause) -> Phrase | None:
        """ "…," said Eduard Shevardnadze yesterday evening: the name that the grammar did not take."""
        tokens, verb = self.document.tokens, clause.verb
        if verb < 1 or tokens[verb - 1].text not in QUOTES or clause.own_subject:
            return None
        last = verb + 1
        while last < len(tokens) and tokens[last].tag in _NAMING and tokens[last].text[0].isupper():
            last += 1
        named = last > verb + 1 and tokens[last - 1].tag == "PROPN"
        return Phrase(verb + 1, last, last - 1) if named else None

    def _set_between(self, clause: Clause) -> bool:
        """ "X, says the Council, is part of Georgia": the subject before the comma is another verb's."""
        tokens, subject, thing = self.document.tokens, clause.subject, clause.object
        if subject is None or thing is None or subject.last >= clause.verb or clause.lemma in _ADDRESSING:
            return False
        return self._put_in(clause, self._group_start(clause)) and tokens[thing.last].text in ",;."

    def _opens(self, sentence: Sentence, verb: int) -> bool:
        """ "In the morning, tells the border service, soldiers came": only a time or place stands before."""
        return all(clause.verb >= verb for clause in sentence.clauses)

    def _put_in(self, clause: Clause, first: int) -> bool:
        """ "X was taken, affirmed the President;": a verb between commas, its speaker right behind it."""
        tokens, thing = self.document.tokens, clause.object
        if thing is None or tokens[first - 1].text != "," or thing.first != clause.verb + 1:
            return False
        if clause.lemma not in words_of("inverting") or clause.tense not in ("past", "present", "perfect"):
            return False
        head = tokens[thing.head]
        speaks = head.lower in words_of("persons") or head.lower in words_of("bodies") or head.form == "NNS"
        if head.tag != "PROPN" and not (speaks and tokens[thing.first].tag in ("DET", "PRON")):
            return False
        ends = tokens[min(thing.last, len(tokens) - 1)]
        return ends.tag == "PUNCT" or ends.lower in ("of", "in", "on", "at", "from")

    def _answered_by(self, sentence: Sentence, clause: Clause) -> Phrase | None:
        """The speaker of "a report that X had fallen is denied by Y"."""
        if not clause.passive or clause.lemma not in words_of("answering") or clause.subject is None:
            return None
        if not any(c.noun == clause.subject.head and c.link == "that" for c in sentence.clauses):
            return None
        return next((o.phrase for o in clause.obliques if o.preposition == "by"), None)
