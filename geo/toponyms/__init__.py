"""Find the place names in a text, and the sense of each: the place itself, who stands for it, its people."""

from geo.toponyms.mention import Mention
from geo.toponyms.recognise import given, recognise

__all__ = ["Mention", "given", "recognise"]
