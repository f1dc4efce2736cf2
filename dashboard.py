"""The dashboard's pages wired up: `streamlit run dashboard.py`."""

import streamlit as st

from geo.app import WORDMARK, articles_page, map_page, method_page, read_page

st.set_page_config(page_title="Dateline", layout="wide", initial_sidebar_state="collapsed")
st.logo(str(WORDMARK), size="large")
pages = [
    st.Page(map_page.page, title="Map", url_path="map", default=True),
    st.Page(read_page.page, title="Read an article", url_path="read"),
    st.Page(articles_page.page, title="Articles", url_path="articles"),
    st.Page(method_page.page, title="Method and limits", url_path="method"),
]
st.navigation(pages, position="top").run()
