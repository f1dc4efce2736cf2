"""What taking in GeoNames' own files costs: `python benchmarks/geonames.py [MILLIONS OF LINES]`.

Made-up lines, with the columns, classes and lengths of allCountries.txt, which holds about 12.9 million.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SYLLABLES = "ka lo mi ra te no su bar gan dol vik shan khu pet zor el ium"
COUNTRIES = "CN US IN ID MX RU PK BR TH IR NO PE AF NP TR UA ML SD"
CLASSES = {
    ("P", "PPL"): 40,
    ("S", "FRM"): 20,
    ("H", "STM"): 18,
    ("T", "MT"): 12,
    ("A", "ADM4"): 4,
    ("R", "RD"): 6,
}
FIRST_ID = 20_000_000


def main() -> None:
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATELINE_CACHE"] = folder
        table = Path(folder) / "allCountries.txt"
        with table.open("w", encoding="utf-8") as file:
            file.writelines(lines(int(millions * 1e6)))
        print(f"{millions} million lines, {table.stat().st_size / 1e6:.0f} MB, written")
        build(table)


def build(table: Path) -> None:
    from geo.gazetteer import build_from_geonames, open_embedded

    cpu = time.process_time()
    done = build_from_geonames([table])
    print(f"\nadded {done.added:,}, left out {done.left_out:,}, broken {done.broken.count:,}")
    print(f"build, of one core        {time.process_time() - cpu:8.1f} s")
    print(f"building, at its largest  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    start = time.perf_counter()
    places = len(open_embedded().index)
    print(f"open                      {(time.perf_counter() - start) * 1e3:8.1f} ms  n = {places:,} places")


def lines(many: int) -> Iterator[str]:
    chance = random.Random(1)
    kinds, weights = list(CLASSES), list(CLASSES.values())
    for number in range(many):
        letter, code = chance.choices(kinds, weights)[0]
        name = made_up(chance)
        others = ",".join(made_up(chance) for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 4))))
        lat, lon = chance.uniform(-60, 75), chance.uniform(-180, 180)
        home, first, second = chance.choice(COUNTRIES.split()), chance.randint(1, 40), chance.randint(1, 900)
        cells = [FIRST_ID + number, name, name, others, f"{lat:.5f}", f"{lon:.5f}", letter, code, home, ""]
        cells += [
            f"{first:02}",
            second,
            "",
            "",
            chance.choice((0, 0, 0, 1200)),
            "",
            300,
            "Asia/Tokyo",
            "2024-01-01",
        ]
        yield "\t".join(map(str, cells)) + "\n"


def made_up(chance: random.Random) -> str:
    words = [
        "".join(chance.choices(SYLLABLES.split(), k=chance.randint(2, 4))).title()
        for _ in range(chance.randint(1, 2))
    ]
    return " ".join(words)


if __name__ == "__main__":
    main()
