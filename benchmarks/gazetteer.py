"""What the embedded gazetteer costs. `python benchmarks/gazetteer.py` builds a fresh index aside."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

MEMORY = """
import sys
sys.path.insert(0, sys.argv[1])
from geo.gazetteer import open_embedded
gazetteer = open_embedded()
gazetteer.candidates("Yeraskh")
# Not ru_maxrss: a child inherits its parent's peak.
status = open("/proc/self/status").read()
print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


def timed(what: str, seconds: float, n: int = 1, unit: str = "s") -> None:
    scale = {"s": 1.0, "ms": 1e3, "µs": 1e6}[unit]
    print(f"{what:44} {seconds / n * scale:10.2f} {unit}   n = {n:,}")


def main() -> None:
    from geo.gazetteer import cache, open_embedded

    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATELINE_CACHE"] = folder
        start, cpu = time.perf_counter(), time.process_time()
        gazetteer = open_embedded()
        print()
        timed("build, by the clock", time.perf_counter() - start)
        timed("build, of one core", time.process_time() - cpu)
        print(f"{'building process at its largest':44} {peak():10.0f} MB")
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        print(f"{'index on disk':44} {size / 1e6:10.1f} MB  n = {len(gazetteer.index):,} places")
        print(f"{'names':44} {len(gazetteer.index.names):10,}")
        start = time.perf_counter()
        for _ in range(20):
            open_embedded()
        timed("open", time.perf_counter() - start, 20, "ms")
        command = [sys.executable, "-c", MEMORY, str(ROOT)]
        memory = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        print(f"{'process with it open, at its largest':44} {float(memory):10.0f} MB")
        look_ups(gazetteer)
        assert cache.folder() == Path(folder)


def look_ups(gazetteer) -> None:
    names = random.Random(1).sample(list(gazetteer.index.names.iterkeys("s")), 20_000)
    for what in ("candidates, a name never asked before", "candidates, a name asked before"):
        start = time.perf_counter()
        for name in names:
            gazetteer.candidates(name)
        timed(what, time.perf_counter() - start, len(names), "µs")
    for what, ask in (("is_name", gazetteer.is_name), ("has_prefix", gazetteer.has_prefix)):
        start = time.perf_counter()
        for name in names:
            ask(name)
        timed(what, time.perf_counter() - start, len(names), "µs")
    mangled = ["Irsakh", "Fadhuli", "Naqhchevan", "Jabraeel", "Zankilan"]
    start = time.perf_counter()
    for name in mangled:
        gazetteer.similar(name, frozenset({"AM", "AZ"}))
    timed("similar, in two countries", time.perf_counter() - start, len(mangled), "µs")


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
