"""Drafts into claims: who says each and whether denied, and who is meant where the words name nobody."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from geo.claims.actors import Claimant, plain
from geo.claims.claimants import claimant
from geo.claims.completing import completed
from geo.claims.denials import contradicted_after, denied, superiors
from geo.claims.drafts import Draft
from geo.claims.lasting import since
from geo.claims.scene import Mention, Scene
from geo.claims.settled import HOLDING, Settled
from geo.claims.sides import is_station, side_of_office
from geo.language.document import Clause, Part, Reality, Sentence
from geo.model import ARTICLE_VOICE, Claim, Extent, PlaceKind, Relation, Stance, Territory

_NESTED = 40
"""How many speeches back one that holds an offset may begin."""
_CONDITIONS = frozenset(["if", "once", "until", "unless", "when", "provided", "should", "whether"])
_MARKS = frozenset('"“”«»„')
_RELATIVES = frozenset(("which", "who", "whose", "whom"))
_NO_MORE = frozenset((("no", "longer"), ("no", "more"), ("any", "longer"), ("any", "more")))
_NO = frozenset(("no", "any"))
_SIZES = frozenset(("miles", "kilometres", "kilometers", "hectares"))
_OVER = 8
"""Words behind a verb within which "no more" may stand."""
_LEAD = 4
"""Words before a relative clause within which its pronoun stands."""


def settled(scene: Scene, sentence: Sentence, draft: Draft, earlier: list[Settled]) -> Settled | None:
    """The claim a draft amounts to, given those before it; None where it is none after all."""
    if draft.due and not _agreed(scene, sentence, draft):
        return None
    clause = _clause(sentence, draft.anchor)
    denies = draft.negated or denied(scene, sentence, clause, draft.anchor)
    answer = contradicted_after(scene, sentence, clause) if clause is not None else None
    if _fell_short(sentence, draft.anchor) and not denies:
        return None
    if clause is not None and _only_bounds(scene, clause, draft):
        return None
    if answer is not None:
        draft = replace(draft, by=draft.by or _answering(scene, answer))
    negated = denies or answer is not None
    if draft.negated != negated:
        draft = replace(draft, negated=negated)
    if draft.relation in HOLDING | {Relation.PART_OF} and _is_over(scene, clause, draft):
        draft = replace(draft, relation=Relation.LOST, negated=False)
    whole = draft if draft.claimant is not None else completed(scene, draft, earlier) or _likely(draft)
    if whole is None or whole.claimant is None:
        return None
    said = _read_as_said(sentence, whole)
    return _made(scene, sentence, replace(said, claimant=side_of_office(scene, whole.claimant)))


def _only_bounds(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """ "The parts of the region that Russia does not hold": tells which parts are meant, no more."""
    part = draft.territory.extent is Extent.PART and draft.territory.last < clause.verb
    restrictive = clause.link == "relative" and scene.lower(clause.first - 1) != ","
    return part and restrictive and draft.negated


def _is_over(scene: Scene, clause: Clause | None, draft: Draft) -> bool:
    """ "no longer holds X", "is no longer ours": lost, rather than denied."""
    if clause is None or draft.claimant is None or clause.lemma in scene.lexicon.stance["contesting"]:
        return False
    near = range(max(clause.first, clause.verb - 3), min(clause.verb + _OVER, len(scene.tokens) - 1))
    return any((scene.lower(i), scene.lower(i + 1)) in _NO_MORE for i in near if scene.lower(i) in _NO)


def _likely(draft: Draft) -> Draft | None:
    """The draft with whoever is meant where nothing else tells; a denial is never guessed at."""
    return None if draft.likely is None or draft.negated else replace(draft, claimant=draft.likely)


def _made(scene: Scene, sentence: Sentence, draft: Draft) -> Settled | None:
    holder, told = draft.claimant, draft.territory
    nothing = told.name.lower().startswith(("no ", "itself", "themselves")) or _is_size(scene, draft)
    if (
        holder is None
        or nothing
        or _is_deed(scene, sentence, draft)
        or plain(holder.words) == plain(told.name)
    ):
        return None
    claim = Claim(
        claimant=holder.name,
        relation=draft.relation,
        stance=Stance.DENIES if draft.negated else Stance.ASSERTS,
        territory=Territory(told.name, told.place, told.extent),
        attributed_to=_speaker(scene, sentence, draft),
        quote=scene.document.span(sentence.start, sentence.end),
        against=draft.against.name if draft.against else None,
        when=draft.when
        or since(scene, sentence, draft)
        or scene.reading.timeline.of_event(scene.tokens[draft.anchor].start),
    )
    scene.holders.setdefault(scene.sentence_at(draft.anchor).index, []).append(holder)
    if told.place is not None or (told.name[:1].isupper() and not told.led):
        scene.mentions.append(Mention(draft.anchor, told.place, 1.0, told.name, claimed=True))
    return Settled(claim, holder, draft, sentence)


def _is_size(scene: Scene, draft: Draft) -> bool:
    """ "Some eleven thousand square miles": a size alone is no territory."""
    told = draft.territory
    return told.place is None and scene.lower(told.last - 1) in (
        "miles",
        "kilometres",
        "kilometers",
        "hectares",
    )


def _is_deed(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """ "claimed it", "said it was theirs", of an attack: no territory that anybody is said to hold."""
    told = draft.territory
    if not told.led or told.name.lower() not in ("it", "this"):
        return False
    if draft.claimant is not None and draft.claimant.state:
        return False
    theirs = any(scene.lower(i) in ("theirs", "ours") for i in range(draft.anchor, sentence.last))
    asked = draft.relation is Relation.CLAIMS or theirs
    return asked and not any(m.claimed and m.place == told.place for m in scene.mentions)


def _speaker(scene: Scene, sentence: Sentence, draft: Draft) -> str:
    """Who says it: the speeches, else whose view it is, else the subject of the reporting verb."""
    speaker = scene.speaker(draft.anchor)
    aside = _is_authors_aside(scene, sentence, draft.anchor)
    if speaker != ARTICLE_VOICE and not aside and not _only_named(scene, sentence, draft.anchor):
        return speaker
    if aside and draft.by is None:
        return ARTICLE_VOICE
    if draft.by is not None:
        return draft.by.name
    saying = scene.lexicon.stance["saying"]
    clause = _clause(sentence, draft.anchor)
    told = [c for c in sentence.clauses if c.verb < draft.anchor and scene.lower(c.verb + 1) == "that"]
    for above in [*(superiors(sentence, clause) if clause is not None else ()), *reversed(told)]:
        if above.lemma in saying | scene.lexicon.stance["denying"] and not above.passive:
            pronoun = above.subject is not None and scene.lower(above.subject.first) in ("he", "she", "i")
            found = claimant(scene, above.subject, above.verb) if not pronoun else None
            return found.name if found is not None else ARTICLE_VOICE
    return ARTICLE_VOICE


def _is_authors_aside(scene: Scene, sentence: Sentence, anchor: int) -> bool:
    """ "He said that they had taken X, which the rebels had run for years": the aside is the author's."""
    clause = _clause(sentence, anchor)
    if clause is None or clause.link != "relative" or clause.verb != anchor:
        return False
    relative = next(
        (i for i in range(anchor, clause.first - _LEAD, -1) if scene.lower(i) in _RELATIVES), None
    )
    if relative is None or scene.lower(relative - 1) != ",":
        return False
    above = list(scene.governors(sentence, clause))
    quoted = sum(scene.lower(i) in _MARKS for i in range(sentence.first, anchor)) % 2 == 1
    told = any(scene.lower(c.verb + 1) == "that" or c.link == "that" for c in above)
    return told and not quoted


