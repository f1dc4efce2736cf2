"""Findings as a JSON object (`docs/findings.schema.json`) and back, and keys made from what they say."""

from geo.findings.keys import article_key, claim_key, incident_key
from geo.findings.reading import from_dict
from geo.findings.writing import FORMAT, to_dict, to_json

__all__ = ["FORMAT", "article_key", "claim_key", "from_dict", "incident_key", "to_dict", "to_json"]
