"""A short name led back to the longer one it stands for: "Ali" → "Irfaan Ali", "RSF" → its full name."""

from __future__ import annotations

from geo.speakers.mentions import Mention, Mentions, words_of

_PARTICLES = frozenset(
    ("al", "el", "ul", "bin", "ibn", "de", "del", "da", "do", "von", "van", "der", "of", "-", "’", "'")
)
_SMALL = frozenset(("of", "the", "for", "al", "de", "la", "bin", "ibn", "van", "von"))
_LONGEST = 4
"""Words in a longer name, "for Human Rights" aside."""


class Fuller(Mentions):
    """Leads names back to longer ones."""

    def _names(self, at: int) -> bool:
        """Whether a word can be part of a proper name."""
        token = self.document.tokens[at]
        return token.tag == "PROPN" or token.text[0].isupper() or token.lower in _PARTICLES

    def _fuller(self, mention: Mention) -> str:
        """A longer name that holds all the words of this one: "Ali" → "Irfaan Ali", "RSF" → its full name."""
        alias = self.aliases.get(mention.name.lower())
        if alias:
            return alias
        name = self._untitled(mention)
        key = frozenset(name.lower().split())
        best = name
        rarest = min(key, key=lambda word: len(self.by_word.get(word, ())), default="")
        for other in self.by_word.get(rarest, {}).values():
            candidate = self._untitled(other)
            words = candidate.lower().split()
            if (
                key < frozenset(words)
                and self._same(name, candidate)
                and len(candidate) > len(best)
                and (len(words) <= _LONGEST or "for" in words)
            ):
                best = candidate
        return self._first_named(mention, name) if best == name else best

    def _first_named(self, mention: Mention, name: str) -> str:
        """ "Mr Sharif" for Sharif Ahmed: with a title a first name may stand for the whole."""
        if name == mention.name or " " in name:
            return name
        for other in self.by_word.get(name.lower(), {}).values():
            words = self._untitled(other).split()
            if len(words) > 1 and words[0] == name and other.kind == "person":
                return " ".join(words)
        return name

    def _same(self, short: str, long: str) -> bool:
        """Whether a longer name is the same one: surname of a person, first word of a movement's name."""
        words = long.split()
        if any(not word[0].isupper() and word not in _SMALL for word in words):
            return False
        if words[-len(short.split()) :] == short.split():
            return True
        bodily = words[-1].lower() in words_of("bodies")
        return (
            bodily
            and words[: len(short.split())] == short.split()
            and words[-1].lower() in ("front", "movement", "party", "group")
        )

    def _untitled(self, mention: Mention) -> str:
        """A person's name without the office before it."""
        tokens = self.document.tokens
        first = mention.first
        head = tokens[mention.head]
        if head.tag != "PROPN" or head.lower in words_of("bodies") or head.lower in words_of("titles"):
            return mention.name
        first = self._past_office(first, mention.head)
        while first < mention.head and (
            tokens[first].lower in words_of("titles")
            or tokens[first].text == "."
            or (tokens[first].tag == "NOUN" and not tokens[first].text[0].isupper())
        ):
            first += 1
        if first == mention.first:
            return mention.name
        led = tokens[mention.head + 1].lower if mention.head + 1 < mention.last else ""
        return self._text(first, mention.head + 1 if led == "of" else mention.last)

    def _past_office(self, first: int, head: int) -> int:
        """ "South Sudan's army spokesman Lul Ruai Koang": past the office, where only a name is left."""
        tokens = self.document.tokens
        for at in range(head - 1, first, -1):
            if tokens[at].lower in words_of("persons") and tokens[at].tag == "NOUN":
                return at + 1
            if not self._names(at):
                break
        return first
