"""Goals against money: units as points in four named quarters, each with its way there over the periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from dashboard.drawing.label_places import Place, Spot, label_places
from dashboard.drawing.svg import svg_address
from dashboard.words.translate import THIN, Speaker

# Mid tones that keep 3:1 against the light and the dark background alike; none is a light's.
WAYS = ("#3d84ab", "#9a76b3", "#4f938d", "#b9698b", "#87803f", "#7d8a93")
# Beyond so many units their ways are a tangle: the numbers alone, the names in the table.
NAMED_AT_MOST = 8
# Beyond so many there is no room for numbers either.
NUMBERED_AT_MOST = 60
WIDE, NARROW, HEIGHT = 620, 236, 400
# Room under nothing and above all for the quarters' names, in per cent of the goals.
EDGE = 12
# In so many pieces a line between two points is looked at.
PARTS = 24
STEPS = (1, 2, 4, 10, 20, 40, 100, 200, 400, 1000)


@dataclass(frozen=True)
class Mark:
    """A unit: its number in the table, its name, and its way, oldest first.

    way: budget deviation in per cent, and share of the goals met in per cent; the last is the newest.
    """

    number: int
    name: str
    way: tuple[Spot, ...]


@dataclass(frozen=True)
class Plane:
    """The plot: as far to both sides of zero, and all shares there are."""

    reach: float

    def at(self, spot: Spot) -> Spot:
        """Return where a spot is, in per cent of the width and the height from the lower left corner."""
        x, y = spot
        across = (x + self.reach) / (2 * self.reach) * 100
        return round(across, 2), round((y + EDGE) / (100 + 2 * EDGE) * 100, 2)


def plane_for(marks: Sequence[Mark]) -> Plane:
    """Return the plot that holds all ways, zero in its middle."""
    farthest = max((abs(x) for mark in marks for x, _ in mark.way), default=0) * 1.04
    steps = (step for step in STEPS if step >= farthest)
    return Plane(float(next(steps, farthest)))


def quadrants(marks: Sequence[Mark], limit_pct: float, sentence: str, say: Speaker) -> str:
    """Return the units in four quarters as HTML; the sentence says the same in words, for it is a picture.

    limit_pct: from which share of the goals, in per cent, they are reached.
    """
    plane = plane_for(marks)
    has_ways = len(marks) <= NAMED_AT_MOST
    picture = _ways(marks, plane) if has_ways else ""
    return (
        f'<div class="mk-quad" role="img" aria-label="{escape(sentence)}"><div class="plot">'
        f"{_quarters(plane, limit_pct, say)}{_scale(plane, limit_pct, say)}{picture}"
        f"{_dots(marks, plane)}{_names(marks, plane, is_named=has_ways)}</div>"
        f'<span class="across">{escape(say("money.axis_budget"))}</span>'
        f'<span class="up">{escape(say("money.axis_goals"))}</span></div>'
    )


def _quarters(plane: Plane, limit_pct: float, say: Speaker) -> str:
    """Return the quarters' names, each in its corner, and the two lines between them."""
    zero, limit = plane.at((0, limit_pct))
    names = "".join(
        f'<span class="quarter {name}">{escape(say(f"money.quarter_{name}"))}</span>'
        for name in ("both", "goals", "budget", "neither")
    )
    said = escape(say("money.limit", limit=f"{say.number(limit_pct, 0)}{THIN}%"))
    zero_line = f'<span class="zero" style="--x:{zero}"></span>'
    limit_line = f'<span class="limit" style="--y:{limit}"><b>{said}</b></span>'
    return limit_line + zero_line + names


