"""Speakers that the layout names: "GENERAL X: …", a source before a list, the end of a headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.language.chunks import QUOTES
from geo.language.document import Part, Phrase, Sentence
from geo.model import ARTICLE_VOICE
from geo.speakers.agents import Agents
from geo.speakers.mentions import words_of

_BULLETS = frozenset(("-", "–", "—", "•", "*", "·", "▪"))
_DASHES = frozenset(("-", "–", "—", ":", "/"))
_LABEL = 6
"""Words a label may have before its colon."""
_SOURCE = 5
"""Words the source of a headline may have."""
_TURNS = 2
"""Labels that make a text a transcript."""
_OWN = frozenset(("our", "we", "us"))
_LINKS = frozenset(("of", "for", "in", "'s", "’s"))
_NAMED = frozenset(("DET", "ADJ", "NOUN", "PROPN"))


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label: its words as a phrase, and the paragraph it opens."""

    phrase: Phrase
    colon: int
    paragraph: int


class Labels(Agents):
    """Reads who speaks where no sentence says so."""

    def _labelled(self) -> None:
        self._paragraphs = self._by_paragraph()
        self._transcript()
        self._side_by_side()
        for index, sentence in enumerate(self.document.sentences):
            if sentence.part is Part.HEADLINE:
                self._headline(sentence)
            if sentence.part is not Part.BOILERPLATE:
                self._introduction(index, sentence)

    def _by_paragraph(self) -> dict[int, list[Sentence]]:
        found: dict[int, list[Sentence]] = {}
        for sentence in self.document.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return found

    def _transcript(self) -> None:
        """Turns of a conversation; the words of whoever asks are the article's own."""
        turns = list(self._turns())
        # "Period: …", "Source: …" over a report are no turns of a conversation.
        if len(turns) < _TURNS or not all(self._is_person(turn.phrase) for turn in turns):
            return
        ends = [turn.paragraph for turn in turns[1:]] + [max(self._paragraphs) + 1]
        for turn, end in zip(turns, ends, strict=True):
            told = [s for n in range(turn.paragraph, end) for s in self._paragraphs.get(n, ())]
            asks = self._asks(turn.phrase)
            speaker, span = (ARTICLE_VOICE, None) if asks else self._speaker(turn.phrase)
            self._add(self.document.tokens[turn.colon].end, told[-1].end, speaker, span, "say")

    def _turns(self) -> Iterator[_Turn]:
        tokens = self.document.tokens
        for number, sentences in self._paragraphs.items():
            first = sentences[0].first
            colon = next(
                (
                    at
                    for at in range(first + 1, min(first + _LABEL + 1, len(tokens)))
                    if tokens[at].text == ":"
                ),
                None,
            )
            if colon is None or colon >= sentences[-1].last - 1:
                continue
            if all(tokens[at].text[0].isupper() or tokens[at].text == "." for at in range(first, colon)):
                yield _Turn(Phrase(first, colon, colon - 1), colon, number)

    def _side_by_side(self) -> None:
        """ "Bishkek: … Dushanbe: … Health Ministry: …": what each side said, to the next label.

        A name alone is a side where it labels twice and another does so too: places head their news once.
        """
        labels = [one for sentences in self._paragraphs.values() for one in self._labels(sentences)]
        told = Counter(self.document.words(one.phrase).text for one in labels)
        sides = {name for name, times in told.items() if times > 1}
        for at, one in enumerate(labels):
            named = len(sides) > 1 and self.document.words(one.phrase).text in sides
            if not named and not self._is_source(one.phrase.first, one.phrase.last):
                continue
            following = labels[at + 1] if at + 1 < len(labels) else None
            here = following is not None and following.paragraph == one.paragraph
            tokens, last = self.document.tokens, self._paragraphs[one.paragraph][-1]
            end = tokens[following.phrase.first - 1].end if following is not None and here else last.end
            speaker, span = self._speaker(one.phrase)
            self._add(tokens[one.colon].end, end, speaker, span, "say")

    def _labels(self, sentences: Sequence[Sentence]) -> Iterator[_Turn]:
        """The labels that open sentences of running text."""
        tokens = self.document.tokens
        for one in sentences:
            reach = range(one.first + 1, min(one.first + _LABEL, one.last - 1))
            colon = next((at for at in reach if tokens[at].text == ":"), None)
            if colon is None or one.part is not Part.BODY:
                continue
            before = tokens[one.first : colon]
            named = before[0].text[0].isupper() and before[0].tag != "DET"
            if named and all(t.tag in _NAMED and t.lower not in _OWN for t in before):
                yield _Turn(Phrase(one.first, colon, colon - 1), colon, one.paragraph)

    def _is_person(self, phrase: Phrase) -> bool:
        known = words_of("persons") | words_of("titles") | words_of("asking")
        return any(self.document.tokens[at].lower in known for at in range(phrase.first, phrase.last))

    def _asks(self, phrase: Phrase) -> bool:
        return any(
            self.document.tokens[at].lower in words_of("asking") for at in range(phrase.first, phrase.last)
        )

    def _introduction(self, index: int, sentence: Sentence) -> None:
        """ "The ministry reported the following:", "The staff states: our men …": who says what follows."""
        tokens = self.document.tokens
        colon = self._colon(sentence)
        if colon is None:
            return
        who = self._introduced(sentence, colon)
        if who is None or self._asks(who):
            return
        end = self._introduced_end(index, sentence, colon)
        if end is not None:
            speaker, span = self._speaker(who)
            self._add(tokens[colon].end, end, speaker, span, "say")

    def _colon(self, sentence: Sentence) -> int | None:
        tokens = self.document.tokens
        found = (at for at in range(sentence.first + 1, sentence.last) if tokens[at].text == ":")
        return next(found, None)

    def _introduced(self, sentence: Sentence, colon: int) -> Phrase | None:
        """The speaker named before a colon: "the following from X:", "X reported:", "X states:"."""
        tokens = self.document.tokens
        for at in range(sentence.first, colon - 1):
            lead = tokens[at].lower
            if lead == "from" and any(t.lower == "following" for t in tokens[sentence.first : at]):
                return self._run(sentence, at + 1)
            if lead == "according" and tokens[at + 1].lower == "to":
                return self._run(sentence, at + 2)
        for clause in sentence.clauses:
            if clause.verb < colon and clause.lemma in words_of("say") and not clause.passive:
                return clause.subject if clause.subject and clause.subject.last <= clause.verb else None
        said = tokens[colon - 1]
        if said.lower in words_of("stating") and colon - 1 > sentence.first:
            last = colon - 1
            plain = all(t.tag in _NAMED or t.lower in _LINKS for t in tokens[sentence.first : last])
            of = next((at for at in range(sentence.first, last) if tokens[at].lower in _LINKS), last)
            return Phrase(sentence.first, last, of - 1) if plain else None
        return None

    def _introduced_end(self, index: int, sentence: Sentence, colon: int) -> int | None:
        """Where what is introduced ends: the list, the quotation's paragraph, the communiqué in "we"."""
        tokens, sentences = self.document.tokens, self.document.sentences
        if colon < sentence.last - 1:
            rest = [s for s in self._paragraphs[sentence.paragraph] if s.first >= sentence.first]
            own = any(t.lower in _OWN for t in tokens[colon : rest[-1].last])
            listed = self._list_end(index + 1)
            return listed or (rest[-1].end if own else sentence.end)
        listed = self._list_end(index + 1)
        if listed is not None or index + 1 >= len(sentences):
            return listed
        following = sentences[index + 1]
        quoted = tokens[following.first].text in QUOTES
        # A quotation's own end is known better elsewhere: the colon alone tells who opens it.
        return tokens[colon].end + 1 if quoted else self._paragraphs[following.paragraph][-1].end

    def _list_end(self, index: int) -> int | None:
        """Where the items of a list end that starts with this sentence."""
        end: int | None = None
        inside = -1
        for sentence in self.document.sentences[index:]:
            opens = self.document.tokens[sentence.first].text in _BULLETS
            if not opens and sentence.paragraph != inside:
                break
            inside, end = sentence.paragraph, sentence.end
        return end

    def _headline(self, sentence: Sentence) -> None:
        """ "Rebels take Goma: UN", "Army: Palma retaken", "Vuhledar taken - ministry"."""
        tokens = self.document.tokens
        marks = [at for at in range(sentence.first + 1, sentence.last - 1) if tokens[at].text in _DASHES]
        if not marks:
            return
        first, last = marks[0], marks[-1]
        if self._is_source(last + 1, sentence.last):
            speaker, span = self._speaker(Phrase(last + 1, sentence.last, sentence.last - 1))
            self._add(sentence.start, tokens[last].start, speaker, span, "say")
        elif tokens[first].text == ":" and self._is_source(sentence.first, first):
            speaker, span = self._speaker(Phrase(sentence.first, first, first - 1))
            self._add(tokens[first].end, sentence.end, speaker, span, "say")

    def _is_source(self, first: int, last: int) -> bool:
        """Whether the words are nothing but a body or a person that speaks."""
        tokens = self.document.tokens
        if not 0 < last - first <= _SOURCE or any(t.tag not in _NAMED for t in tokens[first:last]):
            return False
        if self._asks(Phrase(first, last, last - 1)):
            return False
        head = tokens[last - 1]
        known = words_of("persons") | words_of("bodies") | words_of("sources")
        return head.lower in known - words_of("grounds") or head.lemma in words_of("persons")
