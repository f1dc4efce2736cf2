"""Whether what a clause tells of happened, its governors taken into account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.language.document import Clause, Reality, Token
from geo.language.reality.tables import realities, words_in


class _Judge:
    """Judges the clauses of one sentence, governors before what hangs on them."""

    def __init__(self, tokens: Sequence[Token], clauses: Sequence[Clause]) -> None:
        self.offset = tokens[0].index
        self.tokens = tokens
        self.clauses = clauses
        self.known: dict[int, Reality] = {}
        self.asked: set[int] = set()
        self.question = tokens[-1].text == "?" or (len(tokens) > 1 and tokens[-2].text == "?")

    def token(self, index: int) -> Token:
        """The token with a document-wide index."""
        return self.tokens[index - self.offset]

    def judge(self, number: int) -> Reality:
        """The reality of a clause, its governors taken into account."""
        if number in self.known:
            return self.known[number]
        if number in self.asked:  # two clauses that hang on each other: neither lends the other anything
            return Reality.FACT
        self.asked.add(number)
        context = self.context(number)
        own = self.own(number)
        self.known[number] = found = self.merged(number, own, context)
        return found

    def merged(self, number: int, own: Reality, context: Reality) -> Reality:
        if context is Reality.FACT or (own is Reality.NEGATED and context is not Reality.NEGATED):
            return own
        if own is Reality.HYPOTHETICAL and context is Reality.FEARED:
            return context
        return context

    def own(self, number: int) -> Reality:
        """What the clause's own words make of it."""
        clause = self.clauses[number]
        if clause.negated or self._nothing(clause):
            return Reality.NEGATED
        if self._supposed(number):
            return Reality.HYPOTHETICAL
        found = self._adverb(clause) or self._modal(number)
        if found is not None:
            return found
        return Reality.POSSIBLE if self.question and clause.link == "" else Reality.FACT

    def _nothing(self, clause: Clause) -> bool:
        for phrase in (clause.subject, clause.object):
            if phrase is None or (
                phrase is clause.subject and not clause.own_subject and clause.link != "relative"
            ):
                continue
            first = self.token(phrase.first)
            before = self.tokens[phrase.first - self.offset - 1].lower if phrase.first > self.offset else ""
            if first.lower in words_in("nothing") or before in ("neither", "no"):
                return not (phrase is clause.subject and clause.link == "relative")
        return False

    def _adverb(self, clause: Clause) -> Reality | None:
        first = self._group_start(clause)
        for token in self.tokens[max(0, first - 1) : clause.verb - self.offset]:
            if token.tag == "ADV" and token.lower in realities("adverbs"):
                return realities("adverbs")[token.lower]
        return None

    def _helps(self, token: Token) -> bool:
        return token.tag in ("AUX", "ADV", "PART") or (token.tag == "VERB" and token.lower in ("have", "be"))

    def _group_start(self, clause: Clause) -> int:
        at = clause.verb - self.offset
        while at > 0 and self._helps(self.tokens[at - 1]):
            at -= 1
        return at

    def _helpers(self, clause: Clause) -> list[Token]:
        return list(self.tokens[self._group_start(clause) : clause.verb - self.offset])

    def _modal(self, number: int) -> Reality | None:
        clause = self.clauses[number]
        for token in self._helpers(clause):
            if token.tag == "AUX" and token.lemma in realities("modals"):
                return self._would(number) if token.lemma == "would" else realities("modals")[token.lemma]
        helpers = [token.lemma for token in self._helpers(clause)]
        if (
            "be" in helpers
            and "to" in helpers
            and helpers.index("be") < len(helpers) - 1 - helpers[::-1].index("to") + 1
        ):
            return Reality.PLANNED if clause.tense != "infinitive" or clause.governor is None else None
        return None

    def _would(self, number: int) -> Reality:
        """ "would" in what someone said is what was then to come; else a supposition."""
        clause = self.clauses[number]
        told = clause.link == "that" or self._under_that(number)
        return Reality.PLANNED if told and not self._conditions(number) else Reality.HYPOTHETICAL

    def _under_that(self, number: int) -> bool:
        seen: set[int] = set()
        while number not in seen:
            seen.add(number)
            clause = self.clauses[number]
            if clause.link == "that":
                return True
            if clause.governor is None or clause.link not in ("and", "or", "but"):
                return False
            number = clause.governor
        return False

    def _conditions(self, number: int) -> bool:
        """Whether an if-clause hangs on this one."""
        return any(c.governor == number and c.link in ("if", "unless", "even if") for c in self.clauses)

    def _supposed(self, number: int) -> bool:
        return self._conditions(number) and self.clauses[number].tense in ("future", "modal")

    # What comes from above

    def context(self, number: int) -> Reality:  # noqa: PLR0911 (a ladder of cases)
        """What the governor makes of the clause."""
        clause = self.clauses[number]
        if clause.link in realities("links") and clause.link not in ("from", "against"):
            return realities("links")[clause.link]
        if clause.governor is None:
            return Reality.PLANNED if self._lone_infinitive(clause) else Reality.FACT
        if clause.link in ("and", "or", "but"):
            return self._coordinate(number)
        if clause.link == "that":
            return self._that(number)
        if clause.link == "to":
            return self._infinitive(number)
        if clause.link in ("relative", "participle", "said", ";", ":", ""):
            return self._described(clause)
        return self._attached(number)

    def _lone_infinitive(self, clause: Clause) -> bool:
        return clause.link == "to" and clause.tense == "infinitive"

    def _described(self, clause: Clause) -> Reality:
        return Reality.FACT

    def _coordinate(self, number: int) -> Reality:
        clause = self.clauses[number]
        governor = clause.governor
        assert governor is not None  # noqa: S101  (the caller looked)
        above = self.clauses[governor]
        bare = clause.tense in ("infinitive", "participle", "gerund") or self.token(clause.verb).form == "VB"
        if bare and not clause.own_subject:
            return self.judge(governor)
        if above.link == "that" and self._starts_afresh(clause):
            inherited = self.context(governor)
            return Reality.FACT if inherited is Reality.NEGATED else inherited
        return (
            self.context(governor) if governor != number and above.link not in ("relative",) else Reality.FACT
        )

    def _starts_afresh(self, clause: Clause) -> bool:
        """ "Denied that the town had fallen, and rebels held …": its own subject behind a comma."""
        joint = clause.first - 1
        if not clause.own_subject or joint <= self.offset or self.token(joint).lower not in ("and", "but"):
            return False
        return self.token(joint - 1).text == ","

    def _above(self, number: int) -> tuple[Clause, Reality]:
        governor = self.clauses[number].governor
        assert governor is not None  # noqa: S101  (the caller looked)
        return self.clauses[governor], self.judge(governor)

    def _words_above(self, clause: Clause, above: Clause) -> list[str]:
        """The words that may decide: the noun hung on, the adjective said of the subject, the verb."""
        words = [above.lemma]
        if above.predicate is not None:
            words.insert(0, self.token(above.predicate).lower)
        return words

    def _noun_says(self, clause: Clause) -> Reality | None:
        if clause.noun is None:
            return None
        return realities("nouns").get(self.token(clause.noun).lemma)

    def _that(self, number: int) -> Reality:
        clause = self.clauses[number]
        above, held = self._above(number)
        noun = self._noun_says(clause)
        if noun is not None:
            return noun
        said = next(
            (r for w in self._words_above(clause, above) if (r := realities("that").get(w)) is not None), None
        )
        if (
            said is Reality.ASKED
            and above.lemma in words_in("indicative")
            and clause.tense in ("past", "present", "perfect")
        ):
            said = None
        if said is None and above.lemma == "warn" and clause.tense in ("future", "modal", "present"):
            return Reality.FEARED
        if said is not None:
            return Reality.POSSIBLE if held is Reality.NEGATED else said
        if held is Reality.NEGATED:
            return (
                Reality.FACT
                if above.lemma in ("know", "realise", "realize", "mention", "forget", "hide")
                else Reality.POSSIBLE
            )
        return held if held in (Reality.HYPOTHETICAL, Reality.FEARED, Reality.POSSIBLE) else Reality.FACT

    def _infinitive(self, number: int) -> Reality:
        clause = self.clauses[number]
        above, held = self._above(number)
        noun = self._noun_says(clause)
        if noun is not None:
            return noun
        perfect = any(token.lemma == "have" for token in self._helpers(clause))
        said = next(
            (r for w in self._words_above(clause, above) if (r := realities("to").get(w)) is not None), None
        )
        if perfect and above.lemma == "be" and above.predicate is None:
            return Reality.HYPOTHETICAL  # "was to have sailed": it did not
        if perfect and said is not Reality.NEGATED:
            return held
        if said is Reality.FACT:
            return held
        if held is Reality.NEGATED and said is not Reality.NEGATED:
            return Reality.NEGATED
        return said if said is not None else Reality.PLANNED

    def _attached(self, number: int) -> Reality:
        """Participles and clauses with a preposition or subordinator."""
        clause = self.clauses[number]
        above, held = self._above(number)
        if clause.tense == "gerund" or clause.link in ("ing", "from", "of", "by", "against"):
            said = realities("ing").get(above.lemma)
            noun = self._noun_says(clause)
            if noun is not None and clause.link != "ing":
                return noun
            if said is not None and self._complement(clause, above):
                return held if said is Reality.FACT else said
            return held if clause.link in ("ing", "by", "of") else Reality.FACT
        ahead = held in (Reality.PLANNED, Reality.HYPOTHETICAL, Reality.ASKED)
        return held if ahead and clause.tense in ("present", "modal", "perfect") else Reality.FACT

    def _complement(self, clause: Clause, above: Clause) -> bool:
        """Whether a gerund is what its governor is about, and no mere circumstance after a comma."""
        before = clause.first - self.offset - 1
        return before < 0 or self.tokens[before].text != ","


def judged(tokens: Sequence[Token], clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of one sentence with their reality."""
    if not clauses:
        return ()
    judge = _Judge(tokens, clauses)
    found = [judge.judge(number) for number in range(len(clauses))]
    return tuple(
        clause if clause.reality is reality else replace(clause, reality=reality)
        for clause, reality in zip(clauses, found, strict=True)
    )
