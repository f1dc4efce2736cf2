"""Articles from where they lie: pasted text, a text file, a saved page. Never the network."""

from geo.sources.publication import parse_published, suggest_published
from geo.sources.reading import read_bytes, read_file, read_text

__all__ = ["parse_published", "read_bytes", "read_file", "read_text", "suggest_published"]
