"""What a map of many events costs, beside the stock folium way in one run: `python benchmarks/map.py [N…]`.

Ours: one canvas layer fed columns, in headless Chromium, served from this machine. Prints the bytes fetched,
the time from the page being up to the first picture, and the time between frames while a window of 30 days,
and one of all days, is dragged over the whole. Stock: as many CircleMarkers, written and drawn anew, up to
10,000 of them.
"""

from __future__ import annotations

import functools
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import folium
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from xstatic.pkg import leaflet  # noqa: E402

from geo.events import Columns  # noqa: E402
from geo.events.generate import made_up  # noqa: E402
from geo.maps.events import EventLayer, event_group, packed  # noqa: E402
from geo.maps.page import page  # noqa: E402
from geo.maps.render import View  # noqa: E402

BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
SIZE = {"width": 1440, "height": 700}
STEPS = 120
STOCK_MOST = 10_000
LAYER = "Object.values(window).find((one) => one instanceof L.Map).datelineEvents"
DRAG = """async ([layer, from, to, steps, width]) => {
  const gaps = [], began = layer.timings.length;
  let before = 0;
  for (let step = 0; step <= steps; step++) {
    const first = from + Math.round(((to - from) * step) / steps);
    layer.setWindow(first, first + width);
    const now = await new Promise((done) => requestAnimationFrame(done));
    if (before) gaps.push(now - before);
    before = now;
  }
  return [gaps, layer.timings.slice(began)];
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def ours(browser: Browser, columns: Columns, folder: Path, address: str) -> None:
    began = time.perf_counter()
    data = packed(columns)
    took = time.perf_counter() - began
    (folder / "columns.bin").write_bytes(data)
    layer = EventLayer(columns, "columns.bin", "light")
    (folder / "map.html").write_text(
        page(View(25.0, 30.0, 3), "light", [event_group(layer)]), encoding="utf-8"
    )
    shown = browser.new_page(viewport=SIZE)
    shown.goto(f"{address}map.html")
    shown.wait_for_function(f"{LAYER} && {LAYER}.timings.length > 0")
    up = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    first = shown.evaluate(f"{LAYER}.firstPainted - {up}")
    print(
        f"{len(columns):>9,} columns: {len(data) / 1e6:.2f} MB packed in {took:.2f} s;"
        f" first picture {first:.0f} ms"
    )
    days = columns.days()
    if days is None:
        return
    low, high = int(columns.first[0]), int(columns.last.max())
    for width, name in ((30, "30 days"), (high - low, "all days")):
        shown.wait_for_timeout(300)
        gaps, paints = shown.evaluate(f"(told) => ({DRAG})([{LAYER}, ...told])", [low, high, STEPS, width])
        print(
            f"          dragging {name:8}: frame {statistics.median(gaps):5.1f} ms median,"
            f" {at(gaps, 0.95):5.1f} ms 95th;"
            f" painting alone {statistics.median(paints):5.1f}, {at(paints, 0.95):5.1f} ms  n = {len(gaps)}"
        )
    shown.close()


def stock(browser: Browser, columns: Columns, folder: Path, address: str) -> None:
    began = time.perf_counter()
    made = folium.Map(location=(25.0, 30.0), zoom_start=3, tiles=None)
    made.default_js = [("leaflet", "leaflet.js")]
    made.default_css = [("leaflet_css", "leaflet.css")]
    for row in range(len(columns)):
        where = (float(columns.lat[row]), float(columns.lon[row]))
        folium.CircleMarker(where, radius=4, tooltip=columns.actor.at(row)).add_to(made)
    rendered = made.get_root().render()
    took = time.perf_counter() - began
    (folder / "stock.html").write_text(rendered, encoding="utf-8")
    shown = browser.new_page(viewport=SIZE)
    shown.set_default_timeout(300_000)
    start = time.perf_counter()
    shown.goto(f"{address}stock.html")
    shown.wait_for_function(f"document.querySelectorAll('path.leaflet-interactive').length >= {len(columns)}")
    drawn = time.perf_counter() - start
    print(
        f"{len(columns):>9,} stock:   {len(rendered) / 1e6:.2f} MB written in {took:.2f} s;"
        f" drawn in {drawn * 1000:.0f} ms"
    )
    shown.close()


def main() -> None:
    sizes = [int(word.replace(",", "")) for word in sys.argv[1:]] or [1_000, 10_000, 100_000, 1_000_000]
    found = next((path for path in BROWSERS if Path(path).exists()), None)
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as address, sync_playwright() as driver:
        folder = Path(name)
        for file in ("leaflet.js", "leaflet.css"):
            (folder / file).write_bytes((Path(leaflet.BASE_DIR) / file).read_bytes())
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for size in sizes:
            columns = made_up(size)
            ours(browser, columns, folder, address)
            if size <= STOCK_MOST:
                stock(browser, columns, folder, address)
        browser.close()
    print("load average", *(f"{load:.2f}" for load in os.getloadavg()), "on", os.cpu_count(), "cores")


if __name__ == "__main__":
    main()
