"""Which other sites may show the dashboard in a frame of theirs."""

from __future__ import annotations

import re

from geo.errors import SettingsError

_ORIGIN = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::\d{1,5})?")


def origins(told: str) -> tuple[str, ...]:
    """The sites, parted by spaces, as origins (RFC 6454) for `frame-ancestors`. Raises SettingsError."""
    sites = tuple(site.rstrip("/").lower() for site in told.split())
    for site in sites:
        if not _ORIGIN.fullmatch(site):
            raise SettingsError(
                f"DATELINE_EMBED_IN holds {site!r}; it must be sites such as https://news.example, with "
                "nothing after the name."
            )
    return sites
