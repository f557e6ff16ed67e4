"""The strip: the municipality among all others, each a thin mark between the lowest and the highest."""

from collections.abc import Callable, Collection
from html import escape

import pandas as pd

from dashboard.drawing.svg import svg_address
from dashboard.words.benchmark_sentences import lower_alike_higher, told_beside
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, value_text

WIDE, HIGH = 1000, 40
TICK, GROUP, HALF, GROUND = "#7d8a93", "#9a76b3", "rgba(61,132,171,.5)", "rgba(125,138,147,.18)"
Place = Callable[[float], float]
# So near the ends, in per cent, words of their own would stand on those of the ends.
NEAR_END = 32
TOO_LONG = 22
MANY = 60


def strip(rows: pd.DataFrame, indicator: Row, say: Speaker, group: Collection[str] = ()) -> str:
    """Return the municipality among all others as HTML; nothing where it has no value, or is alone.

    rows: one per municipality, columns municipality_id, municipality_name, value, is_own, and alike in
    all rows median, lower_quartile, upper_quartile, minimum, maximum. indicator: measure_unit and
    decimals. group: the municipality_ids of a comparison group, marked in a colour and higher.
    """
    rows = rows.dropna(subset=["value"])
    own = rows[rows["is_own"]]
    if own.empty or len(rows) < 2:
        return ""
    first, own_value = rows.iloc[0], float(own["value"].iloc[0])
    told = told_beside(own.iloc[0], indicator)
    low, high = float(first["minimum"]), float(first["maximum"])

    def at(value: float) -> float:
        return round((value - low) / (high - low) * 100, 2) if high > low else 50.0

    sentence = strip_sentence(rows, indicator, say)
    picture = _picture(rows, [at(float(v)) for v in rows["value"]], at, group)
    note = ""
    if group:
        note = f'<p class="mk-small"><span class="mk-group"></span> {escape(say("chart.group_marked"))}</p>'
    return (
        f'<div class="mk-strip" role="img" aria-label="{escape(sentence)}">'
        f'<span class="own" style="--at:{at(own_value)}"><b>{_number(own_value, told, say)}</b></span>'
        f'<img src="{picture}" alt=""><span class="dot" style="--at:{at(own_value)}"></span>'
        f"{_under(first, at, told, say)}</div>{note}"
    )


def _under(first: pd.Series, at: Place, indicator: Row, say: Speaker) -> str:
    """Return the words under the strip: the lowest, the median, the highest."""
    place = min(max(at(float(first["median"])), NEAR_END), 100 - NEAR_END)
    median = say(
        "chart.median", value=say.number(float(first["median"]), int(indicator["decimals"]))
    )
    ends = [_number(float(first[key]), indicator, say) for key in ("minimum", "maximum")]
    is_long = len(median) + len(ends[0]) + len(ends[1]) > TOO_LONG
    return (
        f'<span class="under{" long" if is_long else ""}"><span>{ends[0]}</span>'
        f'<span class="median" style="--at:{place}">'
        f"{escape(median)}</span><span>{ends[1]}</span></span>"
    )


def _number(value: float, indicator: Row, say: Speaker) -> str:
    return escape(say.number(value, int(indicator["decimals"])))


def _picture(rows: pd.DataFrame, places: list[float], at: Place, group: Collection[str]) -> str:
    """Return the range, the middle half, the median and a mark for each as a picture's data address."""
    first = rows.iloc[0]
    lower, upper, median = (
        at(float(first[key])) * WIDE / 100 for key in ("lower_quartile", "upper_quartile", "median")
    )
    marks = {True: "", False: ""}
    for place, one in zip(places, rows["municipality_id"], strict=True):
        is_of_group = one in group
        marks[is_of_group] += (
            f"M{place * WIDE / 100:.0f} {2 if is_of_group else 12}V{38 if is_of_group else 28}"
        )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 {WIDE + 4} {HIGH}"'
        f' preserveAspectRatio="none">'
        f'<path d="M0 10H{WIDE}V30H0z" fill="{GROUND}"/>'
        f'<path d="M{lower:.0f} 6H{upper:.0f}V34H{lower:.0f}z" fill="{HALF}"/>'
        f"{_mark(marks[False], TICK, 1 if len(rows) < MANY else 0.6)}{_mark(marks[True], GROUP, 2)}"
        f"{_mark(f'M{median:.0f} 4V36', TICK, 2.5)}</svg>"
    )
    return svg_address(svg)


def _mark(path: str, colour: str, width: float) -> str:
    """Return strokes that are as thick however wide the picture is drawn."""
    return f'<path d="{path}" stroke="{colour}" stroke-width="{width}" vector-effect="non-scaling-stroke"/>'


def strip_sentence(rows: pd.DataFrame, indicator: Row, say: Speaker) -> str:
    """Say where the municipality stands: how many others are lower and higher, the median, the ends."""
    rows = rows.dropna(subset=["value"])
    own = rows[rows["is_own"]]
    if own.empty:
        return say("chart.nothing")
    first = own.iloc[0]
    beside, told = lower_alike_higher(rows, first, indicator), told_beside(first, indicator)
    plain = {"measure_unit": told["measure_unit"], "decimals": told["decimals"]}
    said = {
        key: value_text({**plain, "value": first[column]}, say)
        for key, column in (("value", "value"), ("median", "median"), ("low", "minimum"), ("high", "maximum"))
    }  # fmt: skip
    return say(
        "chart.strip", name=first["municipality_name"], others=len(rows) - 1,
        lower=int((beside < 0).sum()), higher=int((beside > 0).sum()), **said,
    )  # fmt: skip
