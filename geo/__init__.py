"""Dateline: a news text in, attributed and dated incidents and territorial claims on a map out."""

__version__ = "0.1.0"
