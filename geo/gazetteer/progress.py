"""How far a build is."""

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Told the share done (0..1) and what is being done, in words."""
