"""The server's replies keep a page from calling out, and a page waits for what is still being loaded."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from geo.app import serving
from geo.maps.tiles import HOSTS, TILES

ROOT = Path(__file__).resolve().parent.parent


def headers_of(kind: str) -> dict[str, str]:
    """The headers of a reply by an app that sets one of its own."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": kind, "headers": [(b"etag", b"1")]})

    async def send(message: Any) -> None:
        sent.append(message)

    guarded = serving.MIDDLEWARE[0].cls(app)
    asyncio.run(guarded({"type": "http"}, None, send))
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_every_reply_forbids_calling_out_and_framing() -> None:
    headers = headers_of("http.response.start")
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert "http" not in policy["connect-src"] + policy["script-src"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["etag"] == "1"


def framed_by(told: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DATELINE_EMBED_IN", told)
    policy = headers_of("http.response.start")["content-security-policy"]
    return dict(part.split(" ", 1) for part in policy.split("; "))["frame-ancestors"]


def test_only_the_sites_that_are_named_may_frame_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert framed_by("", monkeypatch) == "'self'"
    assert framed_by("https://News.example/ http://a.b:8080", monkeypatch) == (
        "'self' https://news.example http://a.b:8080"
    )


@pytest.mark.parametrize("wrong", ["*", "news.example", "https://a.b/c", "https://a.b;script-src", "'none'"])
def test_a_wrong_site_opens_no_frame(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert framed_by(wrong, monkeypatch) == "'self'"


def test_what_is_no_reply_is_left_alone() -> None:
    assert headers_of("websocket.accept") == {"etag": "1"}


def test_pictures_may_come_from_the_tile_servers_only() -> None:
    policy = headers_of("http.response.start")["content-security-policy"]
    (pictures,) = [part for part in policy.split("; ") if part.startswith("img-src")]
    assert [one for one in pictures.split() if one.startswith("https")] == [f"https://{one}" for one in HOSTS]
    assert len(HOSTS) == len(TILES)


def test_a_page_waits_for_the_warm_up_and_only_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    serving.wait()
    monkeypatch.setattr(serving, "_WARM", threading.Event())
    order = []

    def warm() -> None:
        order.append("warm")
        serving._WARM.set()

    timer = threading.Timer(0.05, warm)
    timer.name = serving._NAME
    timer.start()
    serving.wait()
    order.append("page")
    timer.join()
    assert order == ["warm", "page"]


def test_the_first_page_is_loaded_without_pandas_and_the_others_have_it() -> None:
    code = """
import sys
from geo.app import serving
serving._warm()
print("geo.app.map_page" in sys.modules, "pandas" in sys.modules)
import pandas
print(pandas.Series([1, 2]).sum())
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["True False", "3"]


def test_the_first_page_is_shown_without_pandas(tmp_path: Path) -> None:
    code = """
import sys
from geo.app import serving
serving._warm()
from streamlit.testing.v1 import AppTest
app = AppTest.from_file(sys.argv[1], default_timeout=60).run()
print(len(app.get("bidi_component")) > 1, len(app.get("component_instance")), list(app.exception))
print("pandas" in sys.modules)
"""
    command = [sys.executable, "-c", code, str(ROOT / "dashboard.py")]
    env = {**os.environ, "DATELINE_STORE": f"sqlite:///{tmp_path / 'kept.sqlite'}"}
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=env)
    assert run.stdout.splitlines() == ["True 1 []", "False"]
