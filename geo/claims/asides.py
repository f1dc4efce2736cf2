"""Words put between a verb and its object: "still hold, by the army's own map, Mullaitivu"."""

from __future__ import annotations

from geo.claims.scene import Scene

_SHARES = frozenset(("more", "most", "all", "about", "nearly", "almost", "over", "roughly", "some"))
_SPEAKER = 6
"""Words of a speaker and their verb."""
_LONGEST = 12
"""Words that an aside may have."""


def past_aside(scene: Scene, start: int, limit: int) -> int:
    """The token behind an aside between commas that starts here; `start` where none does."""
    if scene.lower(start) != "," or not _opens(scene, start + 1):
        return start
    for at in range(start + 2, min(start + _LONGEST, limit - 1)):
        if scene.lower(at) == ",":
            return at + 1 if _may_be_object(scene, at + 1) else start
        if scene.tokens[at].tag in ("VERB", "AUX") and scene.tokens[at].form not in ("VBG", "VBN"):
            says = scene.tokens[at].lemma in scene.lexicon.stance["saying"] and scene.lower(at + 1) == ","
            return at + 2 if says and _may_be_object(scene, at + 2) else start
    return start


def _opens(scene: Scene, at: int) -> bool:
    """Whether an aside starts here: a preposition or an adverb, no further thing of a list."""
    if scene.lower(at) in ("besides", "according"):
        return True
    if _says(scene, at):
        return True
    return scene.tokens[at].tag in ("ADP", "ADV", "SCONJ") and scene.lower(at) not in ("then", "not")


def _says(scene: Scene, at: int) -> bool:
    """Whether nothing but who says it and a verb of saying stand before the next comma: ", the UN says,"."""
    for step in range(at, min(at + _SPEAKER, len(scene.tokens) - 1)):
        if scene.tokens[step].tag == "VERB":
            return step > at and scene.tokens[step].lemma in scene.lexicon.stance["saying"]
        if scene.lower(step) == "," or scene.tokens[step].tag == "CCONJ":
            return False
    return False


def _may_be_object(scene: Scene, at: int) -> bool:
    share = scene.lower(at) in _SHARES
    return (
        share or scene.tokens[at].tag in ("PROPN", "NOUN", "DET", "ADJ", "NUM", "PRON") or at in scene.names
    )
