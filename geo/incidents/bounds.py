"""The upper end of a number over several statements, where each gives only its least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.incidents.casualties import Toll
from geo.model import Count


def closed(count: Count, tolls: Iterable[Toll]) -> Count:
    """ "At least nine" with nothing above it is read as nine; "dozens", which nobody counted, stays open."""
    if count.low is None or count.high is not None:
        return count
    lows = [toll.count.low for toll in tolls if toll.count is not None and not toll.vague]
    counted = [low for low in lows if low is not None and low >= count.low]
    return replace(count, high=max(counted)) if counted else count


def outdone(toll: Toll, said: Iterable[Toll]) -> bool:
    """True for "scores killed" where somebody has counted: the vague number says nothing more."""
    if not toll.vague or toll.count is None:
        return False
    least = toll.count.low or 0
    exact = (one.count.low for one in said if not one.vague and one.kind == toll.kind and one.count)
    return any(low is not None and low >= least for low in exact)
