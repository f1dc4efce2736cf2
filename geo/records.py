"""What is made by the hundred thousand: a dataclass that only the type checker keeps frozen.

To set the fields of a frozen dataclass takes four times as long as to set those of any other, and a long
text has some hundred thousand words, phrases and clauses. `record` is `dataclass` to the type checker, which
lets nobody change one; when the program runs the guard is left out, and equality and hash stay the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, slots: bool, eq: bool = True) -> Callable[[type], type]:
        """A class decorator, asked for as `dataclass(frozen=True, slots=True)` is."""
        return dataclasses.dataclass(slots=slots, eq=eq, unsafe_hash=frozen and eq)


__all__ = ["record"]
