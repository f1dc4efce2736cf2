"""Base maps from the network, which a reader can switch on, and whose they are."""

from urllib.parse import urlsplit

TILES = (
    {
        "name": "OpenStreetMap",
        "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "credit": "OpenStreetMap contributors",
        "most": 19,
    },
    {
        "name": "CARTO Positron",
        "url": "https://a.basemaps.cartocdn.com/light_all/{z}/{x}/{y}.png",
        "credit": "OpenStreetMap contributors, CARTO",
        "most": 20,
    },
    {
        "name": "Esri satellite",
        "url": "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
        "credit": "Esri, Maxar, Earthstar Geographics",
        "most": 18,
    },
)

HOSTS = tuple(str(urlsplit(str(one["url"])).hostname) for one in TILES)
"""The servers they come from: the only ones a page may ask for pictures."""
