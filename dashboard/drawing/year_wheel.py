"""The municipality's year as a wheel: months as sectors, a ring for each kind of event, today as a hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from math import cos, pi, sin

from babel.dates import get_month_names

from dashboard.drawing.svg import svg_address
from dashboard.words.translate import Speaker

SIZE, CENTRE = 400, 200
MONTHS_AT, RIM, FIRST_RING, RING = 184, 168, 157, 19
WIDTH = 13
# At least 3:1 against the light and the dark background alike; the lights' own are left to the lights.
COLOURS = {"plan": "#6f7f8a", "budget": "#9a6fbf", "report": "#2f86b5", "assess": "#28908c",
           "approve": "#6a75c9", "publish": "#b0608f"}  # fmt: skip
# Told apart without colour too: by the ring, and by how the line is broken.
DASHES = {
    "plan": "2 3",
    "budget": "9 3",
    "report": "",
    "assess": "5 2",
    "approve": "14 3",
    "publish": "3 1.5",
}


@dataclass(frozen=True)
class Stretch:
    """A stretch of the year's days, both included, of a kind."""

    kind: str
    first: date
    last: date


def year_wheel(stretches: Iterable[Stretch], year: int, today: date, alt: str, say: Speaker) -> str:
    """Return the wheel of a calendar year as HTML.

    stretches: what falls in the year; what lies outside it is cut off. today is marked where it is in
    the year. alt: the whole wheel in words, plain.
    """
    rings = "".join(_stretch(one, year) for one in stretches)
    hand = _hand(today) if today.year == year else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">{_style()}'
        f"{_ground()}{rings}{_months(say.locale)}{hand}"
        f'<text x="{CENTRE}" y="{CENTRE + 7}" class="year">{year}</text></svg>'
    )
    size = f'width="{SIZE}" height="{SIZE}"'
    return f'<img class="mk-wheel" src="{svg_address(svg)}" alt="{escape(alt)}" {size}>'


def kinds_style() -> str:
    """Return the small line of each kind, for lists beside the wheel, as a style sheet."""
    return "".join(
        f'.mk-kind.{kind} {{ background-image: url("{_sample(kind)}"); }}' for kind in COLOURS
    )


@cache
def _sample(kind: str) -> str:
    return svg_address(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 {WIDTH}"><path d="M0 {WIDTH / 2}H26"'
        f' stroke="{COLOURS[kind]}" stroke-width="{WIDTH}" stroke-dasharray="{DASHES[kind]}"/></svg>'
    )


def _style() -> str:
    return (
        "<style>text{font:500 15px Inter,'Segoe UI',sans-serif;fill:#1d2a33;text-anchor:middle}"
        ".year{font-size:24px;font-weight:680}.line{stroke:#c9d2d7}.pit{fill:#f6f8f9}.hand{stroke:#1d2a33;fill:#1d2a33}"
        "@media(prefers-color-scheme:dark){text{fill:#e6ecef}.line{stroke:#40525d}.pit{fill:#12191e}"
        ".hand{stroke:#e6ecef;fill:#e6ecef}}</style>"
    )


def _ground() -> str:
    """Return the months' sectors, the rim and a thin line under each ring."""
    inner = FIRST_RING - RING * len(COLOURS) + RING / 2
    circles = "".join(
        f'<circle cx="{CENTRE}" cy="{CENTRE}" r="{radius}" class="line" fill="none"/>'
        for radius in (RIM, inner, *(FIRST_RING - RING * place for place in range(len(COLOURS))))
    )
    spokes = "".join(
        f'<path d="M{_at(month / 12, inner)}L{_at(month / 12, RIM)}" class="line"/>'
        for month in range(12)
    )
    return f"{circles}{spokes}"


def _months(locale: str) -> str:
    names = get_month_names("abbreviated", locale=locale)
    found = []
    for month in range(12):
        x, y = _at((month + 0.5) / 12, MONTHS_AT).split()
        found.append(
            f'<text x="{x}" y="{float(y) + 4.5}">{escape(str(names[month + 1])[:3])}</text>'
        )
    return "".join(found)


def _stretch(one: Stretch, year: int) -> str:
    """Return a stretch as an arc on its kind's ring; nothing where it lies outside the year."""
    first, last = max(one.first, date(year, 1, 1)), min(one.last, date(year, 12, 31))
    if first > last:
        return ""
    radius = FIRST_RING - RING * list(COLOURS).index(one.kind)
    start, end = _turn(first), _turn(last, of_its_end=True)
    is_long = int(end - start > 0.5)
    # A whole turn would end where it begins, and so be nothing.
    end = min(end, start + 0.9999)
    return (
        f'<path d="M{_at(start, radius)}A{radius} {radius} 0 {is_long} 1 {_at(end, radius)}" fill="none"'
        f' stroke="{COLOURS[one.kind]}" stroke-width="{WIDTH}" stroke-dasharray="{DASHES[one.kind]}"/>'
    )


def _hand(today: date) -> str:
    turn = _turn(today)
    inner = FIRST_RING - RING * len(COLOURS) + RING / 2
    x, y = _at(turn, RIM).split()
    return (
        f'<path d="M{_at(turn, inner)}L{_at(turn, RIM)}" class="hand" stroke-width="2"/>'
        f'<circle cx="{x}" cy="{y}" r="5" class="hand"/>'
    )


def _turn(day: date, *, of_its_end: bool = False) -> float:
    """Return how far round a day is, 0 to 1; months are alike, so that their sectors are."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    days = (following - day.replace(day=1)).days
    return (day.month - 1 + (day.day - 1 + of_its_end) / days) / 12


def _at(turn: float, radius: float) -> str:
    """Return a point on a circle, from the top clockwise."""
    angle = 2 * pi * turn
    return f"{CENTRE + radius * sin(angle):.2f} {CENTRE - radius * cos(angle):.2f}"
