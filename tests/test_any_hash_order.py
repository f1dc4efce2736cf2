"""What an article states does not hang on the order in which a process happens to hash its words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

READS = """
import json, sys
from datetime import date
from pathlib import Path
from geo.config import from_environment, tools
from geo.findings import to_dict
from geo.model import Article
from geo.pipeline import analyse

ready = tools(from_environment())
for path in sys.argv[1:]:
    told = json.loads(Path(path).read_text(encoding="utf-8"))["article"]
    article = Article(told["id"], told["text"], published=date.fromisoformat(told["published"]))
    print(json.dumps(to_dict(analyse(article, ready)), sort_keys=False))
"""


def read(seed: str, paths: list[Path]) -> list[str]:
    command = [sys.executable, "-c", READS, *map(str, paths)]
    env = os.environ | {"PYTHONHASHSEED": seed}
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=env)
    return run.stdout.splitlines()


def test_two_orders_of_hashes_give_one_reading() -> None:
    paths = sorted((ROOT / "tests" / "gold").rglob("*.json"))[::4]
    once, again = read("1", paths), read("2", paths)
    assert len(once) == len(paths)
    assert [path.stem for path, a, b in zip(paths, once, again, strict=True) if a != b] == []
