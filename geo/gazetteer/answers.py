"""What online geocoders have answered, kept on disk so that no question is asked twice."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_KNOWN_DAYS = 90
_UNKNOWN_DAYS = 7
"""How long "no such place" is believed: maps gain places faster than they lose them."""
_DAY = 86_400

Answer = list[dict[str, Any]]


class Answers:
    """Answers by service and question in an SQLite file; threads and processes may share it."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._clock = clock
        self._lock = threading.Lock()
        self._file = sqlite3.connect(path, timeout=10, check_same_thread=False, isolation_level=None)
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS answers"
            " (service TEXT, question TEXT, asked REAL, answer TEXT, PRIMARY KEY (service, question))"
        )

    def get(self, service: str, question: str) -> Answer | None:
        """The answer, [] where the service knew no such place, None where it must be asked (again)."""
        query = "SELECT asked, answer FROM answers WHERE service = ? AND question = ?"
        with self._lock:
            row = self._file.execute(query, (service, question)).fetchone()
        if row is None:
            return None
        answer: Answer = json.loads(row[1])
        days = _KNOWN_DAYS if answer else _UNKNOWN_DAYS
        return answer if self._clock() - row[0] < days * _DAY else None

    def put(self, service: str, question: str, answer: Answer) -> None:
        """Keep an answer with the time it was given."""
        values = (service, question, self._clock(), json.dumps(answer))
        with self._lock:
            self._file.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", values)
