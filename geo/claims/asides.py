"""Words put between a verb and its object: "still hold, by the army's own map, Mullaitivu"."""

from __future__ import annotations

from geo.claims.scene import Scene

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
            return start
    return start


def _opens(scene: Scene, at: int) -> bool:
    """Whether an aside starts here: a preposition or an adverb, no further thing of a list."""
    if scene.lower(at) == "besides":
        return True
    return scene.tokens[at].tag in ("ADP", "ADV", "SCONJ") and scene.lower(at) not in ("then", "not")


def _may_be_object(scene: Scene, at: int) -> bool:
    return scene.tokens[at].tag in ("PROPN", "NOUN", "DET", "ADJ", "NUM", "PRON") or at in scene.names
