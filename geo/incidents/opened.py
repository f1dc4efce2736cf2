"""What a "where" behind a list of places goes on to tell: of the last of them, and of that alone."""

from __future__ import annotations

from collections.abc import Sequence

from geo.incidents.listing import listed
from geo.incidents.mentions import Mention, leading
from geo.incidents.spans import starting_in
from geo.reading import Locality, Reading

BEFORE = 80
"""Characters before a "where" within which the name stands that it takes up."""

JOINED = ("and", "and in", "and at")


def opened(reading: Reading, mention: Mention) -> Locality | None:
    """The X of "marches in V, W and X, where a bar was looted"; None where no list stands before."""
    clause = leading(mention.sentence, mention.clause) if mention.clause is not None else None
    if clause is None or clause.link != "where":
        return None
    start = reading.document.tokens[clause.first].start
    here = tuple(starting_in(reading.localities, mention.sentence.start, start))
    text = reading.article.text
    if not here or text[here[-1].span.end : start].strip(" ,"):
        return None
    beside = text[here[-2].span.end : here[-1].span.start].strip(" ,") if len(here) > 1 else ""
    return here[-1] if beside in JOINED or len(listed(reading, here[-1], here)) > 1 else None


def without(localities: Sequence[Locality], told: Sequence[Locality]) -> tuple[Locality, ...]:
    """The places of a list but those of which a "where" tells something of their own."""
    kept = tuple(one for one in localities if one not in told)
    return kept or tuple(localities)
