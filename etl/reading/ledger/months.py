"""Amounts by month made into amounts from 1 January, every month required; months ahead are left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Row = tuple[str, str]
"""A unit's id and an account of the contract."""
Month = tuple[int, int]
Amounts = dict[Row, dict[Month, Decimal]]


@dataclass
class Accumulated:
    """Amounts from 1 January to the end of each month; missing: months that lack; ahead: not yet booked."""

    amounts: Amounts = field(default_factory=dict)
    missing: list[Month] = field(default_factory=list)
    ahead: list[Month] = field(default_factory=list)


def accumulate(amounts: Amounts, reported: Iterable[Month]) -> Accumulated:
    """Add months up from January of their year; a row without a cell in a month adds nothing to it.

    reported: the months in which any row has an amount. Where one lacks before the last, nothing is made.
    """
    found = Accumulated()
    months = sorted(reported)
    for year in {year for year, _ in months}:
        own = [month for of, month in months if of == year]
        found.missing += [(year, m) for m in range(1, own[-1] + 1) if m not in own]
    if found.missing:
        return found
    for row, by_month in amounts.items():
        total, year = Decimal(0), 0
        of_row: dict[Month, Decimal] = {}
        for month in months:
            total = by_month.get(month, Decimal(0)) + (total if month[0] == year else Decimal(0))
            year = month[0]
            of_row[month] = total
        found.amounts[row] = of_row
    return found


def without_months_ahead(found: Accumulated) -> Accumulated:
    """Leave out the last months in which no amount changes: they are ahead, and hold zeros or repeats."""
    months = sorted({month for of in found.amounts.values() for month in of})
    while months:
        last = months[-1]
        before = months[-2] if len(months) > 1 and months[-2][0] == last[0] else None
        if any(_of(of, last) != _of(of, before) for of in found.amounts.values()):
            break
        months.pop()
        found.ahead.insert(0, last)
    kept = set(months)
    found.amounts = {
        row: {month: amount for month, amount in of.items() if month in kept}
        for row, of in found.amounts.items()
    }
    return found


def _of(amounts: Mapping[Month, Decimal], month: Month | None) -> Decimal:
    return Decimal(0) if month is None else amounts.get(month, Decimal(0))
