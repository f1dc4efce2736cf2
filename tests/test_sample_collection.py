"""The sample collection: each file complete, and read by the same pipeline as any article."""

import json
from datetime import date
from pathlib import Path

import pytest

ARTICLES = Path(__file__).resolve().parent.parent / "data" / "articles"
FILES = sorted(ARTICLES.glob("*.json"))


def test_the_collection_has_the_dispatch_first_and_a_dozen_more() -> None:
    orders = [json.loads(path.read_text(encoding="utf-8"))["order"] for path in FILES]
    assert orders == list(range(1, len(FILES) + 1))
    assert len(FILES) >= 13
    assert FILES[0].stem == "01-mi-24-yeraskh"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_article_is_complete(path: Path) -> None:
    article = json.loads(path.read_text(encoding="utf-8"))
    assert set(article) == {"id", "order", "title", "publisher", "published", "language", "text", "sources"}
    assert date.fromisoformat(article["published"]) <= date(2020, 12, 31)
    assert article["sources"], "facts need the public documents they follow"
    assert path.stem.endswith(article["id"])
    assert not {"toponyms", "incidents", "claims"} & set(article), "nothing is stored ready-made"
