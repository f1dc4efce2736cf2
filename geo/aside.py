"""Work in a second process, so that what is built once is built on two cores."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Generic, Self, TypeVar

T = TypeVar("T")

_ROOT = str(Path(__file__).resolve().parent.parent)
_COMMAND = (sys.executable, "-c", "from geo.aside import serve; serve()")


class Aside(Generic[T]):
    """A function at work in a process of its own, which runs none of the caller's main program.

    The function and what it is given go over as pickles, its return value comes back as one. As a context
    manager it leaves no process behind.
    """

    def __init__(self, function: Callable[..., T], *given: object) -> None:
        self._function, self._given = function, given
        self._answer = tempfile.TemporaryFile()  # noqa: SIM115  # closed on leaving
        self._process = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._answer.close()

    def result(self) -> T:
        """What the function returned. Where the process could not do it, it is done here, and raises here."""
        if self._process and self._process.wait() == 0:
            self._answer.seek(0)
            answer: T = pickle.load(self._answer)  # noqa: S301  # written by our own process just now
            return answer
        return self._function(*self._given)

    def _started(self) -> subprocess.Popen[bytes] | None:
        paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
        with tempfile.TemporaryFile() as asked:
            pickle.dump((self._function, self._given), asked)
            asked.seek(0)
            try:
                return subprocess.Popen(  # noqa: S603  # our own code, nothing from outside
                    _COMMAND, stdin=asked, stdout=self._answer, stderr=subprocess.DEVNULL, env=environment
                )
            except OSError:
                return None


def serve() -> None:
    """The other process: does what it finds on its input and answers on its output."""
    answer, sys.stdout = sys.stdout.buffer, sys.stderr
    function, given = pickle.load(sys.stdin.buffer)  # noqa: S301  # written by our own process just now
    pickle.dump(function(*given), answer)
    answer.flush()
