"""The embedded gazetteer first, and what an online one has taught it after."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from geo.errors import ServiceError
from geo.gazetteer.base import Candidate, Gazetteer
from geo.gazetteer.embedded import EmbeddedGazetteer
from geo.gazetteer.fold import fold
from geo.model import Place


class FallbackGazetteer:
    """Answers from the embedded gazetteer, then from what `learn` was taught.

    Look-ups never touch the network: reading an article stays pure and fast, and a phrase that is no place
    is never sent anywhere. The rim reads, hands the names left unplaced to `learn`, and reads again where
    that taught anything. What failed waits in `failures`.
    """

    def __init__(self, embedded: EmbeddedGazetteer, online: Gazetteer) -> None:
        self._embedded, self._online = embedded, online
        self._taught: dict[str, tuple[Candidate, ...]] = {}
        self._places: dict[str, Place] = {}
        self._failures: list[str] = []
        self._lock = threading.Lock()

    def learn(self, names: Iterable[str]) -> bool:
        """Ask the online gazetteer for names the embedded one lacks; True where any is known now and was not.

        Never raises ServiceError: a failure is noted once and ends the asking, for the next would fail too.
        """
        learned = False
        for name in dict.fromkeys(names):
            if self.candidates(name) or fold(name) in self._taught:
                continue
            try:
                found = self._online.candidates(name)
            except ServiceError as error:
                self._note(str(error))
                break
            learned |= self._keep(name, found)
        return learned

    def failures(self) -> tuple[str, ...]:
        """What could not be asked since the last call, in words."""
        with self._lock:
            noted, self._failures = tuple(self._failures), []
        return noted

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that bear this name, the embedded gazetteer's if it has any."""
        return self._embedded.candidates(name) or self._taught.get(fold(name), ())

    def similar(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Candidate, ...]:
        """As the embedded gazetteer has it."""
        return self._embedded.similar(name, countries)

    def place(self, id: str) -> Place | None:
        """The place with this id, of either gazetteer, or None."""
        return self._embedded.place(id) or self._places.get(id)

    def abbreviated(self, name: str) -> tuple[Candidate, ...]:
        """As the embedded gazetteer has it."""
        return self._embedded.abbreviated(name)

    def has_prefix(self, folded: str) -> bool:
        """True where a known or taught name starts with these folded words."""
        return self._embedded.has_prefix(folded) or any(name.startswith(folded) for name in self._taught)

    def is_name(self, folded: str) -> bool:
        """True where a folded name is known or taught."""
        return self._embedded.is_name(folded) or bool(self._taught.get(folded))

    def _keep(self, name: str, found: tuple[Candidate, ...]) -> bool:
        with self._lock:
            self._taught[fold(name)] = found
            self._places.update((one.place.id, one.place) for one in found)
        return bool(found)

    def _note(self, failure: str) -> None:
        with self._lock:
            self._failures.append(failure)
