"""What the verbs of ground in one sentence share: ground, sides and days handed on from one to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from geo.claims.actors import Claimant
from geo.claims.adjuncts import date_at, finest
from geo.claims.chains import Piece
from geo.claims.cues import Cue
from geo.claims.drafts import Draft
from geo.claims.scene import Scene
from geo.claims.shares import Named
from geo.claims.whose import Fates
from geo.language.document import Sentence
from geo.model import Relation, When
from geo.reading import Dated

_TOLD_BY = frozenset(("that", "which", "who", "where", "when", "whom", ";", ":", "while", "after", "before"))


@dataclass(slots=True)
class Passage:
    """What the verbs of a sentence read so far hand on to the next one."""

    scene: Scene
    sentence: Sentence
    fates: Fates
    grounds: tuple[Named, ...] = ()
    holders: tuple[Claimant, ...] = ()
    of_ground: bool = False
    """The ground stood before the last verb."""
    when: When | None = None
    drafts: list[Draft] = field(default_factory=list)

    @property
    def published(self) -> date | None:
        """The day of publication: what has happened lies before it."""
        return self.scene.reading.article.published


@dataclass(frozen=True, slots=True)
class Told:
    """A verb with all that the words give it: the pieces of ground and who takes or holds them."""

    cue: Cue
    pieces: tuple[Piece, ...]
    holders: tuple[Claimant, ...]
    of_ground: bool
    relation: Relation


def leading(passage: Passage, cue: Cue) -> When | None:
    """The date that stands before the verb, in its own clause: the nearest, with what stands beside it."""
    scene, dates = passage.scene, list[Dated]()
    for at in range(cue.at - 1, passage.sentence.first - 1, -1):
        dated = date_at(scene, at)
        if dated is not None:
            dates.append(dated)
        elif (
            scene.tokens[at].tag == "VERB"
            or scene.lower(at) in _TOLD_BY
            or (dates and scene.tokens[at].tag not in ("PUNCT", "ADP", "DET"))
        ):
            break
    return finest(dates, passage.when)
