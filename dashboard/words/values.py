"""Values, targets, deviations and tolerances as text: with as many decimals as the light needs to be true."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from math import isclose
from typing import Any, TypeAlias

import pandas as pd

from dashboard.words.translate import THIN, Speaker, short_unit

# One row of an answer, by column.
Row: TypeAlias = "Mapping[str, Any] | pd.Series[Any]"
DECIMALS_OF_A_TARGET = 4
MORE_DECIMALS = 7
# A longer unit is said with the value alone, not again with what the value is held against.
SHORT_UNIT = 7


def is_empty(value: object) -> bool:
    """Say whether a cell of an answer holds nothing."""
    return bool(pd.isna(value))  # type: ignore[call-overload]


def area_name(row: Row, say: Speaker) -> str:
    """Return a target area's name in the reader's language, in Swedish where it has no other."""
    is_translated = say.language == "en" and not is_empty(row["name_en"])
    return str(row["name_en"] if is_translated else row["name_sv"])


def value_text(row: Row, say: Speaker, key: str = "value") -> str:
    """Return a row's value, or another of its numbers, with its unit."""
    return _measured(float(row[key]), decimals_of_value(row), row, say)


def target_text(row: Row, say: Speaker) -> str:
    """Return a row's target as it was set, "75 %" not "75,0 %"; of a range both bounds."""
    row = {**row, "measure_unit": _unit_beside(row)}
    decimals = decimals_of_value(row)
    lower = float(row["target_value"])
    if row["direction"] != "range" or is_empty(row["target_upper"]):
        return _measured(lower, _fewest(lower, decimals, DECIMALS_OF_A_TARGET), row, say)
    upper = float(row["target_upper"])
    return say(
        "indicator.between",
        lower=say.number(lower, _fewest(lower, decimals, DECIMALS_OF_A_TARGET)),
        upper=_measured(upper, _fewest(upper, decimals, DECIMALS_OF_A_TARGET), row, say),
    )


def compared_text(row: Row, say: Speaker) -> str:
    """Return the value that a row's trend is held against, told apart from the row's own."""
    value, before = float(row["value"]), float(row["compared_value"])
    first = decimals_of_value(row)
    shown = round(value, first)
    told = (
        more for more in range(first, first + MORE_DECIMALS)
        if _order(shown, round(before, more)) == _order(value, before)
    )  # fmt: skip
    return _measured(before, next(told, first), row, say)


def decimals_of_value(row: Row) -> int:
    """Return how many decimals it takes to see on which side of its target a value is.

    Those of the indicator, unless rounding would hide the difference: 74,96 is not 75.
    """
    decimals = int(row["decimals"])
    if is_empty(row["value"]):
        return decimals
    bounds = [float(row[key]) for key in ("target_value", "target_upper")
              if not is_empty(row.get(key))]  # fmt: skip
    return _telling(float(row["value"]), bounds, decimals)


def decimals_apart(numbers: Iterable[object], decimals: int) -> int:
    """Return how many decimals it takes, from those given, to see which numbers differ.

    For numbers that are held against each other and rounded alike: 74,96 and 75,00. What is empty
    takes no part.
    """
    known = [float(number) for number in numbers if not is_empty(number)]  # type: ignore[arg-type]
    pairs = [(one, other) for one, other in combinations(known, 2) if _order(one, other)]
    for more in range(decimals, decimals + MORE_DECIMALS):
        if all(round(one, more) != round(other, more) for one, other in pairs):
            return more
    return decimals


def deviation_texts(row: Row, say: Speaker) -> tuple[str, str]:
    """Return how far a value is from its target, and the tolerance as the rule has it.

    Rounding never turns the light: within the tolerance the deviation shown is at most the
    tolerance shown, beyond it is more.
    """
    deviation, amount = abs(float(row["deviation"])), float(row["tolerance"])
    is_within = row["reason"] == "within_tolerance"
    first = decimals_of_value(row)
    for decimals in range(first, first + MORE_DECIMALS):
        shown, limit = round(deviation, decimals), round(amount, _fewest(amount, decimals + 1))
        if shown > 0 and (shown <= limit) == is_within:
            break
    far = _difference(deviation, decimals, row, say)
    tolerance = _tolerance(amount, _fewest(amount, decimals + 1), row, say)
    return far, tolerance


def _tolerance(amount: float, decimals: int, row: Row, say: Speaker) -> str:
    """Say a tolerance: "5 % (3,75)" where it is a share of the target, else "2 dagar"."""
    if row["rule_tolerance_kind"] == "absolute":
        return _difference(amount, decimals, row, say)
    share = float(row["rule_tolerance"])
    return f"{say.number(share, _fewest(share, 2))}{THIN}% ({say.number(amount, decimals)})"


def _difference(amount: float, decimals: int, row: Row, say: Speaker) -> str:
    """Return a difference between values: of shares in percentage points."""
    unit = short_unit(_unit_beside(row))
    unit = say("indicator.points") if unit == "%" else unit
    return f"{say.number(amount, decimals)}{THIN}{unit}".rstrip(THIN)


def _unit_beside(row: Row) -> str:
    """Return the unit to say beside a value's own: none where the value has said a long one."""
    unit = str(row["measure_unit"])
    return unit if is_empty(row["value"]) or len(short_unit(unit)) <= SHORT_UNIT else "antal"


def _measured(value: float, decimals: int, row: Row, say: Speaker) -> str:
    return say.measured(value, decimals, str(row["measure_unit"]))


def _fewest(number: float, asked: int, at_most: int = 0) -> int:
    """Return the fewest decimals that say a number in full; of an endless one as many as asked for."""
    for decimals in range(max(asked, at_most) + 1):
        if isclose(round(number, decimals), number, rel_tol=1e-9):
            return decimals
    return asked


def _telling(value: float, others: list[float], decimals: int) -> int:
    """Return the decimals, from those given, with which a value keeps its order to the others."""
    for more in range(decimals, decimals + MORE_DECIMALS):
        shown = round(value, more)
        if all(_order(shown, round(other, _fewest(other, more, DECIMALS_OF_A_TARGET))) == _order(value, other)
               for other in others):  # fmt: skip
            return more
    return decimals


def _order(one: float, other: float) -> int:
    """Return -1, 0 or 1: as the rule compares, with a slack for what floats make."""
    if isclose(one, other, rel_tol=1e-9):
        return 0
    return -1 if one < other else 1
