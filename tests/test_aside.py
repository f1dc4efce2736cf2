"""Work done in a second process comes back, or is done here."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from geo import aside
from geo.aside import Aside

HERE = str(Path(__file__).parent)


def where(*given):
    return os.getpid(), given


def fail():
    raise ValueError(f"in process {os.getpid()}")


def talk():
    sys.stdout.write("not the answer")
    return 7


def test_the_work_is_done_in_another_process_and_comes_back(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", HERE)
    with Aside(where, 1, ("two", b"3")) as beside:
        process, given = beside.result()
    assert given == (1, ("two", b"3"))
    assert process != os.getpid()


def test_arrays_come_back_as_they_are():
    with Aside(np.arange, 100_000) as beside:
        assert beside.result().tolist() == list(range(100_000))


def test_what_fails_there_is_tried_here_and_fails_here(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", HERE)
    with Aside(fail) as beside, pytest.raises(ValueError, match=f"in process {os.getpid()}"):
        beside.result()


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch):
    monkeypatch.setattr(aside, "_COMMAND", (f"{HERE}/no-such-program",))
    with Aside(where, 1) as beside:
        assert beside.result() == (os.getpid(), (1,))


def test_what_the_work_prints_is_no_part_of_the_answer(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", HERE)
    with Aside(talk) as beside:
        assert beside.result() == 7


def test_work_that_nobody_waits_for_is_ended(monkeypatch):
    with Aside(__import__("time").sleep, 600) as beside:
        process = beside._process
    assert process.poll() is not None
