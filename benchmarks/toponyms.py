"""Documents a second that place names are found and placed in, beside flashgeotext where it is installed.

    python benchmarks/toponyms.py ARTICLES.jsonl      one JSON object a line, with "text"

One core, in one process, both warm: each reads all articles once before it is timed. Processor time, and the
two take turns every few articles, so that what else the machine does counts little and counts for both.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from geo import config
from geo.model import Article
from geo.resolve import resolve
from geo.toponyms import recognise

Reader = Callable[[str], object]
TURN = 14
"""Articles that one reads before it is the other's turn."""


def ours() -> Reader:
    """Recognise and resolve with the embedded gazetteer, as the program itself sets up for reading."""
    gazetteer = config.tools(config.from_environment()).gazetteer
    return lambda text: resolve(Article("a", text), recognise(text, gazetteer), gazetteer)


def theirs() -> Reader | None:
    """flashgeotext's extraction, or None where it is not installed."""
    try:
        from flashgeotext.geotext import GeoText
    except ImportError:
        return None
    parser = GeoText()
    return lambda text: parser.extract(input_text=text)


def warm(read: Reader, texts: Sequence[str]) -> None:
    """Have all texts read once."""
    for text in texts:
        read(text)


def rates(readers: Sequence[Reader], texts: Sequence[str]) -> list[float]:
    """Documents a second of processor time, for each reader."""
    spent = [0.0] * len(readers)
    for read in readers:
        warm(read, texts)
    for first in range(0, len(texts), TURN):
        for i, read in enumerate(readers):
            start = time.process_time()
            for text in texts[first : first + TURN]:
                read(text)
            spent[i] += time.process_time() - start
    return [len(texts) / seconds for seconds in spent]


def main(argv: Sequence[str]) -> int:
    texts = [
        json.loads(line)["text"] for line in Path(argv[0]).read_text(encoding="utf-8").split("\n") if line
    ]
    read = ours()
    warm(read, texts)
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    own, *rest = rates([read, *filter(None, [theirs()])], texts)
    print(f"recognise + resolve: {own:.0f} documents/s over {len(texts)} documents")
    for flash in rest:
        print(f"flashgeotext: {flash:.0f} documents/s; ours is {own / flash:.2f} of it")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
