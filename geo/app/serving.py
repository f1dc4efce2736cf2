"""The server: loads the first page's needs while the browser is on its way, and lets no page call out."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit.components.v1 import custom_component
from streamlit.dataframe_util import is_dataframe_like

from geo.errors import SettingsError
from geo.maps.tiles import HOSTS
from geo.sites import origins

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

_LOG = logging.getLogger(__name__)
_NAME = "dateline-warm-up"
_FIRST_PAGE = ("geo.app.resources", "geo.app.map_page")
_WARM = threading.Event()

# Streamlit and folium run scripts of their own making, so inline ones must be let through; but nothing on a
# page may send to or load from another site, or be framed by one that the settings do not name.
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob: data:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": " ".join(["'self'", "data:", "blob:", *(f"https://{host}" for host in HOSTS)]),
    "font-src": "'self' data:",
    "connect-src": "'self' ws: wss: data: blob:",
    "worker-src": "'self' blob:",
    "base-uri": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
}
_HEADERS = {"x-content-type-options": "nosniff", "referrer-policy": "same-origin"}


class _Guarded:
    """The app, with these headers on every reply."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self._app = app
        policy = {**_POLICY, "frame-ancestors": " ".join(("'self'", *_framing()))}
        written = "; ".join(f"{what} {whence}" for what, whence in policy.items())
        self._headers = {"content-security-policy": written, **_HEADERS}

    async def __call__(self, scope: Message, receive: Any, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in self._headers.items()]
                message["headers"] = [*message.get("headers", ()), *own]
            await send(message)

        await self._app(scope, receive, sending)


def _framing() -> tuple[str, ...]:
    """The sites that may frame the dashboard; none where the setting is wrong, which every page tells."""
    try:
        return origins(os.environ.get("DATELINE_EMBED_IN", ""))
    except SettingsError:
        return ()


MIDDLEWARE = (Middleware(_Guarded),)


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """For the time the server runs: begins to load, and opens a browser unless the server is headless."""
    threading.Thread(target=_warm, name=_NAME, daemon=True).start()
    sys.stdout.write(f"Dateline is at {_address()} (Ctrl+C ends it)\n")
    if not st.get_option("server.headless"):
        threading.Thread(target=webbrowser.open, args=(_address(),), daemon=True).start()
    yield


def _address() -> str:
    host = st.get_option("browser.serverAddress") or "localhost"
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"http://{host}:{st.get_option('server.port')}/{path}"


def _warm() -> None:
    """Whatever fails here fails again where a page needs it, and is told there."""
    try:
        with _without_pandas():
            importlib.import_module("folium.plugins")
        custom_component.is_dataframe_like = _is_table  # type: ignore[assignment, attr-defined]
        for name in _FIRST_PAGE:
            importlib.import_module(name)
        importlib.import_module("geo.app.resources").prepared_sample()
        # Streamlit collects garbage after every run of a page: what is loaded for good is not looked through.
        gc.collect()
        gc.freeze()
    except Exception:
        _LOG.exception("The first page could not be made ready beforehand")
    finally:
        _WARM.set()


@contextmanager
def _without_pandas() -> Iterator[None]:
    """folium takes pandas along where it can, for tables of positions that it is never given here.

    It looks for it once, when it is loaded: a third of a second of the start.
    """
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]  # Python's own sign for "not to be had"
    try:
        yield
    finally:
        del sys.modules["pandas"]


def _is_table(value: object) -> bool:
    """Whether a component's argument is a table: no list or dict is, here, where Streamlit asks pandas."""
    return not isinstance(value, list | dict) and is_dataframe_like(value)


def wait() -> None:
    """Until the warm-up, if any, is over: two threads that load one another's modules may trip."""
    if any(thread.name == _NAME for thread in threading.enumerate()):
        _WARM.wait()
