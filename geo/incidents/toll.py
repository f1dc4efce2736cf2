"""One number of people harmed, as a sentence tells it."""

from __future__ import annotations

from geo.model import Count
from geo.records import record


@record(frozen=True, slots=True)
class Toll:
    """One number of people harmed. `anchor` is the index of the word that says how ("killed", "dead").

    `kind` is "killed", "injured", "missing" or "captured". `count` is None where people were harmed but no
    number is given. `additional`: "ten others", beside those counted before. `total`: a sum over a stretch of
    time, not over one happening. `bodies`: found, not seen to die. `alternative`: another's
    number for the same ("forty dead, the army more than 70"). `vague`: "dozens", which nobody has counted.
    """

    kind: str
    count: Count | None
    anchor: int
    first: int
    last: int
    additional: bool = False
    total: bool = False
    bodies: bool = False
    alternative: bool = False
    vague: bool = False
