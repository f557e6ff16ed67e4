"""What the parts of a figure share: a place in time, a label at a line's end, numbers as figures say them."""

from dataclasses import dataclass

import pandas as pd

from dashboard.translate import Speaker, short_unit
from dashboard.values import Row, target_text

TARGET = "#7d8a93"


@dataclass(frozen=True)
class Label:
    """A line's name, to be written where the line ends; the text is plain."""

    x: pd.Timestamp
    y: float
    text: str
    colour: str
    is_bold: bool


def aim_text(target: Row, indicator: Row, say: Speaker) -> str:
    """Return a target as the figure says it: its unit only where that is per cent."""
    unit = "%" if short_unit(str(indicator["measure_unit"])) == "%" else ""
    row = {**indicator, "value": None, "measure_unit": unit or "antal"}
    bounds = {key: target[key] for key in ("target_value", "target_upper")}
    return target_text({**row, **bounds}, say)


def number_text(value: float, indicator: Row, say: Speaker) -> str:
    """Return a value as the figure says it: its unit only where that is per cent."""
    unit = "%" if short_unit(str(indicator["measure_unit"])) == "%" else "antal"
    return say.measured(value, int(indicator["decimals"]), unit)


def dated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return periods with the middle of their time, at which they are drawn."""
    start, end = pd.to_datetime(rows["start_date"]), pd.to_datetime(rows["end_date"])
    return rows.assign(middle=start + (end - start) / 2)
