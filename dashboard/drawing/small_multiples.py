"""The same indicator in many units: a small picture of each, all with one scale."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from dashboard.drawing.chart_marks import outcomes
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
    A forecast is no outcome: it is neither drawn nor said, and gives no light.
    names: a unit's name as HTML, a way to it say, by org_unit_id; else its name as it is written.
    """
    units = dict(list(points.groupby("org_unit_id", sort=False)))
    if not units:
        return ""
    plain = {key: escape(str(unit["unit"].iloc[0])) for key, unit in units.items()}
    known = {key: outcomes(unit) for key, unit in units.items()}
    scale = scale_of(list(known.values()), [t for unit in known.values() for t in _targets(unit)])
    items = "".join(
        f"<li><figure><figcaption>{(names or {}).get(str(key), plain[key])}</figcaption>"
        f"{_one(unit, plain[key], scale, indicator, say)}</figure></li>"
        for key, unit in known.items()
    )
    return f'<ul class="mk-multiples">{items}</ul>'


def _one(
    unit: pd.DataFrame, name: str, scale: tuple[float, float], indicator: Row, say: Speaker
) -> str:
    """Return a unit's picture, its last value and light; unit: its outcomes, oldest first; name: escaped."""
    sentence = escape(spark_sentence(unit, indicator, say))
    known = unit.dropna(subset=["value"])
    last = "" if known.empty else _last(known.iloc[-1], indicator, say)
    is_newest = len(known) > 0 and known.index[-1] == unit.index[-1]
    status = unit["status"].iloc[-1] if is_newest else "no_data"
    status = "no_data" if is_empty(status) else str(status)
    is_aimless = is_newest and status == "no_data" and not _targets(unit)
    word = say("indicator.no_target_short") if is_aimless else None
    return (
        f'<img src="{spark(unit, _targets(unit), scale)}" alt="{name}: {sentence}">'
        f"<p>{worded_light(status, say, word)}{last}</p>"
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
