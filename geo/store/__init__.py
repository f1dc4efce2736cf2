"""Findings kept and found again: the Store protocol, SQL databases, and one in memory."""

from geo.store.base import Entry, Store
from geo.store.decided import decided, happenings, left
from geo.store.events import Collection, Events, MemoryEvents, Saved, SqlEvents
from geo.store.memory import MemoryStore
from geo.store.sql import SqlStore

__all__ = [
    "Collection",
    "Entry",
    "Events",
    "MemoryEvents",
    "MemoryStore",
    "Saved",
    "SqlEvents",
    "SqlStore",
    "Store",
    "decided",
    "happenings",
    "left",
]
