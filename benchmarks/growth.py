"""How the map's cost grows, as a picture: `map.py`'s words in, an SVG out.

`python benchmarks/map.py | python benchmarks/growth.py > docs/growth.svg` draws, both axes logarithmic, the
first picture and the painting of a frame while all days are dragged, beside the stock way's redraw, over the
number of events.
"""

import math
import re
import sys
from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 680, 50, 345
MANY, MILLISECONDS = (1_000, 1_000_000), (1, 100_000)
INK, PALE = "#3b4450", "#d9dce0"
STOCK, FIRST = "stock folium, written and drawn", "first picture"
MOST, MIDDLE = "painting a frame, 95th percentile", "painting a frame, median"
COLOURS = {STOCK: "#d55e00", FIRST: "#0072b2", MOST: "#009e73", MIDDLE: "#a34f82"}
WRITTEN = r"([\d,]+) stock: .*written in ([\d.]+) s; drawn in (\d+) ms"
SHOWN = r"([\d,]+) columns: .*first picture (\d+) ms"
PAINTED = r"([\d,]+) columns:(?:(?! columns:).)*?dragging all days: frame.*?alone +([\d.]+), +([\d.]+) ms"
Points = Sequence[tuple[int, float]]


def number(word: str) -> int:
    return int(word.replace(",", ""))


def lines(printed: str) -> dict[str, Points]:
    """The milliseconds of each line by the number of events."""
    painted = [
        (number(many), float(half), float(high))
        for many, half, high in re.findall(PAINTED, printed, re.DOTALL)
    ]
    return {
        STOCK: [
            (number(many), float(written) * 1000 + float(drawn))
            for many, written, drawn in re.findall(WRITTEN, printed)
        ],
        FIRST: [(number(many), float(took)) for many, took in re.findall(SHOWN, printed)],
        MOST: [(many, high) for many, _, high in painted],
        MIDDLE: [(many, half) for many, half, _ in painted],
    }


def across(many: float) -> float:
    low, high = map(math.log10, MANY)
    return LEFT + (math.log10(many) - low) / (high - low) * (RIGHT - LEFT)


def up(took: float) -> float:
    low, high = map(math.log10, MILLISECONDS)
    return BOTTOM - (math.log10(max(took, MILLISECONDS[0])) - low) / (high - low) * (BOTTOM - TOP)


def axes() -> Iterator[str]:
    for power in range(3, 7):
        x = across(10**power)
        yield f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{BOTTOM}" stroke="{PALE}"/>'
        yield f'<text x="{x:.1f}" y="{BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>'
    for power in range(6):
        y = up(10**power)
        told = f"{10**power} ms" if power < 3 else f"{10 ** (power - 3)} s"
        yield f'<line x1="{LEFT}" y1="{y:.1f}" x2="{RIGHT}" y2="{y:.1f}" stroke="{PALE}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{told}</text>'
    yield f'<text x="{(LEFT + RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">events on the map</text>'


def curve(name: str, points: Points) -> Iterator[str]:
    colour = COLOURS[name]
    path = " ".join(f"{across(many):.1f},{up(took):.1f}" for many, took in points)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
    for many, took in points:
        yield (
            f'<circle cx="{across(many):.1f}" cy="{up(took):.1f}" r="4" fill="{colour}">'
            f"<title>{name}: {took:,.0f} ms for {many:,} events</title></circle>"
        )
    many, took = points[-1]
    end = "end" if many == MANY[1] else "start"
    away = 22 if name == MIDDLE else -10
    yield (
        f'<text x="{across(many) + (0 if end == "end" else 10):.1f}" y="{up(took) + away:.1f}"'
        f' text-anchor="{end}" fill="{colour}">{name}</text>'
    )


def picture(printed: str) -> str:
    found = {name: points for name, points in lines(printed).items() if points}
    drawn = [part for name, points in found.items() for part in curve(name, points)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            f' font-family="sans-serif" font-size="13" fill="{INK}">',
            "<title>What the map costs from 1,000 to 1,000,000 events</title>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
            '<text x="18" y="26" font-size="15">What the map costs as the events grow</text>',
            *axes(),
            *drawn,
            "</svg>",
            "",
        )
    )


if __name__ == "__main__":
    sys.stdout.write(picture(sys.stdin.read()))
