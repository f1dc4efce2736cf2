"""Drafts into claims: who says each and whether denied, and who is meant where the words name nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.claims.claimants import Claimant, claimant, claimants, plain, speaking
from geo.claims.drafts import Draft
from geo.claims.scene import Mention, Scene
from geo.claims.telling import TOLD, Telling
from geo.claims.territories import unknown
from geo.language.document import Clause, Part, Sentence
from geo.model import ARTICLE_VOICE, Claim, PlaceKind, Relation, Stance, Territory

GAINING = frozenset((Relation.CAPTURED, Relation.LIBERATED, Relation.ANNEXED))
HOLDING = frozenset((Relation.CONTROLS, Relation.OCCUPIES, Relation.ADMINISTERS))
_CONDITIONS = frozenset(["if", "once", "until", "unless", "when", "provided", "should", "whether"])
_BESIDE = frozenset(("and", "but", "or", ";", ":"))
_FALLING = 4
"""How many sentences back whoever a town fell to may be named."""
_NEAR = 2
"""How many sentences back "denied it" may reach."""

LOOKED_BACK = 60
"""Sentences gone back over for whom a territory passes to: more than paragraphs have, a bound for others."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A claim with what is needed to compare it with others."""

    claim: Claim
    claimant: Claimant
    draft: Draft
    sentence: Sentence

    @property
    def place(self) -> str:
        """What two claims on one territory share."""
        place = self.claim.territory.place
        return place.id if place is not None else plain(self.claim.territory.name)


def settled(scene: Scene, sentence: Sentence, draft: Draft, earlier: list[Settled]) -> Settled | None:
    """The claim a draft amounts to, given those before it; None where it is none after all."""
    if draft.due and not _agreed(scene, sentence, draft):
        return None
    denied = _denied(scene, sentence, draft)
    draft = replace(draft, negated=denied)
    whole = draft if draft.claimant is not None else _completed(scene, draft, earlier)
    if whole is None or whole.claimant is None:
        return None
    return _made(scene, sentence, _read_as_said(sentence, whole))


def _made(scene: Scene, sentence: Sentence, draft: Draft) -> Settled | None:
    holder, told = draft.claimant, draft.territory
    nothing = told.name.lower().startswith("no ") and draft.relation is not Relation.CLAIMS
    if holder is None or nothing or plain(holder.words) == plain(told.name):
        return None
    claim = Claim(
        claimant=holder.name,
        relation=draft.relation,
        stance=Stance.DENIES if draft.negated else Stance.ASSERTS,
        territory=Territory(told.name, told.place, told.extent),
        attributed_to=_speaker(scene, sentence, draft),
        quote=scene.document.span(sentence.start, sentence.end),
        against=draft.against.name if draft.against else None,
        when=scene.reading.timeline.of_event(scene.tokens[draft.anchor].start),
    )
    scene.holders.append((draft.anchor, holder))
    if told.place is not None:
        scene.mentions.append(Mention(draft.anchor, told.place, 1.0, told.name, claimed=True))
    return Settled(claim, holder, draft, sentence)


def _speaker(scene: Scene, sentence: Sentence, draft: Draft) -> str:
    """Who says it: the speeches, else whose view it is, else the subject of the reporting verb."""
    speaker = scene.speaker(draft.anchor)
    if speaker != ARTICLE_VOICE and not _only_named(scene, sentence, draft.anchor):
        return speaker
    if draft.by is not None:
        return draft.by.name
    saying = scene.lexicon.stance["saying"]
    clause = _clause(sentence, draft.anchor)
    told = [c for c in sentence.clauses if c.verb < draft.anchor and scene.lower(c.verb + 1) == "that"]
    for above in [*(scene.governors(sentence, clause) if clause is not None else ()), *reversed(told)]:
        if above.lemma in saying and not above.passive:
            found = claimant(scene, above.subject, above.verb)
            return found.name if found is not None else ARTICLE_VOICE
    return ARTICLE_VOICE


def _only_named(scene: Scene, sentence: Sentence, anchor: int) -> bool:
    """Whether what is taken for a report has a thing as its object ("announced the capture of …, a city
    that the army still holds"): what else the sentence tells is then the author's."""
    offset = scene.tokens[anchor].start
    holding = [s for s in scene.reading.speeches if s.start <= offset < s.end]
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


def _denied(scene: Scene, sentence: Sentence, draft: Draft) -> bool:
    """Whether the words, or the verb that reports them, deny the claim."""
    denying = scene.lexicon.stance["denying"]
    clause = _clause(sentence, draft.anchor)
    above = list(_superiors(sentence, clause)) if clause is not None else []
    above += [c for c in sentence.clauses if c.verb < draft.anchor and scene.lower(c.verb + 1) == "that"]
    recognises = scene.lexicon.predicate["recognises"]
    doubted = any(c.lemma in recognises and c.negated for c in above)
    return draft.negated or doubted or any(c.lemma in denying and not c.negated for c in above)


