"""The page on method and limits: how it reads, what the map does not say, and that it takes no side."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

_LIMITS = Path(__file__).resolve().parents[2] / "docs" / "limits.md"

_METHOD = """
**Dateline takes no side.** It shows who says what, where and when, and how sure the place and the date
are. No mark, colour, name or line on its map is an opinion on the truth of a statement or the legal
status of a territory.

## How it reads
1. **Place names** are found in the text and told apart: the place itself (“near Yeraskh”), something it
   stands for (“Baku announced”), its people (“Armenians”). All names of an article are placed together,
   each with a certainty and the next best places.
2. **Dates** are worked out from the words and the publication date. Without that date “Monday” stays
   open.
3. **Speakers** are led back from “the ministry added” and “he said” to who is meant.
4. **Incidents** are drawn from verbs and nouns of force. What is denied, feared, planned or supposed is
   none. One happening told several times is one incident, its statements side by side.
5. **Claims** say who is said to hold, to have taken, lost or be entitled to a territory, and who says
   so.

Every finding keeps the words it was read from. Nothing is added that is not in the text.
"""


def page() -> None:
    """Draw the page. All of its text is the project's own, so Markdown is safe here."""
    with st.container(width=780):
        st.title("Method and limits", anchor=False)
        st.markdown(_METHOD)
        st.markdown(limits())


def limits() -> str:
    """`docs/limits.md` as part of a page: its title a step lower, its links to other files as plain words."""
    text = _LIMITS.read_text(encoding="utf-8")
    return re.sub(r"\[([^\]]*)\]\((?!https?:)[^)]*\)", r"\1", "#" + text)
