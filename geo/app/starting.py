"""What a reader sees while a first start builds all that later ones only open."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_CARD = """<div class="dateline-start"><p class="name">Dateline</p>
<p>Puts what a news article states about incidents and territory on a map, with who says so.</p>
<p>Gazetteer and base map are being made ready. That is done once on this machine and takes about a minute;
every later start takes seconds.</p></div>"""


class Starting:
    """The page until all is ready; nothing of it is drawn where nothing has to be built."""

    def __init__(self) -> None:
        self._place = st.empty()
        self._bar: DeltaGenerator | None = None

    def report(self, share: float, doing: str) -> None:
        """How far it is (0..1), and with what."""
        if self._bar is None:
            with self._place.container(key="starting"):
                st.html(_CARD)
                self._bar = st.progress(0.0)
        self._bar.progress(min(max(share, 0.0), 1.0), doing[:1].upper() + doing[1:])

    def done(self) -> None:
        """Make room for the page."""
        self._place.empty()
