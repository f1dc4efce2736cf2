"""What happened: the incidents that an article states, one per happening however often it is told.

What still goes wrong on unseen articles, by class, most urgent first: docs/errors.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.incidents.build import incidents_of
from geo.incidents.gapped import parted_by_date
from geo.incidents.mentions import ground_of
from geo.incidents.merge import gather
from geo.incidents.summary import names_of_places
from geo.incidents.taken import with_takings
from geo.incidents.tellings import tellings
from geo.model import Incident
from geo.reading import Reading, Taking


def extract(reading: Reading, takings: Sequence[Taking] = ()) -> tuple[Incident, ...]:
    """The incidents of the article in the order of their first telling; `takings` as the claims tell them."""
    told = tellings(reading, ground_of(reading))
    parted = [one for telling in told for one in parted_by_date(reading, telling)]
    happenings = gather(reading, with_takings(reading, parted, takings))
    names = names_of_places(reading)
    return tuple(one for happening in happenings for one in incidents_of(reading, happening, names))
