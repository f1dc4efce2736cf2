"""What happened: the incidents that an article states, one per happening however often it is told.

What still goes wrong on unseen articles, by class, most urgent first: docs/errors.md.
"""

from __future__ import annotations

from geo.incidents.build import incidents_of
from geo.incidents.gapped import parted_by_date
from geo.incidents.mentions import ground_of
from geo.incidents.merge import gather
from geo.incidents.tellings import tellings
from geo.model import Incident
from geo.reading import Reading


def extract(reading: Reading) -> tuple[Incident, ...]:
    """The incidents of the article in the order of their first telling."""
    told = tellings(reading, ground_of(reading))
    happenings = gather(reading, tuple(one for telling in told for one in parted_by_date(reading, telling)))
    return tuple(incident for happening in happenings for incident in incidents_of(reading, happening))
