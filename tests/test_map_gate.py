"""Hostile text enters the map through one gate, and comes out as the same text and nothing else."""

import html as markup
import json
import re
from datetime import date

import folium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from geo.maps import gate
from geo.maps.assets import Assets
from geo.maps.render import View, base, overlays
from geo.maps.rows import MapClaim, MapContent, MapIncident
from geo.model import IncidentType, Place, PlaceKind, Relation, Stance

HOSTILE = [
    "{{7*191}}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "{# gone #}",
    "${alert(1)}",
    "`;alert(1)//",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\\\\\\'\\\"",
    "'); alert(1); ('",
    "\u202eevil\u202c\u2066",
    "a\u0000b\u0007c\u009f",
    "line\nbreak\r\nand\u2028more",
    "\ud800 lone \udfff",
    "_feature_group_0 map_div alert(coords);",
    "{{" * 200,
    "}}" * 200,
    "Շուշի 舒沙 شوشا 🚁",
    "<!--",
    "&lt;&#123;",
]
NOWHERE = Assets((), (), "")
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(), st.text(st.characters(codec=None)))


def content(text: str) -> MapContent:
    place = Place("region:x", text or "x", PlaceKind.REGION, 39.7, 44.8, 10, outline=text)
    incident = MapIncident(text, IncidentType.EXPLOSION, place, 2, text, text, date(2020, 11, 9))
    claim = MapClaim(text, text, Relation.OCCUPIES, Stance.ASSERTS, text, text, place, text, text)
    return MapContent((incident,), (claim,), (), (place,), text)


def as_page(text: str) -> str:
    made = base(View(40, 45, 6), "light", NOWHERE)
    for group in overlays(content(text), "light"):
        group.add_to(made)
    rendered: str = made.get_root().render()
    return rendered


def as_component(text: str) -> str:
    made = base(View(40, 45, 6), "light", NOWHERE)
    made.render()
    (group,) = overlays(content(text), "light")
    group.add_to(made)
    group.render()
    written: str = generate_leaflet_string(group, base_id="feature_group_0")
    return written


def as_folium(text: str) -> str:
    made = folium.Map((0, 0), tiles=None)
    folium.Marker((0, 0), tooltip=folium.Tooltip(text)).add_to(made)
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [0, 0]},
        "properties": {"name": text},
    }
    features = {"type": "FeatureCollection", "features": [feature]}
    folium.GeoJson(features, name=text, tooltip=folium.GeoJsonTooltip(["name"])).add_to(made)
    folium.LayerControl().add_to(made)
    rendered: str = made.get_root().render()
    return rendered


def drawn(rendered: str) -> dict[str, object]:
    start = re.search(r"dateline\.marks\(\w+, \w+,\s*", rendered)
    assert start
    rows, _ = json.JSONDecoder().raw_decode(rendered[start.end() :])
    return rows


@pytest.mark.parametrize("way", [as_page, as_component])
@given(text=TEXT)
@settings(max_examples=60, deadline=None)
def test_text_comes_out_of_real_rendering_as_it_went_in(way, text):
    rows = drawn(way(text))
    told = gate.clean(text)
    assert rows["incidents"][0]["label"] == told
    assert rows["incidents"][0]["id"] == told
    assert rows["claims"][0]["claimant"] == told
    assert rows["chips"][0]["claims"][0]["label"] == told
    assert rows["own"][0][2] == (told if text else "x")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("way", [as_page, as_component])
def test_no_mark_of_html_template_or_script_is_left_of_a_hostile_text(way, text):
    known = way("plain").replace("plain", "")
    added = set(way(text)) - set(known)
    assert not added & set("<>`$%#&")
    assert "36481" not in way("{{191*191}}")
    assert all(mark.isascii() and mark.isprintable() for mark in added)


def test_a_hundred_thousand_characters_pass():
    text = "{{7*7}}</script>`${x}`\u202e" * 4500
    assert drawn(as_page(text))["incidents"][0]["label"] == gate.clean(text)


@given(st.text(st.characters(codec=None)))
def test_html_gives_the_text_back_and_holds_no_mark(text):
    written = gate.html(text)
    assert markup.unescape(written) == gate.clean(text)
    assert not set(re.sub(r"&#\d+;", "", written)) & set("&<>\"'`$\\{}")


@pytest.mark.parametrize("text", HOSTILE)
def test_html_passes_folium_s_own_tooltips_and_properties(text):
    rendered = as_folium(gate.html(text))
    written = gate.html(text)
    forms = {written, json.dumps(written)[1:-1].replace("&", "\\u0026")}
    assert sum(map(rendered.count, forms)) >= 3
    assert rendered.count("</script>") == folium_scripts()


def folium_scripts() -> int:
    return as_folium("x").count("</script>")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_script_is_json_without_a_pair_of_braces(value):
    written = gate.script(value)
    assert "{{" not in written and "}}" not in written and "{%" not in written
    assert not set(written) & set("<>&'`$#%_")
    json.loads(written)


def test_clean_turns_breaks_into_blanks_and_drops_what_reorders_or_is_no_character():
    assert gate.clean("a\nb\tc\u2028d") == "a b c d"
    assert gate.clean("a\u202eb\u200bc\u0000d\ud800e\ufefff") == "abcdef"
    assert gate.clean("می\u200cخواهم") == "می\u200cخواهم"
