"""Claims told by a verb: "fighters overran Zamzam", "the district was taken by them", "belongs to Guyana"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claims.actors import Claimant, plain
from geo.claims.anaphora import told_last
from geo.claims.claimants import claimants
from geo.claims.drafts import Draft
from geo.claims.fitting import fits, is_of_things, others, title_of
from geo.claims.gaps import among, gapped
from geo.claims.lexicon import Frame
from geo.claims.relatives import apposed
from geo.claims.scene import Scene
from geo.claims.shares import Named
from geo.claims.sharing import shared_out
from geo.claims.statehood import recognised_statehood
from geo.claims.telling import TOLD, Telling
from geo.claims.territories import territories, unknown
from geo.language.document import Phrase, Reality, Sentence
from geo.model import Extent, PlaceKind, Relation

_TIMES = frozenset(("after", "before", "since", "following", "until", "despite", "ahead of"))
_STANDS = frozenset((Relation.RECOGNISES, Relation.CLAIMS, Relation.PART_OF))
_FINAL = frozenset((Relation.CEDED, Relation.WITHDREW))


def told_by_verbs(scene: Scene, sentence: Sentence) -> Iterator[Draft]:
    """The claims that the verbs of a sentence tell."""
    for clause in sentence.clauses:
        frames = scene.lexicon.verbs.get(clause.lemma)
        if frames is None and clause.lemma not in scene.lexicon.joint.recognising:
            continue
        telling = Telling(scene, sentence, clause)
        if clause.lemma in scene.lexicon.joint.recognising:
            independence = tuple(recognised_statehood(telling))
            if independence:
                yield from independence
                continue
        wished = _is_wished(telling) or _is_asked(telling)
        told = (telling.told or _is_ranked(telling)) and not _is_condition(telling)
        ahead = clause.negated and clause.tense in ("future", "modal")
        for frame in frames or ():
            if ahead and frame.relation not in _STANDS:
                continue  # "its troops will not leave": what shall not be is no loss denied
            final = frame.relation in _FINAL and not frame.back
            due = clause.reality is Reality.PLANNED and final and not telling.told
            if (wished or not told) and not due:
                continue
            drafts = tuple(_drafts(telling, frame, due)) if fits(telling, frame) else ()
            if drafts:
                yield from drafts
                yield from among(telling, drafts)
                yield from gapped(telling, drafts)
                break


def _drafts(telling: Telling, frame: Frame, due: bool) -> Iterator[Draft]:
    places = _places(telling, frame)
    if not places:
        return
    shared = shared_out(telling, places) if "to" in (*frame.claimant, *frame.against) else ()
    if shared:
        yield from _shared(telling, frame, shared)
        return
    holders = _holders(telling, frame)
    if not holders and not telling.passive and is_of_things(telling, frame):
        return
    if not _plausible(telling, frame, holders, places):
        return
    against = next((c for name in frame.against for c in others(telling, name)), None)
    for place in places:
        if (
            frame.relation is Relation.RECOGNISES
            and telling.scene.tokens[min(place.last, len(telling.scene.tokens) - 1)].tag == "VERB"
        ):
            continue  # "recognise that East Timor belongs to …": the other verb tells it
        for holder in holders or (None,):
            yield Draft(
                telling.clause.verb,
                frame.relation,
                holder,
                place,
                against,
                telling.negated or _no(telling, frame),
                due=due,
            )


def _shared(telling: Telling, frame: Frame, shared: tuple[tuple[Named, Claimant], ...]) -> Iterator[Draft]:
    """Each piece with its own taker: gained by them, or ceded to them."""
    gains = "to" in frame.claimant
    giver = next(iter(_holders(telling, frame)), None) if not gains else None
    for place, taker in shared:
        who, against = (taker, None) if gains else (giver, taker)
        anchor = telling.clause.verb if place is shared[0][0] else place.anchor
        yield Draft(anchor, frame.relation, who, place, against, telling.negated)


def _is_wished(telling: Telling) -> bool:
    """ "denies wanting to keep it": what is wanted, planned or tried is no claim, however it is told."""
    if telling.clause.link not in ("to", "ing"):
        return False
    above = telling.scene.governor(telling.sentence, telling.clause)
    to = telling.clause.verb - 1
    if above is not None and above.lemma == "have" and telling.scene.lower(to - 1) == "yet":
        return True  # "have yet to leave"
    return above is not None and above.lemma in telling.scene.lexicon.stance["unreal"]


def _is_condition(telling: Telling) -> bool:
    """ "will not leave before the others have left": what has yet to come."""
    above = telling.scene.governor(telling.sentence, telling.clause)
    ahead = above is not None and above.tense in ("future", "modal")
    return ahead and telling.clause.link in ("before", "until", "unless", "once", "when")


def _is_ranked(telling: Telling) -> bool:
    """ "was the first capital to fall": the infinitive tells what happened."""
    above = telling.scene.governor(telling.sentence, telling.clause)
    if telling.clause.link != "to" or above is None or above.lemma != "be" or above.reality not in TOLD:
        return False
    ranks = telling.scene.lexicon.stance["ranks"]
    return any(telling.scene.lower(i) in ranks for i in range(above.verb, telling.clause.verb))


def _no(telling: Telling, frame: Frame) -> bool:
    """ "had no designs upon": the noun of the frame is denied."""
    phrase = telling.slot("object") if frame.noun else None
    return phrase is not None and telling.scene.lower(phrase.first) == "no"


def _is_asked(telling: Telling) -> bool:
    """ "did not say who owns it"."""
    scene, verb = telling.scene, telling.clause.verb
    return scene.lower(verb - 1) in ("who", "whether") and scene.tokens[max(0, verb - 2)].tag == "VERB"


def _places(telling: Telling, frame: Frame) -> tuple[Named, ...]:
    if frame.title:
        return _titled(telling, frame)
    bare = not frame.landed
    if frame.noun and (behind := _after_noun(telling, frame)):
        return behind
    for name in frame.territory:
        # "renounced to its part" gives up land; "renounced any claim to the land" does not.
        if name != "object" and "object" in frame.territory and telling.clause.object is not None:
            continue
        found = apposed(telling.scene, telling.sentence, telling.places(name, bare))
        if found:
            return found
    found = _unknown(telling, frame)
    if found and (frame.bound or telling.scene.lower(found[0].first) in telling.scene.located):
        return found
    if frame.noun:
        return ()
    alone = telling.clause.object is None and not telling.oblique("from") and not telling.oblique("to")
    return _last(telling) if frame.back and alone else ()


def _titled(telling: Telling, frame: Frame) -> tuple[Named, ...]:
    """ "Sovereignty over the islands belongs to …": the territory behind the noun before the verb."""
    scene, verb = telling.scene, telling.clause.verb
    at = title_of(telling, frame)
    return territories(scene, at + 2, verb) if at is not None else ()


def _unknown(telling: Telling, frame: Frame) -> tuple[Named, ...]:
    """A name no place is known for, under a verb that is of land alone ("fell to the First Army")."""
    for name in frame.territory:
        phrase = telling.slot(name)
        if phrase is not None:
            limit = (
                max(phrase.last, telling.clause.verb) if phrase.first < telling.clause.verb else phrase.last
            )
            return unknown(telling.scene, phrase.first, limit)
    return ()


def _last(telling: Telling) -> tuple[Named, ...]:
    """ "… and then retired": the territory told last in the paragraph, under the verb's own words."""
    scene, verb = telling.scene, telling.clause.verb
    place = told_last(scene, verb)
    if place is None:
        return ()
    return (Named(verb, verb + 1, verb, place.name, place, Extent.UNSPECIFIED, led=True),)


