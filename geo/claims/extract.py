"""From what the words tell to the claims of an article: who says each, whether denied, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.claims.drafts import Draft
from geo.claims.scene import Scene, scene
from geo.claims.hands import told_by_hands
from geo.claims.nouns import told_by_nouns
from geo.claims.predicates import told_by_predicates
from geo.claims.verbs import told_by_verbs
from geo.language.document import Sentence
from geo.model import Claim, Span, Stance, Territory
from geo.reading import Reading


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims the article states, in the order of their words; each speaker's own is listed once."""
    article = scene(reading)
    found: list[tuple[str, Claim]] = []
    for sentence in article.stated():
        for draft in _told(article, sentence):
            made = _claim(article, sentence, draft)
            if made is not None:
                found.append(made)
    return _once(article, found)


def _told(article: Scene, sentence: Sentence) -> Iterator[Draft]:
    yield from told_by_verbs(article, sentence)
    yield from told_by_hands(article, sentence)
    yield from told_by_nouns(article, sentence)
    yield from told_by_predicates(article, sentence)


def _claim(article: Scene, sentence: Sentence, draft: Draft) -> tuple[str, Claim] | None:
    if draft.claimant is None:
        return None
    anchor = article.tokens[draft.anchor]
    territory = draft.territory
    key = territory.place.id if territory.place is not None else territory.name.lower()
    claim = Claim(
        claimant=draft.claimant.name,
        relation=draft.relation,
        stance=Stance.DENIES if draft.negated else Stance.ASSERTS,
        territory=Territory(territory.name, territory.place, territory.extent),
        attributed_to=article.speaker(draft.anchor),
        quote=_quote(article, sentence),
        against=draft.against.name if draft.against else None,
        when=article.reading.timeline.of_event(anchor.start),
    )
    return f"{draft.claimant.key}|{key}", claim


def _quote(article: Scene, sentence: Sentence) -> Span:
    return article.reading.document.span(sentence.start, sentence.end)


def _once(article: Scene, found: Iterable[tuple[str, Claim]]) -> tuple[Claim, ...]:
    kept: dict[tuple[str, ...], Claim] = {}
    for key, claim in found:
        full = (key, claim.relation, claim.stance, claim.attributed_to)
        kept.setdefault(full, claim)
    return tuple(kept.values())
