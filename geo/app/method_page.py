"""The page on method and limits: what the map does not say."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_LIMITS = Path(__file__).resolve().parents[2] / "docs" / "limits.md"


def page() -> None:
    """Draw the page. Its text is the project's own document, so Markdown is safe here."""
    text = _LIMITS.read_text(encoding="utf-8")
    with st.container(width=760):
        st.markdown(text)
