"""How long one article takes, step by step, warm, on one core: `python benchmarks/article.py [GOLD_DIR…]`.

Prints the median over the rounds of milliseconds per 400 words, each step and the whole: processor time,
since other work on the machine stretches it less, the time by the clock, and the load.
"""

import json
import os
import statistics
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo import claims, config, dates, incidents, language, localities, pipeline, resolve, speakers, toponyms  # noqa: E402
from geo.model import Article  # noqa: E402

STEPS = {
    language: "read",
    toponyms: "recognise",
    resolve: "resolve",
    localities: "read",
    dates: "read",
    speakers: "read",
    incidents: "extract",
    claims: "read",
}
ROUNDS = 9


def articles(folders: list[Path]) -> list[Article]:
    found = [
        json.loads(path.read_text(encoding="utf-8"))
        for folder in folders
        for path in sorted(folder.glob("*.json"))
    ]
    facts = [one.get("article", one) for one in found]
    return [
        Article(
            id=one["id"], text=one["text"], title=one["title"], published=date.fromisoformat(one["published"])
        )
        for one in facts
    ]


def clocked(spent: dict[str, float], name: str, step):
    def run(*given):
        began = time.process_time()
        result = step(*given)
        spent[name] += time.process_time() - began
        return result

    return run


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [
        ROOT / "data" / "articles",
        ROOT / "tests" / "gold" / "dev",
    ]
    texts = articles(folders)
    words = sum(len(one.text.split()) for one in texts)
    tools = config.tools(config.from_environment())
    spent: dict[str, float] = defaultdict(float)
    for module, name in STEPS.items():
        setattr(module, name, clocked(spent, module.__name__, getattr(module, name)))
    rounds = []
    for _ in range(ROUNDS + 1):
        spent.clear()
        began, clock = time.process_time(), time.perf_counter()
        for text in texts:
            pipeline.analyse(text, tools)
        whole, by_clock = time.process_time() - began, time.perf_counter() - clock
        rounds.append({**spent, "whole": whole, "whole, by the clock": by_clock})
    print(f"{len(texts)} articles, {words} words, median of {ROUNDS} rounds after one to warm up")
    print(f"processor time; load of the machine {os.getloadavg()[0]:.1f}")
    for name in rounds[0]:
        middle = statistics.median(one[name] for one in rounds[1:])
        print(f"{name:20} {middle * 1000 * 400 / words:7.1f} ms per 400 words")


if __name__ == "__main__":
    main()
