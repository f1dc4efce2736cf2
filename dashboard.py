"""The dashboard's pages wired up: `streamlit run dashboard.py`."""

import streamlit as st
from streamlit.starlette import App

from geo.app import STYLE, WORDMARK, pages, serving

if __name__ == "__main__":  # Streamlit draws a page
    st.set_page_config(page_title="Dateline", layout="wide", initial_sidebar_state="collapsed")
    if not st.context.is_embedded:
        st.logo(str(WORDMARK), size="large")
    st.html(STYLE)
    wired = [
        st.Page(pages.map_page, title="Map", url_path="map", default=True),
        st.Page(pages.read, title="Read an article", url_path="read"),
        st.Page(pages.articles, title="Articles", url_path="articles"),
        st.Page(pages.claims, title="Claims", url_path="claims"),
        st.Page(pages.events, title="Events", url_path="events"),
        st.Page(pages.method, title="Method and limits", url_path="method"),
    ]
    st.navigation(wired, position="hidden" if st.context.is_embedded else "top").run()
else:  # the server starts
    app = App(__file__, lifespan=serving.lifespan, middleware=serving.MIDDLEWARE)
