"""What every test is given: the process as it was before the last one."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def main_module_of_its_own() -> Iterator[None]:
    """A page test leaves its script behind as `__main__`; processes started later would run that."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before
