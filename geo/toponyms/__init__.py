"""Find the place names in a text, and the sense of each: the place itself, who stands for it, its people.

What still goes wrong on unseen articles, by class, most urgent first: docs/errors.md.
"""

from geo.toponyms.mention import Mention
from geo.toponyms.recognise import given, recognise

__all__ = ["Mention", "given", "recognise"]