def _only_named(scene: Scene, sentence: Sentence, anchor: int) -> bool:
    """Whether what is taken for a report has a thing as its object ("announced the capture of …, a city
    that the army still holds"): what else the sentence tells is then the author's."""
    offset = scene.tokens[anchor].start
    speeches = scene.reading.speeches
    last = bisect_right(speeches, offset, key=lambda s: s.start)
    holding = [s for s in speeches[max(0, last - _NESTED) : last] if offset < s.end]
    speech = min(holding, key=lambda s: s.end - s.start, default=None)
    if speech is None or speech.verb not in scene.lexicon.stance["naming"]:
        return False
    for clause in sentence.clauses:
        if (
            clause.lemma == speech.verb
            and clause.object is not None
            and scene.lower(clause.verb + 1) != "that"
        ):
            return clause.object.first == clause.verb + 1
    return False


def _answering(scene: Scene, answer: int) -> Claimant | None:
    """Whoever gave the answer at this verb."""
    speaker = scene.speaker(answer)
    return None if speaker == ARTICLE_VOICE else Claimant(speaker, "", True)


def _fell_short(sentence: Sentence, anchor: int) -> bool:
    """ "failed to take it", "nearly captured it": did not happen, and nobody denies that it did."""
    clause = next((c for c in sentence.clauses if c.verb == anchor), None)
    return clause is not None and clause.reality is Reality.NEGATED and not clause.negated


def _clause(sentence: Sentence, anchor: int) -> Clause | None:
    exact = next((c for c in sentence.clauses if c.verb == anchor), None)
    covering = [c for c in sentence.clauses if c.first <= anchor < c.last]
    return exact or min(covering, key=lambda c: c.last - c.first, default=None)


def _agreed(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """A hand-over to come counts where an agreement sets it and gives the day."""
    words = scene.lexicon.stance["agreements"]
    first = next(s for s in scene.document.sentences if s.paragraph == sentence.paragraph).first
    told = any(scene.lower(i) in words for i in range(first, sentence.last))
    if any(scene.lower(i) in _CONDITIONS for i in range(sentence.first, sentence.last)):
        return False
    clause = _clause(sentence, draft.anchor)
    if told and clause is not None and clause.tense == "present" and clause.link == "that":
        return True  # "The treaty provides that Germany cedes Eupen"
    dated = scene.reading.timeline.of_event(scene.tokens[draft.anchor].start) is not None
    return dated and (told or _is_announced(scene, sentence, draft))


def _is_announced(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """ "The ministry said the district would be returned to X by 1 December": to whom and on what day."""
    day = any(i in scene.dated for i in range(draft.anchor, sentence.last))
    official = scene.speaker(draft.anchor) != ARTICLE_VOICE
    return draft.relation is Relation.CEDED and draft.against is not None and day and official


def _read_as_said(sentence: Sentence, draft: Draft) -> Draft:
    """ "RSF claims El Fasher" over an article means that it says it took the city."""
    place = draft.territory.place
    town = place is not None and place.kind is PlaceKind.POPULATED_PLACE
    read = sentence.part is Part.HEADLINE or (draft.claimant is not None and is_station(draft.claimant))
    if draft.relation is Relation.CLAIMS and read and town and draft.by is None:
        return replace(draft, relation=Relation.CAPTURED, by=draft.claimant)
    return draft
