"""Findings as the pages ask for them: filtered, counted, along time, as tables and as rows of the map."""

from geo.views.collection import Item, Quoted, collect
from geo.views.filter import Choices, Counts, Filter, Selection, choices, select
from geo.views.framing import box, frame
from geo.views.maprows import main_actor, map_claims, map_incidents, side
from geo.views.tables import claim_table, incident_table, neutral
from geo.views.timeline import Bin, Extent, extents, histogram

__all__ = [
    "Bin",
    "Choices",
    "Counts",
    "Extent",
    "Filter",
    "Item",
    "Quoted",
    "Selection",
    "box",
    "choices",
    "claim_table",
    "collect",
    "extents",
    "frame",
    "histogram",
    "incident_table",
    "main_actor",
    "map_claims",
    "map_incidents",
    "neutral",
    "select",
    "side",
]
