"""A claim before it is known who says it: what the rules over verbs, nouns and phrases hand on."""

from __future__ import annotations

from dataclasses import dataclass

from geo.claims.actors import Claimant
from geo.claims.shares import Named
from geo.model import Relation, When


@dataclass(frozen=True, slots=True)
class Draft:
    """Relation of a claimant to a territory, told at token `anchor`.

    `claimant` is None where none is named ("the city was lost"). `negated` is the sentence's own "not"; `by`
    whose view the words themselves say it is ("Morocco considers it …"); `due` what an agreement
    sets for a date to come; `reported` what someone announces by a noun ("announced the capture of");
    `around` what "under its administration" tells. `cue` is the word that tells it where that is not the
    anchor ("took X on Monday, Y on Tuesday"), `when` the day that goes with this territory of several;
    `likely` who is meant where nothing else in the text tells.
    """

    anchor: int
    relation: Relation
    claimant: Claimant | None
    territory: Named
    against: Claimant | None = None
    negated: bool = False
    by: Claimant | None = None
    due: bool = False
    reported: bool = False
    around: bool = False
    cue: int | None = None
    when: When | None = None
    likely: Claimant | None = None
