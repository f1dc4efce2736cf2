"""What is shown, to take away: CSV, JSON Lines, GeoJSON, KML, ACLED's and UCDP's columns."""

from geo.exports.coded import acled, ucdp
from geo.exports.features import geojson
from geo.exports.kml import kml
from geo.exports.lines import jsonl
from geo.exports.record import Record, of_events, of_items
from geo.exports.spreadsheet import csv_of

__all__ = ["Record", "acled", "csv_of", "geojson", "jsonl", "kml", "of_events", "of_items", "ucdp"]