def _scale(plane: Plane, limit_pct: float, say: Speaker) -> str:
    """Return the numbers along the axes."""
    decimals = 0 if plane.reach >= 2 else 1
    half = plane.reach / 2
    kinds = {-plane.reach: " first", -half: " half", half: " half", plane.reach: " last"}
    found = [
        f'<span class="tick x{kinds.get(tick, "")}" style="--x:{plane.at((tick, 0))[0]}">'
        f"{_signed(tick, decimals, say)}</span>"
        for tick in (-plane.reach, -half, 0.0, half, plane.reach)
    ]
    found += [
        f'<span class="tick y" style="--y:{plane.at((0, tick))[1]}">{tick:.0f}{THIN}%</span>'
        for tick in sorted({0.0, 20.0, 40.0, 60.0, limit_pct, 100.0})
    ]
    return "".join(found)


def _signed(number: float, decimals: int, say: Speaker) -> str:
    return f"{'+' if number > 0 else ''}{say.number(number, decimals)}{THIN}%"


def _ways(marks: Sequence[Mark], plane: Plane) -> str:
    """Return the ways as one picture, stretched to the plot; its strokes are not."""
    strokes = []
    for mark in marks:
        spots = [plane.at(spot) for spot in mark.way]
        path = "".join(f"M{x} {100 - y}L{u} {100 - v}" for (x, y), (u, v) in pairwise(spots))
        if path:
            strokes.append(f'<path d="{path}" stroke="{colour_of(mark)}" stroke-width="1.6" fill="none"'
                           ' vector-effect="non-scaling-stroke"/>')  # fmt: skip
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="none">'
        f"{''.join(strokes)}</svg>"
    )
    return f'<img src="{svg_address(svg)}" alt="">'


def colour_of(mark: Mark) -> str:
    """Return a unit's colour; its number tells it apart where colours do not."""
    return WAYS[(mark.number - 1) % len(WAYS)]


def _dots(marks: Sequence[Mark], plane: Plane) -> str:
    """Return the points: small where a unit has been, large where it is."""
    found = []
    for mark in marks:
        *before, now = (plane.at(spot) for spot in mark.way)
        if len(marks) <= NAMED_AT_MOST:
            found += [_dot(spot, "dot was", mark) for spot in before]
        found.append(_dot(now, "dot", mark))
    return "".join(found)


def _dot(spot: Spot, kind: str, mark: Mark) -> str:
    x, y = spot
    return f'<span class="{kind}" style="--x:{x};--y:{y};--c:{colour_of(mark)}"></span>'


def _names(marks: Sequence[Mark], plane: Plane, *, is_named: bool) -> str:
    """Return each unit's number beside its point, on a wide screen with its name where they are few; of very
    many nothing.
    """
    if len(marks) > NUMBERED_AT_MOST:
        return ""
    spots = [plane.at(mark.way[-1]) for mark in marks]
    shares = [(x / 100, y / 100) for x, y in spots]
    lines = _along(marks, plane) if is_named else []
    found = ""
    for kind, width in (("wide", WIDE), ("narrow", NARROW)):
        is_long = kind == "wide" and is_named
        texts = [f"{m.number} {m.name}" if is_long else str(m.number) for m in marks]
        places = label_places(shares, texts, (width, HEIGHT), lines)
        found += "".join(
            _name(mark, place, spot, kind, is_long=is_long)
            for mark, place, spot in zip(marks, places, spots, strict=True)
        )
    return found


def _name(mark: Mark, place: Place, spot: Spot, kind: str, *, is_long: bool) -> str:
    x, y = spot
    kinds = f"name {kind}{' left' if place.is_left else ''}"
    where = f"--x:{x};--y:{y};--rise:{place.rise}px;--c:{colour_of(mark)}"
    name = f" {escape(mark.name)}" if is_long else ""
    return f'<span class="{kinds}" style="{where}"><b>{mark.number}</b>{name}</span>'


def _along(marks: Sequence[Mark], plane: Plane) -> list[Spot]:
    """Return places along the ways, as shares of the plot, close enough to hit whatever stands on them."""
    spots = []
    for mark in marks:
        for (x, y), (u, v) in pairwise(plane.at(spot) for spot in mark.way):
            parts = (step / PARTS for step in range(PARTS))
            spots += [((x + (u - x) * p) / 100, (y + (v - y) * p) / 100) for p in parts]
    return spots