def _superiors(sentence: Sentence, clause: Clause) -> Iterator[Clause]:
    """The clauses that this one is said or meant in; a verb beside it ("rejected … and said") is none."""
    seen: set[int] = set()
    while (
        clause.governor is not None
        and clause.governor not in seen
        and clause.governor < len(sentence.clauses)
    ):
        seen.add(clause.governor)
        beside = clause.link in _BESIDE
        clause = sentence.clauses[clause.governor]
        if not beside:
            yield clause


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
    return told and scene.reading.timeline.of_event(scene.tokens[draft.anchor].start) is not None


def _completed(scene: Scene, draft: Draft, earlier: list[Settled]) -> Draft | None:  # noqa: PLR0911 — one return a case
    """A draft without a claimant, with the one the text has in mind."""
    ceded = draft.relation is Relation.CEDED
    taker = draft.against or _recipient(scene, draft.anchor) if ceded else None
    if taker is not None:
        if draft.territory.place is None:
            return None
        taken = Relation.PART_OF if draft.due else Relation.CONTROLS
        return replace(draft, relation=taken, claimant=taker, against=None)
    if draft.relation is Relation.CAPTURED and draft.against is not None:
        return replace(draft, relation=Relation.LOST, claimant=draft.against, against=None)
    if draft.negated:
        other = _rival(draft, earlier)
        if other is not None:
            return replace(draft, claimant=other.claimant, relation=other.claim.relation)
    speaker = scene.speaker(draft.anchor)
    if draft.negated and draft.relation in GAINING and speaker != ARTICLE_VOICE:
        return replace(draft, claimant=speaking(scene, speaker), relation=Relation.LOST)
    losing = (Relation.LOST, Relation.CLAIMS, Relation.WITHDREW, Relation.CEDED)
    if draft.relation in losing and speaker != ARTICLE_VOICE:
        return replace(draft, claimant=Claimant(speaker, "", True))
    return _gained(scene, draft, earlier) if draft.relation in GAINING else None


def _gained(scene: Scene, draft: Draft, earlier: list[Settled]) -> Draft | None:
    """Whoever gained something just before, else whoever announces the gain as theirs."""
    again = _gained_again(scene, draft, earlier)
    speaker = scene.speaker(draft.anchor)
    if again is not None or speaker == ARTICLE_VOICE or scene.tokens[draft.anchor].lemma == "fall":
        return again
    by = speaking(scene, speaker)
    return replace(draft, claimant=by) if by.force else None


def _gained_again(scene: Scene, draft: Draft, earlier: list[Settled]) -> Draft | None:
    """ "… and South Georgia was retaken": by whoever gained something just before."""
    now = scene.sentence_at(draft.anchor)
    for other in reversed(earlier):
        near = now.index - other.sentence.index <= _NEAR or other.claim.relation is draft.relation
        if scene.tokens[draft.anchor].lemma == "fall" and now.index - other.sentence.index > _FALLING:
            return None
        if other.claim.relation in GAINING - {Relation.ANNEXED} and near:
            by = Claimant(other.claim.attributed_to, "", True)
            told = draft.by or (by if other.claim.attributed_to != ARTICLE_VOICE and draft.reported else None)
            return replace(draft, claimant=other.claimant, by=told)
    return None


def _recipient(scene: Scene, anchor: int) -> Claimant | None:
    """Whom an earlier sentence of the paragraph lets territory pass to."""
    now = scene.sentence_at(anchor)
    for sentence in scene.document.sentences[max(0, now.index - LOOKED_BACK) : now.index]:
        for clause in sentence.clauses if sentence.paragraph == now.paragraph else ():
            frames = scene.lexicon.verbs.get(clause.lemma, ())
            if any(frame.relation is Relation.CEDED for frame in frames):
                to = Telling(scene, sentence, clause).oblique("to")
                found = claimant(scene, to, clause.verb)
                if found is not None and found.force:
                    return found
    return None


def _rival(draft: Draft, earlier: list[Settled]) -> Settled | None:
    """The claim on the same territory that a denial answers."""
    place = draft.territory.place
    for other in reversed(earlier):
        theirs = other.claim.territory.place
        same = place is not None and theirs is not None and place.id == theirs.id
        if same and other.claim.stance is Stance.ASSERTS and other.claim.relation in GAINING | HOLDING:
            return other
    return None


def _read_as_said(sentence: Sentence, draft: Draft) -> Draft:
    """ "RSF claims El Fasher" over an article means that it says it took the city."""
    place = draft.territory.place
    town = place is not None and place.kind is PlaceKind.POPULATED_PLACE
    if draft.relation is Relation.CLAIMS and sentence.part is Part.HEADLINE and town and draft.by is None:
        return replace(draft, relation=Relation.CAPTURED, by=draft.claimant)
    return draft


