"""Which drafts tell that ground changed hands on a day of its own: what incidents are told by as well."""

from __future__ import annotations

from geo.claims.acts import peaceful
from geo.claims.adjuncts import told_past
from geo.claims.denials import denied
from geo.claims.drafts import Draft
from geo.claims.scene import Scene
from geo.claims.settled import HOLDING, Settled
from geo.language.document import Clause, Part, Reality, Sentence
from geo.model import Precision, Relation, Sense, Stance, When
from geo.reading import Taking

CHANGING = frozenset((Relation.CAPTURED, Relation.LIBERATED, Relation.LOST, Relation.WITHDREW))
"""What a day of its own makes an incident; annexing and ceding may be done on paper, so there the incidents'
own words decide, unless the day was told for this very piece of ground."""
QUIET = frozenset((Relation.WITHDREW, Relation.CEDED, Relation.ANNEXED))
LASTING = ("since", "until", "for", "from")
"""Words before a stretch of time over which something was so."""
VAGUE = frozenset((Precision.YEAR,))


def change(scene: Scene, sentence: Sentence, draft: Draft, claim: Settled | None) -> Taking | None:
    """The taking a draft tells of, whether or not it is known whose; None where it tells of none."""
    if draft.relation in HOLDING:
        return _since(scene, sentence, draft, claim)
    changes = draft.relation in CHANGING or (draft.relation is Relation.CEDED and draft.when is not None)
    if not changes or draft.due or sentence.part is not Part.BODY:
        return None
    cue = draft.anchor if draft.cue is None else draft.cue
    if claim.claim.stance is Stance.DENIES if claim else not _stands(scene, sentence, draft, cue):
        return None
    when = told_past(draft.when or _own_day(scene, sentence, draft.anchor), scene.reading.article.published)
    if when is None or when.precision in VAGUE or when.text.lower().startswith(LASTING):
        return None
    told = draft.territory
    toponym = scene.toponym(told.anchor)
    if toponym is not None and toponym.sense is Sense.DEMONYM:
        return None  # "the Argentine garrison surrendered": where, the words do not say
    return Taking(
        sentence=sentence.index,
        anchor=told.anchor,
        cue=cue,
        name=told.name,
        place=told.place,
        when=when,
        by_force=draft.relation not in QUIET and scene.tokens[cue].lemma not in peaceful(),
        apart=cue != draft.anchor,
        sure=draft.when is not None,
    )


def _since(scene: Scene, sentence: Sentence, draft: Draft, claim: Settled | None) -> Taking | None:
    """ "In the rebels' hands since Monday": on that day it came into them; a month or year is history."""
    when = claim.claim.when if claim is not None else None
    told = when is not None and when.text.lower().startswith("since")
    if claim is None or when is None or not told or claim.claim.stance is Stance.DENIES:
        return None
    if when.precision is not Precision.DAY or sentence.part is not Part.BODY:
        return None
    day, ground, cue = when.first_day, draft.territory, draft.anchor if draft.cue is None else draft.cue
    began = When(day, day, Precision.DAY, when.text, when.basis)
    return Taking(sentence.index, ground.anchor, cue, ground.name, ground.place, began, True, False, True)


def _stands(scene: Scene, sentence: Sentence, draft: Draft, cue: int) -> bool:
    clause = _clause(sentence, cue)
    fact = clause is None or clause.reality is Reality.FACT
    return fact and not draft.negated and not denied(scene, sentence, clause, draft.anchor)


def _clause(sentence: Sentence, cue: int) -> Clause | None:
    return next((c for c in sentence.clauses if c.verb == cue), None) or sentence.clause_at(cue)


def _own_day(scene: Scene, sentence: Sentence, anchor: int) -> When | None:
    """The day of the event at a token, where words of the sentence itself give it."""
    when = scene.reading.timeline.of_event(scene.tokens[anchor].start)
    here = scene.document.text[sentence.start : sentence.end]
    return when if when is not None and when.text and when.text in here else None
