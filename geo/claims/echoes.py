"""Claims that another makes too: "Britain claims the islands …; so does Argentina"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo.claims.actors import plain
from geo.claims.claimants import claimants
from geo.claims.completing import REMEMBERED
from geo.claims.drafts import Draft
from geo.claims.phrases import noun_phrase
from geo.claims.scene import Scene
from geo.claims.settled import Settled
from geo.language.document import Sentence

_LEADS = frozenset(("so", "as", "nor", "neither"))
_AUXILIARIES = frozenset(("do", "does", "did", "has", "have", "had"))


def echoes(scene: Scene, sentence: Sentence, earlier: list[Settled]) -> Iterator[Draft]:
    """The claims of the clause before, made by whoever "so does" names."""
    if not earlier:
        return
    yield from _the_same(scene, sentence, earlier)
    if not (scene.tells(sentence, _AUXILIARIES) and scene.tells(sentence, _LEADS)):
        return
    for at in range(sentence.first, sentence.last - 2):
        if scene.lower(at) in _LEADS and scene.lower(at + 1) in _AUXILIARIES:
            yield from _echoed(scene, sentence, at, earlier)


def _the_same(scene: Scene, sentence: Sentence, earlier: list[Settled]) -> Iterator[Draft]:
    """ "Ethiopia says it is its own; Eritrea says the same": of itself, where the first spoke of itself."""
    for clause in sentence.clauses:
        thing = clause.object
        if clause.lemma not in scene.lexicon.stance["saying"] or thing is None or clause.passive:
            continue
        if scene.words(thing.first, thing.last).lower() != "the same":
            continue
        for holder in claimants(scene, clause.subject, clause.verb):
            for one in _before(sentence, clause.verb, earlier):
                own = plain(one.claim.attributed_to) in (one.claimant.key, plain(one.claimant.words))
                who = holder if own else one.claimant
                yield replace(one.draft, anchor=clause.verb, claimant=who, by=holder, against=None)


def _echoed(scene: Scene, sentence: Sentence, at: int, earlier: list[Settled]) -> Iterator[Draft]:
    phrase = noun_phrase(scene, at + 2, sentence.last)
    if phrase is None or scene.tokens[min(phrase.last, len(scene.tokens) - 1)].tag in ("VERB", "AUX"):
        return
    models = _before(sentence, at, earlier)
    for holder in claimants(scene, phrase, at + 1):
        if not holder.force:
            continue
        for one in models:
            if one.claimant.key != holder.key:
                own = holder if one.draft.by is not None else None
                yield replace(one.draft, claimant=holder, by=own, against=None)


def _before(sentence: Sentence, at: int, earlier: list[Settled]) -> list[Settled]:
    """The claims of the last verb before the token: of this sentence, or of the one before it."""
    near = [
        e for e in earlier[-REMEMBERED:] if e.draft.anchor < at and sentence.index - e.sentence.index <= 1
    ]
    if not near:
        return []
    last = near[-1]
    return [e for e in near if e.draft.anchor == last.draft.anchor and e.claimant.key == last.claimant.key]
