"""Lists of noun phrases made one: "Aghdam, Lachin and Fuzuli"."""

from __future__ import annotations

from geo.language.chunks import Chunk
from geo.language.clauses.state import State

_LISTING = frozenset(("and", "or", "nor", "as well as", "and also", "and / or"))


class Lists(State):
    """Lists of noun phrases made one: "Aghdam, Lachin and Fuzuli"."""

    def _joined(self, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks with lists of noun phrases ("A, B and C") made one."""
        found: list[Chunk] = []
        at = 0
        seen_verb = False
        while at < len(chunks):
            chunk = chunks[at]
            end = self._list_end(chunks, at, seen_verb) if chunk.kind == "np" else at + 1
            if end > at + 1:
                chunk = Chunk("np", chunk.first, chunks[end - 1].last, chunk.head)
            seen_verb = (seen_verb or chunk.kind == "vg") and chunk.kind not in ("s", "that", "r", ";", ":")
            found.append(chunk)
            at = end
        return found

    def _list_end(self, chunks: list[Chunk], at: int, seen_verb: bool) -> int:
        """The position after the list of noun phrases that begins at `at`."""
        if self._is_pronoun(chunks[at]) or self._is_time(chunks[at]):
            return at + 1
        probe, end = at + 1, at + 1
        while probe + 1 < len(chunks):
            kind = chunks[probe].kind
            step = 1
            if kind == "," and chunks[probe + 1].kind == "c":
                step = 2
            elif kind not in (",", "c") or (kind == "c" and chunks[probe].word not in _LISTING):
                break
            after = probe + step
            if (
                after >= len(chunks)
                or chunks[after].kind != "np"
                or self._is_pronoun(chunks[after])
                or self._is_time(chunks[after])
            ):
                break
            joined = chunks[after - 1].kind == "c"
            led = at > 0 and chunks[at - 1].kind == ","
            if joined and not (led and probe == at + 1) and self._starts_clause(chunks, after, seen_verb):
                break
            probe = after + 1
            if joined:
                end = probe
        return end

    def _starts_clause(self, chunks: list[Chunk], at: int, seen_verb: bool) -> bool:
        """Whether the noun phrase at `at` is the subject of a verb of its own, not the end of a list."""
        if not seen_verb:
            return False
        probe = at + 1
        while probe < len(chunks) and chunks[probe].kind in ("adv", "p", "np") and probe < at + 5:
            if chunks[probe].kind == "np" and chunks[probe - 1].kind != "p":
                return False
            probe += 1
        return probe < len(chunks) and chunks[probe].kind == "vg" and self._finite(chunks[probe])
