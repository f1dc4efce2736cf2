"""Verb groups: helpers, negation and the main verb, with tense and voice."""

from __future__ import annotations

from geo.language.chunks.words import HYPHENS, Chunk, Words, words_of

_VERBAL = frozenset(("VERB", "AUX"))
_OPENING = frozenset(("not", "n't", "n’t", "never", "to"))
"""With what else a verb group can begin."""


class VerbGroups(Words):
    """Reads verb groups."""

    def _named_action(self, at: int) -> bool:
        """ "fighting stopped", "with fighting that went on": a bare gerund that is a noun."""
        if (
            self.forms[at] != "VBG"
            or self.tokens[at].lemma in ("have", "be")
            or (at and self.tags[at - 1] not in ("PUNCT", "ADP", "CCONJ", "SCONJ", "ADV"))
        ):
            return False
        after = self.tokens[at + 1] if at + 1 < self.size else None
        if after is not None and after.lower == "that" and self.tokens[at].lemma in words_of("bare_that"):
            return False
        return after is not None and (
            after.form in ("VBD", "VBZ")
            or after.lower in ("that", "which", "between", "broke", "was", "has", "had")
        )

    def _verb_group(self, at: int) -> Chunk | None:
        if self.tags[at] not in _VERBAL and self.lower[at] not in _OPENING:
            return None
        if self._named_action(at):
            return Chunk("np", at, at + 1, at)
        start = at
        negated = False
        auxes: list[int] = []
        infinitive = False
        main = -1
        if at and self.tokens[at - 1].text in HYPHENS and self._glued(at - 1) and not self._revives(at):
            return None
        while at < self.size:
            token = self.tokens[at]
            if token.lower in ("not", "n't", "n’t") or (token.lower == "never" and (auxes or main < 0)):
                negated = True
            elif self._is_to(at):
                if auxes or infinitive:
                    break
                infinitive = True
            elif token.tag == "AUX" or (token.tag == "VERB" and self._helps(at)):
                auxes.append(at)
            elif token.tag == "VERB":
                main = at
                break
            elif token.lower in ("last", "first") and auxes and self.forms[at + 1] in ("VBN", "VBD"):
                pass
            elif not (token.tag == "ADV" and (auxes or infinitive or negated)) or token.lower in ("so", "as"):
                break
            at += 1
        if main < 0 and not auxes:
            return None
        return self._group(start, auxes, main, infinitive, negated)

    def _helps(self, at: int) -> bool:
        """Whether a form of have, be or do taken for a full verb stands before a participle."""
        if self.tokens[at].lemma not in ("have", "be"):
            return False
        after = at + 1
        while self.tags[after] in ("ADV", "PART") and after < at + 4 and not self._is_to(after):
            after += 1
        return self.tags[after] in ("VERB", "AUX") and self.tokens[after].form in ("VBN", "VBD")

    def _group(
        self, start: int, auxes: list[int], main: int, infinitive: bool, negated: bool
    ) -> Chunk | None:
        if main < 0:
            main = auxes.pop()
        form = self.tokens[main].form
        helper = self.tokens[auxes[-1]].lemma if auxes else ""
        participle = form in ("VBN", "VBD")
        passive = participle and helper in ("be", "get") and self.tokens[main].tag == "VERB"
        if not auxes and not infinitive and form == "VBN":
            passive = True
        negated = negated and "not" not in self.lower[main + 1 : main + 1]
        tense = self._tense(auxes, main, infinitive)
        return Chunk("vg", start, main + 1, main, "to" if infinitive else "", passive, tense, negated)

    def _tense(self, auxes: list[int], main: int, infinitive: bool) -> str:  # noqa: PLR0911 (a ladder of cases)
        form = self.forms[main]
        if infinitive:
            return "infinitive"
        if not auxes:
            if form == "VB" and self.lower[main] in words_of("unchanging"):
                return "past"
            bare = {"VBD": "past", "VBN": "participle", "VBG": "gerund", "VB": "infinitive"}
            return bare.get(form, "present")
        first = self.tokens[auxes[0]]
        if first.lemma in ("will", "shall"):
            return "future"
        if first.lemma in ("may", "might", "can", "could", "would", "should", "must", "ought"):
            return "modal"
        if first.lower in ("had", "was", "were", "did", "'d"):
            return "past"
        if first.form in ("VBG", "VB", "VBN"):
            return {"VBG": "gerund", "VB": "infinitive", "VBN": "participle"}[first.form]
        return "perfect" if first.lemma == "have" else "present"
