"""How long from `streamlit run` to the painted map: `python benchmarks/startup.py [RUNS]`.

Each run starts the dashboard anew and opens it in a fresh Chromium (Playwright); what is built once is there
before the first run is counted. Prints each run, the medians, the CPU seconds of the server, and the load.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
PATIENCE_MS = 120_000


def port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


@contextmanager
def dashboard(store: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A dashboard that was told to start and may not be there yet."""
    at = port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(at)]
    command += ["--server.headless", "true", "--server.address", "127.0.0.1"]
    environment = {**os.environ, "DATELINE_STORE": f"sqlite:///{store}"}
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        yield f"http://127.0.0.1:{at}/", server
    finally:
        server.terminate()
        server.wait(20)


def answered(address: str) -> None:
    while True:
        try:
            urllib.request.urlopen(f"{address}_stcore/health", timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)


def cpu_seconds(process: int) -> float:
    """User and system time of a process so far; 0 where the system does not tell."""
    path = Path(f"/proc/{process}/stat")
    if not path.exists():
        return 0.0
    fields = path.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(browser: Browser, store: Path) -> tuple[float, float, float, float]:
    """Seconds to the server's answer, the first element and the painted map; CPU seconds of the server."""
    began = time.perf_counter()
    with dashboard(store) as (address, server):
        answered(address)
        ready = time.perf_counter() - began
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address)
        page.locator("[data-testid=stMain] [data-testid=stElementContainer]").first.wait_for(state="attached")
        first = time.perf_counter() - began
        frame = page.frame_locator("iframe[title*=folium]").first
        frame.locator(".dateline-mark").first.wait_for(state="attached")
        frame.locator(".leaflet-tile-loaded").first.wait_for(state="attached")
        painted = time.perf_counter() - began
        used = cpu_seconds(server.pid)
        page.close()
        return ready, first, painted, used


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    found = next((path for path in BROWSERS if Path(path).exists()), None)
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        run(browser, Path(folder) / "kept.sqlite")
        runs = [run(browser, Path(folder) / "kept.sqlite") for _ in range(times)]
        browser.close()
    for one in runs:
        print("answered {:.2f} s, first element {:.2f} s, painted map {:.2f} s, CPU {:.2f} s".format(*one))
    middle = [statistics.median(column) for column in zip(*runs, strict=True)]
    print("median   {:.2f} s, {:.2f} s, {:.2f} s; CPU {:.2f} s".format(*middle), f"over {times} runs")
    print("load average", *(f"{load:.2f}" for load in os.getloadavg()), "on", os.cpu_count(), "cores")


if __name__ == "__main__":
    main()
