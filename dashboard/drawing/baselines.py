"""From where a target is reckoned: its mark and its name."""

from dashboard.drawing.chart_marks import TARGET, Point, Trace, line, number_text, said
from dashboard.drawing.chart_space import NARROW, Space, Words
from dashboard.words.translate import Speaker
from dashboard.words.values import Row


def baseline_traces(begun: list[Point], indicator: Row, say: Speaker) -> list[Trace]:
    """Mark from where the target is reckoned; begun: one point or none."""
    texts = [said(point, indicator, say, say("indicator.baseline")) for point in begun]
    mark = {"symbol": "diamond-open", "size": 11, "color": TARGET, "line": {"width": 2}}
    return [line(begun, texts, "baseline", {}, mode="markers", marker=mark)] if begun else []


def baseline_ways(begun: list[Point], indicator: Row, say: Speaker, space: Space) -> list[Words]:
    """Return the places for its name: over or under its mark, to the side where there is room."""
    ways = []
    for point in begun:
        name, value = say("indicator.baseline"), number_text(point.value or 0.0, indicator, say)
        one, two = (f"{name} {value}",), (name, value)
        ways += [
            Words(point.at, point.value or 0.0, lines, rise, space.x(point.at) > NARROW / 2, gap=gap)
            for lines, rise, gap in (
                *((one, rise, -6.0) for rise in (-14.0, 14.0, -28.0, 28.0)),
                (two, 0.0, 10.0), (two, -22.0, -6.0), (two, 22.0, -6.0),
            )
        ]  # fmt: skip
    return ways
