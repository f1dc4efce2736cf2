"""The neutral line of an incident: the name of its kind, told more closely where the words allow no doubt."""

from __future__ import annotations

from geo.incidents.mentions import Mention
from geo.incidents.tellings import Telling
from geo.language.document import Token
from geo.lexicon import table
from geo.reading import Reading


def kind_line(reading: Reading, told: tuple[Telling, ...], sub_type: str) -> str:
    """ "Helicopter shot down", "Rocket fire"; the plain name of the kind where no row of the lexicon fits."""
    for telling in told:
        for row in table("incidents")["kind_lines"]:
            if telling.sub_type in row["of"] and any(_fits(reading, one, row) for one in telling.told):
                return str(row["line"])
    return str(table("incidents")["summary"][sub_type])


def _fits(reading: Reading, mention: Mention, row: dict[str, list[str]]) -> bool:
    """True where the mention is one of the row's acts and one of its things stands in the clause."""
    document = reading.document
    first, last = mention.reach
    tokens = document.tokens[first:last]
    acts = row.get("acts", [])
    if acts and not any(act in acts for act in _act(document.tokens, mention)):
        return False
    return any(token.lemma in row["things"] for token in tokens)


def _act(tokens: tuple[Token, ...], mention: Mention) -> tuple[str, ...]:
    """The word of the mention, alone and with what follows: "shoot", "shoot down"."""
    token = tokens[mention.token]
    after = tokens[mention.token + 1].lower if mention.token + 1 < len(tokens) else ""
    return token.lemma, token.lower, f"{token.lemma} {after}"
