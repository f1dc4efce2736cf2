"""A dashboard of a test's own, and the system's browser, which may reach nothing else."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:")
PATIENCE_MS = 60_000
BUILT_IN_SECONDS = 600  # on two cores in company; a minute on a machine of one's own


@cache
def made_ready() -> None:
    """All that a first start builds, once for all tests: no test has to wait for it, or to fail by it."""
    built = "from geo.app import resources; resources.quietly(); resources.sample()"
    subprocess.run(
        [sys.executable, "-c", built], cwd=ROOT, check=True, timeout=BUILT_IN_SECONDS, capture_output=True
    )


@contextmanager
def dashboard(store: Path) -> Iterator[str]:
    """The address of a dashboard with this store."""
    made_ready()
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
    environment = {**os.environ, "DATELINE_STORE": f"sqlite:///{store}"}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        url = f"http://127.0.0.1:{port}/"
        _wait_for(f"{url}_stcore/health")
        yield url
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the dashboard did not start")


@contextmanager
def chromium(playwright: Any) -> Iterator[Any]:
    """The browser; the test is skipped where there is none."""
    with playwright.sync_playwright() as driver:
        found = next((path for path in SYSTEM_BROWSERS if Path(path).exists()), None)
        try:
            opened = driver.chromium.launch(executable_path=found, args=ARGUMENTS)
        except playwright.Error as error:
            pytest.skip(f"no browser can be had: {str(error).splitlines()[0]}")
        playwright.expect.set_options(timeout=PATIENCE_MS)
        yield opened
        opened.close()


def hold_back(context: Any, asked: list[str]) -> None:
    """Let nothing through but what is local; what was wanted from elsewhere is written down."""

    def judge(route: Any) -> None:
        if LOCAL.match(route.request.url):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context.route("**/*", judge)


def map_of(page: Any) -> Any:
    """The map's frame, once its findings are drawn."""
    frame = page.frame_locator("iframe[title*=folium]").first
    frame.locator(".dateline-mark").first.wait_for(state="attached")
    return frame
