"""Since when ground has been held, where the clause says so itself."""

from __future__ import annotations

from bisect import bisect_left

from geo.claims.drafts import Draft
from geo.claims.scene import Scene
from geo.claims.settled import HOLDING
from geo.language.document import Sentence
from geo.model import When

_SINCE = "since"


def since(scene: Scene, sentence: Sentence, draft: Draft) -> When | None:
    """ "Had held X since 12 May": that day, whatever day the sentence says it was told on; None elsewhere."""
    clause = sentence.clause_at(draft.anchor)
    if draft.relation not in HOLDING or clause is None:
        return None
    # A clause ends with its object; what says when it was stands between that and the next clause. "Since 12
    # May" may have been taken for one.
    later = (one.first for one in sentence.clauses if one.first >= clause.last)
    end = min((at for at in later if scene.lower(at) != _SINCE), default=sentence.last)
    dates = scene.reading.timeline.dates
    first, last = scene.tokens[draft.anchor].start, scene.tokens[end - 1].end
    at = bisect_left(dates, first, key=lambda one: one.span.start)
    while at < len(dates) and dates[at].span.start < last:
        if dates[at].when is not None and dates[at].span.text.lower().startswith(_SINCE):
            return dates[at].when
        at += 1
    return None
