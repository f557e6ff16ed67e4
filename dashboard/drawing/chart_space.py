"""The room of a figure: its axes' ends, and free places for words on it at its narrowest."""

from dataclasses import dataclass, field
from html import escape

import numpy as np
import pandas as pd

from dashboard.drawing.chart_marks import Trace

HEIGHT, ABOVE, BELOW = 360, 30, 34
PLOT = HEIGHT - ABOVE - BELOW
# A plot's width on a phone; what is free there is free on a wider screen too.
NARROW = 190
LETTER, LINE = 6.7, 15
BESIDE = 9
AIR = 6
# So many pixels away are as bad as a line's touch.
A_TOUCH = 5


@dataclass(frozen=True)
class Space:
    """A plot's ends in time and value; places in it in pixels from the lower left corner."""

    start: pd.Timestamp
    end: pd.Timestamp
    low: float
    high: float

    def x(self, at: pd.Timestamp) -> float:
        """Return where a time is, in pixels of the narrowest plot."""
        return float((at - self.start) / (self.end - self.start)) * NARROW

    def y(self, value: float) -> float:
        """Return where a value is, in pixels."""
        return (value - self.low) / (self.high - self.low) * PLOT

    def value(self, y: float) -> float:
        """Return the value at a height in pixels."""
        return self.low + y / PLOT * (self.high - self.low)


@dataclass(frozen=True)
class Words:
    """Words beside a place: to its right or its left, their middle so many pixels above it."""

    at: pd.Timestamp
    value: float
    lines: tuple[str, ...]
    rise: float = 0
    is_left: bool = False
    is_bold: bool = False
    colour: str = ""
    gap: float = BESIDE

    @property
    def width(self) -> float:
        """How wide they are about, in pixels."""
        return max(map(len, self.lines)) * LETTER * (1.05 if self.is_bold else 1) + self.gap

    @property
    def height(self) -> float:
        """How high they are, in pixels; words of several lines with air that parts them from the next."""
        return len(self.lines) * LINE + (AIR if len(self.lines) > 1 else 0)

    def annotation(self) -> Trace:
        """Return them as plotly writes them; a colour marks whose words they are."""
        text = "<br>".join(escape(one) for one in self.lines)
        text = f"<b>{text}</b>" if self.is_bold else text
        mark = f'<span style="color:{self.colour}">●</span> ' if self.colour else ""
        return {
            "x": self.at, "y": self.value, "xref": "x", "yref": "y", "text": mark + text, "showarrow": False,
            "xanchor": "right" if self.is_left else "left", "yanchor": "middle",
            "xshift": -self.gap if self.is_left else self.gap, "yshift": round(self.rise, 1),
            "align": "right" if self.is_left else "left", "font": {"size": 12},
        }  # fmt: skip


@dataclass
class Taken:
    """What already stands in a plot: the lines, as many places on them, and the words placed."""

    space: Space
    places: np.ndarray[tuple[int, int], np.dtype[np.float64]]
    words: list[Words] = field(default_factory=list)

    def place(self, *ways: Words) -> None:
        """Write words in the freest of several ways, the first of those that are as free."""
        self.words.append(min(ways, key=self.crowding))

    def crowding(self, words: Words) -> float:
        """Return how much stands where words would be written: words count most, then the plot's ends.

        Words far from their place are worse than words that a line touches.
        """
        left, low, right, high = self._box(words)
        x, y = self.places.T
        crossed = int(((left < x) & (x < right) & (low < y) & (y < high)).sum())
        beyond = (low < -LINE / 2) + (high > PLOT + 6) + (left < -2)
        on_words = sum(
            left < its_right and right > its_left and low < its_high and high > its_low
            for its_left, its_low, its_right, its_high in map(self._box, self.words)
        )
        return crossed + abs(words.rise) / A_TOUCH + 100 * beyond + 1000 * on_words

    def _box(self, words: Words) -> tuple[float, float, float, float]:
        at = self.space.x(words.at)
        left = at - words.width if words.is_left else at
        middle = self.space.y(words.value) + words.rise
        return left, middle - words.height / 2, left + words.width, middle + words.height / 2


def taken_by(traces: list[Trace], space: Space) -> Taken:
    """Return the places of the lines of a figure, close enough to hit whatever is written on them."""
    places = [np.empty((0, 2))]
    for trace in traces:
        known = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None]
        if "fill" in trace or not known:
            continue
        across = [space.x(x) for x, _ in known]
        up = [space.y(y) for _, y in known]
        grid = np.union1d(np.arange(min(across), max(across), 4.0), across)
        places.append(np.column_stack([grid, np.interp(grid, across, up)]))
    return Taken(space, np.concatenate(places))


def place_ends(taken: Taken, ends: list[Words]) -> None:
    """Write the lines' names at their ends, apart from each other, and off other lines where that goes."""
    ordered = sorted(ends, key=lambda one: one.value)
    found = [_apart(taken.space, ordered, nudge) for nudge in (0, 15, -15)]
    taken.words += min(found, key=lambda words: sum(taken.crowding(one) for one in words))


def _apart(space: Space, ordered: list[Words], nudge: float) -> list[Words]:
    """Return names from below with room for each: pushed up by those under them, at most to the top."""
    middles: list[float] = []
    for one in ordered:
        floor = middles[-1] + (one.height + ordered[len(middles) - 1].height) / 2 if middles else 0
        middles.append(max(space.y(one.value) + nudge, floor))
    ceiling = float(PLOT + LINE)
    for place in range(len(ordered) - 1, -1, -1):
        half = ordered[place].height / 2
        middles[place] = min(middles[place], ceiling - half)
        ceiling = middles[place] - half
    return [
        Words(one.at, one.value, one.lines, middle - space.y(one.value), one.is_left, one.is_bold,
              one.colour, one.gap)
        for one, middle in zip(ordered, middles, strict=True)
    ]  # fmt: skip


def margin_beside(taken: Taken) -> int:
    """Return how many pixels the words need to the right of the plot."""
    ends = [taken.space.x(w.at) + w.width for w in taken.words if not w.is_left]
    return max(12, round(max(ends, default=0) - NARROW) + 4)
