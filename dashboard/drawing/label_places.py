"""Free places for words beside points in a plane, so that points near each other are told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

LINE, LETTER, GAP, PADDING = 18, 7.4, 10, 6
RISES = (0, -18, 18, -36, 36, -54, 54)
# Words so near another's point would be taken for its.
BESIDE = 12
Spot = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Place:
    """Where a point's words stand: to its left or its right, so many pixels above it."""

    is_left: bool
    rise: float


def label_places(
    points: Sequence[Spot], texts: Sequence[str], size: Spot, lines: Sequence[Spot] = ()
) -> list[Place]:
    """Return a place for each point's words, the freest in turn: words count most, then the plot's ends,
    then points, then what lines go through.

    points, lines: shares of the width and the height, 0 to 1, from the lower left corner; lines: places on
    them, close to each other. size: width and height in pixels of the narrowest plot that the words are
    for, so that what is free there is free in a wider one too.
    """
    plot = _Plot(
        size, [_scaled(one, size) for one in points], [_scaled(one, size) for one in lines], []
    )
    found = []
    for point, text in zip(plot.points, texts, strict=True):
        ways = [Place(is_left, rise) for rise, is_left in product(RISES, (False, True))]
        crowded = [plot.crowding(_box(point, text, way), point) + abs(way.rise) / 3 for way in ways]
        found.append(ways[crowded.index(min(crowded))])
        plot.taken.append(_box(point, text, found[-1]))
    return found


def _scaled(spot: Spot, size: Spot) -> Spot:
    return spot[0] * size[0], spot[1] * size[1]


def _box(point: tuple[float, float], text: str, place: Place) -> Box:
    """Return the rectangle that words take: left, low, right, high."""
    x, y = point
    wide = len(text) * LETTER + PADDING
    left = x - GAP - wide if place.is_left else x + GAP
    middle = y + place.rise
    return left, middle - LINE / 2, left + wide, middle + LINE / 2


@dataclass(frozen=True)
class _Plot:
    """What stands in a plot, in pixels: points, places on lines, and the words placed so far."""

    size: Spot
    points: list[Spot]
    lines: list[Spot]
    taken: list[Box]

    def crowding(self, box: Box, own: Spot) -> float:
        left, low, right, high = box
        on_words = sum(
            left < its_right and right > its_left and low < its_high and high > its_low
            for its_left, its_low, its_right, its_high in self.taken
        )
        on_points = sum(
            left - BESIDE < x < right + BESIDE and low < y < high
            for x, y in self.points
            if (x, y) != own
        )
        on_lines = sum(left < x < right and low < y < high for x, y in self.lines)
        width, height = self.size
        beyond = (left < 0) + (right > width) + (low < 0) + (high > height)
        return 1000 * on_words + 300 * beyond + 60 * on_points + on_lines
