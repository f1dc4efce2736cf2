"""Seconds that the worst texts take to read: `python benchmarks/hostile.py [KILOBYTES] [KIND…]`.

Each text is of one kind, of the size given (1,000 kB unless told). Prints processor time, time by the
clock, the step that took most, what was found (toponyms, incidents, claims), and the load of the machine.
"""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

from article import STEPS  # noqa: E402
from hostile_texts import KINDS  # noqa: E402

from geo import config, pipeline  # noqa: E402
from geo.model import Article  # noqa: E402

PUBLISHED = date(2022, 3, 1)


def clocked(spent: dict[str, float], name: str, step: Callable[..., object]) -> Callable[..., object]:
    def run(*given: object) -> object:
        began = time.process_time()
        try:
            return step(*given)
        finally:
            spent[name] += time.process_time() - began

    return run


def main() -> None:
    size = int(sys.argv[1]) * 1000 if len(sys.argv) > 1 else 1_000_000
    spent: dict[str, float] = defaultdict(float)
    for module, name in STEPS.items():
        setattr(module, name, clocked(spent, module.__name__.removeprefix("geo."), getattr(module, name)))
    tools = config.tools(config.from_environment())
    pipeline.analyse(Article("warm", "Troops shelled Kharkiv on Monday.", published=PUBLISHED), tools)
    print(f"{size:,} characters each; load of the machine {os.getloadavg()[0]:.1f}")
    for kind in sys.argv[2:] or KINDS:
        spent.clear()
        article = Article(kind, KINDS[kind](size), published=PUBLISHED)
        began, clock = time.process_time(), time.perf_counter()
        found = pipeline.analyse(article, tools)
        cpu, wall = time.process_time() - began, time.perf_counter() - clock
        most = max(spent, key=lambda name: spent[name])
        marks = len(found.toponyms), len(found.incidents), len(found.claims)
        times = f"{cpu:6.1f} s of one core {wall:6.1f} s by the clock"
        print(f"{kind:22} {times}; {most} {spent[most]:.1f} s; {marks}", flush=True)


if __name__ == "__main__":
    main()