def _after_noun(telling: Telling, frame: Frame) -> tuple[Named, ...]:
    """ "control of the town": where the parser keeps the whole as one object."""
    scene, noun = telling.scene, telling.slot("object")
    if noun is None or scene.lower(noun.head + 1) not in frame.territory:
        return ()
    return telling.territories(Phrase(noun.head + 2, noun.head + 3, noun.head + 2))


def _holders(telling: Telling, frame: Frame) -> tuple[Claimant, ...]:
    slots = (_behind(telling, name) if frame.title else telling.slot(name) for name in frame.claimant)
    found = (claimants(telling.scene, slot, telling.clause.verb) for slot in slots)
    return next((holders for holders in found if holders), ())


def _behind(telling: Telling, preposition: str) -> Phrase | None:
    """What stands behind the verb with a preposition: "the title to Ligitan belongs to Malaysia"."""
    clause = telling.clause
    phrases = (o.phrase for o in clause.obliques if o.preposition == preposition)
    return next((phrase for phrase in phrases if phrase.first > clause.verb), None)


def _is_town(scene: Scene, place: Named) -> bool:
    """A town by its name; a name no place is known for may be one."""
    if place.place is None:
        return place.anchor in scene.names
    return place.place.kind is PlaceKind.POPULATED_PLACE and not place.led


def _is_share(places: tuple[Named, ...]) -> bool:
    return all(place.extent is not Extent.UNSPECIFIED for place in places)


def _comes_to_stay(telling: Telling, holders: tuple[Claimant, ...]) -> bool:
    """Whether those who enter a town take it; peacekeepers, patrols and presidents only visit."""
    words = telling.scene.lexicon.claimants
    for holder in holders:
        told = plain(holder.words).removeprefix("the ").split()
        first, last = told[0], told[-1]
        if last in words["passing"] or (first in words["passing"] and last not in words["forces"]):
            return False
    return True


def _plausible(
    telling: Telling, frame: Frame, holders: tuple[Claimant, ...], places: tuple[Named, ...]
) -> bool:
    """Verbs of many senses need an actor that can hold land, and no talk of votes, games or business."""
    civil = telling.scene.lexicon.claimants["civil"]
    if any(not holder.force and plain(holder.words).split()[-1] in civil for holder in holders):
        return False
    forces = bool(holders) and all(holder.force for holder in holders)
    unnamed = not holders and telling.passive and all(place.place is not None for place in places)
    if (frame.force and not forces and not unnamed) or (frame.share and not _is_share(places)):
        return False
    if frame.town and not (
        all(_is_town(telling.scene, place) for place in places) and _comes_to_stay(telling, holders)
    ):
        return False
    if not frame.landed:
        return True
    scene = telling.scene
    games = scene.lexicon.stance["games"]
    aside = {
        i
        for o in telling.clause.obliques
        if o.preposition in _TIMES
        for i in range(o.phrase.first, o.phrase.last)
    }
    reach = range(telling.clause.first, telling.clause.last)
    if any(scene.lower(i) in games for i in reach if i not in aside):
        return False
    return forces or (not holders and telling.passive) or any(place.place is not None for place in places)
