"""The pages, each loaded when it is first drawn: who opens the map does not wait for what reads articles."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from geo.app import serving


def map_page() -> None:
    """Draw the map page."""
    serving.wait()
    from geo.app import map_page  # noqa: PLC0415

    map_page.page()


def to_map() -> NoReturn:
    """Leave the page that is drawn for the map."""
    st.switch_page(st.Page(map_page, title="Map", url_path="map", default=True))


def read() -> None:
    """Draw the page that reads an article."""
    serving.wait()
    from geo.app import read_page  # noqa: PLC0415

    read_page.page()


def articles() -> None:
    """Draw the page of what is kept."""
    serving.wait()
    from geo.app import articles_page  # noqa: PLC0415

    articles_page.page()


def events() -> None:
    """Draw the page that takes in tables of events."""
    serving.wait()
    from geo.app import events_page  # noqa: PLC0415

    events_page.page()


def claims() -> None:
    """Draw the page that sets claims side by side."""
    serving.wait()
    from geo.app import claims_page  # noqa: PLC0415

    claims_page.page()


def method() -> None:
    """Draw the page on method and limits."""
    from geo.app import method_page  # noqa: PLC0415

    method_page.page()
