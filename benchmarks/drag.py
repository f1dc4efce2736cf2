"""What a drag through time costs in the whole dashboard: `python benchmarks/drag.py [EVENTS] [DRAGS]`.

Fills a store with made-up events, starts the dashboard on it and drags an end of the control of time in a
headless Chromium, the first day over most of the stretch and back. Prints the time between frames of the map
while it is dragged, what painting alone took, what was sent to the server meanwhile, and how long after
letting go the counts beside the map had followed.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from startup import BROWSERS, PATIENCE_MS, answered, dashboard  # noqa: E402

from geo.config import Settings, store  # noqa: E402
from geo.events.generate import event, made_up  # noqa: E402

STEPS, LINE_PX = 90, 24
WATCH = """() => {
  const events = window.map.datelineEvents;
  window.gaps = []; window.began = events ? events.timings.length : 0;
  let before = 0;
  const frame = (now) => {
    if (before) window.gaps.push(now - before);
    before = now;
    window.watching = requestAnimationFrame(frame);
  };
  window.watching = requestAnimationFrame(frame);
}"""
WATCHED = """() => {
  cancelAnimationFrame(window.watching);
  const events = window.map.datelineEvents;
  return [window.gaps, events ? events.timings.slice(window.began) : []];
}"""
COUNTS = """() => {
  const find = (root) => {
    for (const one of root.querySelectorAll("*")) {
      const inner = one.classList.contains("counts") ? one : one.shadowRoot && find(one.shadowRoot);
      if (inner) return inner;
    }
  };
  return find(document).innerText;
}"""
FOLLOWED = f"""(before) => new Promise((done) => {{
  const counts = {COUNTS};
  addEventListener("pointerup", () => {{
    const began = performance.now();
    const look = () => (counts() === before ? requestAnimationFrame(look) : done(performance.now() - began));
    look();
  }}, {{ capture: true, once: true }});
}})"""


def at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def filled(folder: Path, many: int) -> Path:
    """A store with so many made-up events."""
    path = folder / "kept.sqlite"
    if many:
        columns = made_up(many)
        store(Settings(store=f"sqlite:///{path}")).events.save(event(columns, row) for row in range(many))
    return path


def drag(
    page: Page, frame: Frame, far: float, sent: list[float]
) -> tuple[list[float], list[float], int, float]:
    """Frames and paintings in milliseconds, messages sent, and the milliseconds until the counts followed."""
    box: Any = page.get_by_role("slider", name="First day shown").bounding_box()
    x, y = box["x"] + LINE_PX, box["y"] + box["height"] / 2
    before, many = page.evaluate(COUNTS), len(sent)
    page.evaluate(f"(before) => {{ window.followed = ({FOLLOWED})(before) }}", before)
    page.mouse.move(x, y)
    page.mouse.down()
    frame.evaluate(WATCH)
    for step in range(1, STEPS + 1):
        page.mouse.move(x + far * step / STEPS, y)
    gaps, paints = frame.evaluate(WATCHED)
    during = len(sent) - many
    page.mouse.up()
    followed = page.evaluate("() => window.followed")
    page.wait_for_timeout(1500)
    return gaps, paints, during, followed


def measured(page: Page, drags: int, sent: list[float]) -> None:
    inner = page.frame_locator("iframe[title*=folium]").first
    inner.locator(".leaflet-tile-loaded").first.wait_for(state="attached")
    page.wait_for_timeout(4000)
    frame: Any = next(one for one in page.frames if "folium" in one.url)
    track: Any = page.locator(".track").bounding_box()
    wide = track["width"]
    gaps: list[float] = []
    paints: list[float] = []
    follows: list[float] = []
    told = 0
    for turn in range(drags):
        found = drag(page, frame, wide * 0.8 * (1 if turn % 2 == 0 else -1), sent)
        gaps, paints, told = gaps + found[0], paints + found[1], told + found[2]
        follows.append(found[3])
    print(
        f"frame {statistics.median(gaps):.1f} ms median, {at(gaps, 0.95):.1f} ms 95th (n = {len(gaps)});",
        end=" ",
    )
    if paints:
        print(f"painting alone {statistics.median(paints):.1f}, {at(paints, 0.95):.1f} ms;", end=" ")
    print(f"{told} messages to the server while dragging;", end=" ")
    print(
        f"counts followed after {statistics.median(follows):.0f} ms median, {max(follows):.0f} at most",
        end=" ",
    )
    print(f"(n = {drags})")


def main() -> None:
    given = [int(word.replace(",", "")) for word in sys.argv[1:]]
    many, drags = (given + [100_000, 10][len(given) :])[:2]
    found = next((path for path in BROWSERS if Path(path).exists()), None)
    folder = tempfile.TemporaryDirectory()
    kept = filled(Path(folder.name), many)
    with folder, sync_playwright() as driver, dashboard(kept) as (address, _):
        answered(address)
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        sent: list[float] = []
        page.on("websocket", lambda one: one.on("framesent", lambda _: sent.append(time.perf_counter())))
        page.goto(f"{address}?sample=0" if many else address)
        print(f"{many:,} events:", end=" ", flush=True)
        measured(page, drags, sent)
        browser.close()
    print("load average", *(f"{load:.2f}" for load in os.getloadavg()), "on", os.cpu_count(), "cores")


if __name__ == "__main__":
    main()
