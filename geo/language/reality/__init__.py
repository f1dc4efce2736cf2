"""Whether what is told happened: negated, planned, possible, supposed, feared, asked for, or fact.

`judged(tokens, clauses)` fills in `Clause.reality`; `reality_at(document, index)` tells it of any word, and
is meant for nouns that name events ("a feared invasion", "calls for a ceasefire", "no clash was recorded").
"""

from geo.language.reality.clauses import judged
from geo.language.reality.nouns import reality_at

__all__ = ["judged", "reality_at"]
