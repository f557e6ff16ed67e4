"""The table behind an indicator's chart: every period's values, target and light, the newest first."""

from html import escape

import pandas as pd

from dashboard.drawing.lights import worded_light
from dashboard.parts.components import table
from dashboard.parts.value_cells import SHORT
from dashboard.words.translate import Speaker, short_unit
from dashboard.words.values import Row, decimals_of_value, is_empty, target_text

BREAKDOWNS = ("total", "women", "men")
OPEN = 16


def by_age(points: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part an indicator's points into those of the newest periods, which stand open, and the older."""
    newest = sorted(points["end_date"].unique())[-OPEN:]
    is_new = points["end_date"].isin(newest)
    return points[is_new], points[~is_new]


def values_table(row: Row, points: pd.DataFrame, say: Speaker) -> str:
    """Return the table as HTML; row: the indicator; points: one row per breakdown and period."""
    shown = [b for b in BREAKDOWNS if (points["breakdown"] == b).any()]
    headers = [say("indicator.period_column"), *(say(f"indicator.{b}") for b in shown),
               say("indicator.target"), say("indicator.status_column")]  # fmt: skip
    periods = list(points.groupby(["end_date", "start_date"]))[::-1]
    rows = [_cells(row, within.set_index("breakdown"), shown, say) for _, within in periods]
    unit = short_unit(str(row["measure_unit"]))
    caption = f"{row['name']} ({unit})" if unit else str(row["name"])
    return table(headers, rows, [False, *(True for _ in shown), True, False], caption)


def _cells(row: Row, within: pd.DataFrame, shown: list[str], say: Speaker) -> list[str]:
    """Return one period's cells; its target and light are the total's."""
    by_breakdown: dict[str, Row] = {str(b): point for b, point in within.iterrows()}
    held = _aims(by_breakdown["total"]) if "total" in by_breakdown else {}
    values = [table_value(row, {**dict(by_breakdown[b]), **held}, say) if b in by_breakdown else ""
              for b in shown]  # fmt: skip
    period = escape(say.period(str(within["period"].iloc[0])))
    if "total" not in by_breakdown:
        return [period, *values, "", ""]
    total = by_breakdown["total"]
    word = say("indicator.no_target_short") if total["reason"] == "no_target" else None
    light = worded_light(str(total["status"]), say, word)
    return [period, *values, escape(_target(row, total, say)), light]


def _target(row: Row, total: Row, say: Speaker) -> str:
    if is_empty(total["target_value"]):
        return ""
    return target_text({**row, **_aims(total), "value": None, "measure_unit": "antal"}, say)


def _aims(total: Row) -> dict[str, object]:
    """Return the target that a period's values stand beside, those of women and men as well."""
    return {key: total[key] for key in ("target_value", "target_upper")}


def table_value(row: Row, point: Row, say: Speaker) -> str:
    """Return a value as HTML, told apart from its target, or the word for why there is none."""
    status = str(point["value_status"])
    if status == "confidential" or is_empty(point["value"]):
        key = SHORT.get(status, "missing")
        return f'<span class="mk-small">{escape(say(f"indicator.{key}_short"))}</span>'
    decimals = decimals_of_value({**dict(point), "decimals": row["decimals"]})
    text = escape(say.number(float(point["value"]), decimals))
    if status in ("preliminary", "forecast"):
        text += f' <span class="mk-small">{escape(say(f"indicator.{status}_short"))}</span>'
    return text
