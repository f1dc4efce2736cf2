"""Findings as the pages ask for them: filtered, counted, along time, as tables and as rows of the map."""

from geo.views.area import Area, area
from geo.views.choices import Choices, choices
from geo.views.collection import Item, Quoted, collect
from geo.views.events import EventCounts, bits, event_counts, let_through
from geo.views.filter import Counts, Filter, Selection, select
from geo.views.framing import Box, apart_km, box, busiest, frame, leaning
from geo.views.maprows import main_actor, map_claims, map_incidents
from geo.views.sides import side
from geo.views.timeline import Calendar, Extent, calendar, extents

__all__ = [
    "Area",
    "Box",
    "Calendar",
    "Choices",
    "Counts",
    "EventCounts",
    "Extent",
    "Filter",
    "Item",
    "Quoted",
    "Selection",
    "apart_km",
    "area",
    "bits",
    "box",
    "busiest",
    "calendar",
    "choices",
    "collect",
    "event_counts",
    "extents",
    "frame",
    "leaning",
    "let_through",
    "main_actor",
    "map_claims",
    "map_incidents",
    "select",
    "side",
]
