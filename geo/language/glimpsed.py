"""Clauses that tell only how someone was seen: nothing is said of why, or for how long."""

from __future__ import annotations

from geo.language.document import Clause, Sentence
from geo.lexicon import table


def seen_leaving(sentence: Sentence, clause: Clause) -> bool:
    """ "Four men were last seen leaving X": they went away; no ground was given up by that."""
    if clause.lemma != "leave" or clause.link != "ing" or clause.governor is None:
        return False
    above = sentence.clauses[clause.governor]
    return above.passive and above.lemma in table("grammar")["watching"]
