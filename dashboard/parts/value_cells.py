"""A value with its light: a cell of a table, which is a way to the indicator at its unit and period."""

from html import escape
from math import isclose

from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import THIN, Speaker, short_unit
from dashboard.words.values import Row, decimals_of_value, is_empty

DECIMALS_AT_MOST = 9
ABSENT = ("confidential", "not_applicable")
SHORT = {"confidential": "secret", "not_applicable": "not_applicable"}


def is_absent(row: Row) -> bool:
    """Say whether a row has no value to show: none, or one that is confidential."""
    return is_empty(row["value"]) or row["reason"] in ABSENT or row.get("value_status") in ABSENT


def absence(row: Row, say: Speaker) -> str:
    """Return the word for why a row has no value: hemligt, ej tillämpligt, saknas."""
    known = (row["reason"], row.get("value_status"))
    why = next((SHORT[str(one)] for one in known if one in ABSENT), "missing")
    return say(f"indicator.{why}_short")


def value_cell(row: Row, period: str, selection: Selection, decimals: int | None = None) -> str:
    """Return a row's value as seen at a period as HTML, with the value's own period where that is another."""
    say = selection.say
    text = absence(row, say) if is_absent(row) else say.measured(
        float(row["value"]), decimals_of_value(row) if decimals is None else decimals,
        str(row["measure_unit"]),
    )  # fmt: skip
    of = [str(row[key]) for key in ("name", "unit") if key in row]
    heard = f"{', '.join([*of, say.period(period)])}: "
    to = way("indicator", text, selection, str(row["status"]), heard=heard,
             indicator=str(row["indicator_id"]), at=str(row["org_unit_id"]), period=period)  # fmt: skip
    beside = ", ".join(remarks(row, period, say))
    return f'{to} <span class="mk-small">{escape(beside)}</span>' if beside else to


def remarks(row: Row, period: str, say: Speaker) -> list[str]:
    """Return what must be known of a value: its own period where that is another, that it is preliminary."""
    if is_absent(row):
        return []
    said = [] if row["value_period"] == period else [say.short_period(str(row["value_period"]))]
    if row.get("value_status") == "preliminary":
        said.append(say("indicator.preliminary_short"))
    return said


def telling_decimals(one: Row, other: Row, difference: float) -> int:
    """Return the decimals with which two values and their difference are seen not to be the same."""
    first = max(decimals_of_value(one), decimals_of_value(other))
    now, before = float(one["value"]), float(other["value"])
    if isclose(now, before, rel_tol=1e-9):
        return first
    told = (d for d in range(first, DECIMALS_AT_MOST)
            if round(now, d) != round(before, d) and round(difference, d) != 0)  # fmt: skip
    return next(told, first)


def difference_text(difference: float, decimals: int, measure_unit: str, say: Speaker) -> str:
    """Return a difference with its sign and unit: "+1,2 procentenheter", "−12 dagar"."""
    unit = short_unit(measure_unit)
    unit = say("indicator.points") if unit == "%" else unit
    sign = "+" if difference > 0 else ""
    return f"{sign}{say.number(difference, decimals)}{THIN}{unit}".rstrip(THIN)
