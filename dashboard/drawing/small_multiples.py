"""The same indicator in many units: a small picture of each, all with one scale."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from dashboard.drawing.chart_marks import open_values
from dashboard.drawing.lights import worded_light
from dashboard.drawing.sparks import scale_of, spark, spark_sentence
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, is_empty, value_text

NO_TARGET = ("target_value", "target_upper")


def small_multiples(
    points: pd.DataFrame, indicator: Row, say: Speaker, names: Mapping[str, str] | None = None
) -> str:
    """Return one indicator in all its units as HTML: name, picture, last value and its light.

    points: one row per unit and period, columns org_unit_id, unit, period, end_date, value,
    target_value, status; target_upper, start_date, value_status where known; units keep their order.
    names: a unit's name as HTML, a way to it say, by org_unit_id; else its name as it is written.
    """
    units = [unit.sort_values("end_date") for _, unit in points.groupby("org_unit_id", sort=False)]
    if not units:
        return ""
    targets = [target for unit in units for target in _targets(unit)]
    scale = scale_of(units, targets)
    items = "".join(
        f"<li>{_one(unit, scale, indicator, say, (names or {}).get(str(unit['org_unit_id'].iloc[0])))}</li>"
        for unit in units
    )
    return f'<ul class="mk-multiples">{items}</ul>'


def _one(
    unit: pd.DataFrame, scale: tuple[float, float], indicator: Row, say: Speaker, name: str | None
) -> str:
    plain = str(unit["unit"].iloc[0])
    sentence = f"{plain}: {spark_sentence(unit, indicator, say)}"
    known = open_values(unit).dropna(subset=["value"])
    last = "" if known.empty else _last(known.iloc[-1], indicator, say)
    is_newest = len(known) > 0 and known.index[-1] == unit.index[-1]
    status = unit["status"].iloc[-1] if is_newest else "no_data"
    status = "no_data" if is_empty(status) else str(status)
    is_aimless = is_newest and status == "no_data" and not _targets(unit)
    word = say("indicator.no_target_short") if is_aimless else None
    return (
        f"<figure><figcaption>{name or escape(plain)}</figcaption>"
        f'<img src="{spark(unit, _targets(unit), scale)}" alt="{escape(sentence)}">'
        f"<p>{worded_light(status, say, word)}{last}</p></figure>"
    )


def _last(point: pd.Series, indicator: Row, say: Speaker) -> str:
    """Return a unit's newest value with its period."""
    row = {"measure_unit": indicator["measure_unit"], "decimals": indicator["decimals"],
           "value": point["value"], **{key: point.get(key) for key in NO_TARGET}}  # fmt: skip
    when = escape(say.short_period(point["period"]))
    return f" <b>{escape(value_text(row, say))}</b> <small>{when}</small>"


def _targets(unit: pd.DataFrame) -> list[float]:
    """Return the newest target that a unit's values are held against, a range's both bounds."""
    held = unit.dropna(subset=["target_value"])
    if held.empty:
        return []
    newest = held.iloc[-1]
    return [float(newest[key]) for key in NO_TARGET if key in newest and not is_empty(newest[key])]
