"""What tests are given: the process as it was before the last one, a dashboard, a browser."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from browsing import chromium, dashboard


@pytest.fixture(autouse=True)
def main_module_of_its_own() -> Iterator[None]:
    """A page test leaves its script behind as `__main__`; processes started later would run that."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of the module's own, with an empty store."""
    with dashboard(tmp_path_factory.mktemp("store") / "kept.sqlite") as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The browser; a module's own, as what drives it lets no other event loop run beside it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with chromium(playwright) as opened:
        yield opened