def answers(scene: Scene, sentence: Sentence, earlier: list[Settled]) -> Iterator[Draft]:
    """Told by pointing back: "Ukraine denied it", "Kyiv does not recognise this", "Lachin followed"."""
    words = scene.lexicon.stance
    for clause in sentence.clauses:
        if clause.reality not in TOLD and clause.lemma not in words["repeating"]:
            continue
        telling = Telling(scene, sentence, clause)
        if clause.lemma in words["denying"] or _contradicts(telling):
            yield from _denials(telling, earlier)
        elif clause.lemma in scene.lexicon.predicate["recognises"]:
            yield from _refusals(telling, earlier)
        elif clause.lemma in words["repeating"]:
            yield from _repeats(telling, earlier)
        elif clause.lemma in words["listing"]:
            yield from _items(telling, earlier)


def _points_back(telling: Telling) -> bool:
    thing = telling.slot("object")
    if thing is None:
        return not any(
            c.governor is not None and c.link in ("that", "to", "ing") for c in telling.sentence.clauses
        )
    scene = telling.scene
    if scene.lower(thing.last) in ("of", "that"):
        return False
    return scene.lower(thing.head) in scene.lexicon.stance["reports"]


def _contradicts(telling: Telling) -> bool:
    """ "called this incorrect", "calls it a lie"."""
    clause, scene = telling.clause, telling.scene
    if clause.lemma not in scene.lexicon.predicate["views"]:
        return False
    words = scene.lexicon.stance["contradicting"]
    return any(
        scene.lower(i) in words for i in range(clause.verb, min(clause.verb + 8, telling.sentence.last))
    )


def _denials(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    if not _points_back(telling):
        return
    denier = claimant(telling.scene, telling.slot("subject"), telling.clause.verb)
    said = [e for e in _recent(telling, earlier) if e.claim.attributed_to != ARTICLE_VOICE]
    if denier is None or not said:
        return
    last = said[-1].sentence.index
    for other in said:
        if other.sentence.index == last and other.claim.stance is Stance.ASSERTS:
            yield replace(other.draft, anchor=telling.clause.verb, negated=True, by=denier)


def _recent(telling: Telling, earlier: list[Settled]) -> list[Settled]:
    now = telling.sentence
    return [
        e for e in earlier if e.sentence.paragraph == now.paragraph and now.index - e.sentence.index <= _NEAR
    ]


def _refusals(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    """ "does not recognise this": what was claimed last is what is not recognised."""
    scene, clause, thing = telling.scene, telling.clause, telling.slot("object")
    taken = [e for e in earlier if e.claim.relation in GAINING | {Relation.RECOGNISES, Relation.PART_OF}]
    if thing is None or not taken:
        return
    noun = scene.lower(thing.head)
    if noun not in scene.lexicon.stance["reports"] | scene.lexicon.nouns.keys() or noun == "it":
        return
    if any(scene.lower(i) in ("of", "over", "to", "by") for i in range(thing.head, thing.last + 1)):
        return
    last = taken[-1]
    for other in claimants(scene, telling.slot("subject"), clause.verb):
        yield Draft(
            anchor=clause.verb,
            relation=Relation.RECOGNISES,
            claimant=other,
            territory=last.draft.territory,
            against=last.claimant,
            negated=telling.negated,
            by=other if telling.negated else None,
        )


def _voice(model: Settled) -> Claimant | None:
    """Whoever said the claim that goes on here; None for the author."""
    speaker = model.claim.attributed_to
    return None if speaker == ARTICLE_VOICE else Claimant(speaker, "", True)


def _items(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    """ "Among these he named X and Y": each is a territory of the claim before."""
    scene, clause = telling.scene, telling.clause
    among = telling.oblique("among") or telling.oblique("of")
    if among is None or scene.lower(among.first) not in scene.lexicon.stance["items"] or not earlier:
        return
    model = earlier[-1]
    if telling.sentence.index - model.sentence.index > 1:
        return
    if model.claim.territory.place is None:
        earlier.remove(model)
    for place in telling.places("object"):
        if place.place is not None or place.name[:1].isupper():
            yield replace(model.draft, anchor=clause.verb, territory=place, by=_voice(model))


def _repeats(telling: Telling, earlier: list[Settled]) -> Iterator[Draft]:
    """ "Kalbajar followed yesterday", after a hand-over."""
    subject, now = telling.clause.subject, telling.sentence
    model = next((e for e in reversed(earlier) if e.sentence.paragraph == now.paragraph), None)
    if subject is None or model is None or telling.clause.object is not None:
        return
    due = telling.clause.reality not in TOLD
    relation = model.claim.relation
    if due and relation is Relation.CONTROLS:
        relation = Relation.PART_OF
    told = telling.territories(subject) or unknown(telling.scene, subject.first, subject.last)
    for place in told:
        if not place.led:
            yield replace(
                model.draft, anchor=telling.clause.verb, territory=place, due=due, relation=relation
            )
