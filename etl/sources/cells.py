"""A workbook's cells: what each is as text, and as a number."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

PERCENT = "%"


@dataclass(frozen=True)
class Shown:
    """A number that its format shows with a unit: as it is shown, so that 0.484 in per cent is 48.4."""

    number: float
    unit: str


Cell = int | float | str | bool | time | date | datetime | timedelta | Shown


def as_percent(number: float) -> float:
    """Return a number as Excel shows it in per cent, with every digit: 0.484 is 48.4."""
    return float(Decimal(repr(number)) * 100)


def as_text(cell: Cell) -> str:
    """Return a cell as text: numbers with a decimal point and no more, dates in ISO form."""
    if isinstance(cell, Shown):
        return f"{as_text(cell.number)} {cell.unit}"
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def as_number(cell: Cell) -> float | None:
    """Return a cell that is a number by itself as one; None for any other."""
    if isinstance(cell, Shown):
        return float(cell.number)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return float(cell)
