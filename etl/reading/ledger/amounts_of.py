"""A ledger's amounts made the contract's: by unit, period and account, in kronor from 1 January, exact."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from etl.findings import Finding
from etl.reading.ledger.lines import Line
from etl.reading.ledger.moments import AmountHeader
from etl.reading.ledger.money import FACTORS
from etl.reading.ledger.months import Accumulated, Amounts, Month, accumulate, without_months_ahead
from etl.reading.ledger.signs import as_contract
from etl.reading.ledger.when import Calendar

NamedLine = tuple[Line, str, str]
Cell = tuple[Line, str, str, AmountHeader, Decimal | None]
"""A line, its unit, its account, the column's moment and the amount, with the contract's sign, in kronor."""


@dataclass
class Made:
    """One measure: accumulated amounts by row and month, whole years' amounts, and where it was written."""

    by_month: Accumulated = field(default_factory=Accumulated)
    by_year: dict[tuple[str, str], dict[int, Decimal]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Rules:
    """What holds for all of a file's amounts."""

    calendar: Calendar
    amount_unit: str
    monthly: str
    signs: str
    file: str
    step: Decimal = Decimal(1)
    """The smallest part that amounts are written with."""


def make_measure(
    rows: Sequence[NamedLine], columns: dict[int, AmountHeader], rules: Rules, measure: str
) -> Made:
    """Make one measure of its columns: {place: what its header says}."""
    made = Made()
    cells = list(_cells(rows, columns, rules))
    years: dict[tuple[str, str], dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line, unit, account, when, amount in cells:
        if when.span == "year" and when.year:
            years[unit, account][when.year] += amount or Decimal(0)
        elif when.span != "year" and not (when.year and when.month) and amount is not None:
            params = {"measure": measure}
            made.findings.append(
                Finding("ledger_period_unclear", "error", rules.file, line.number, params=params)
            )
            return made
    made.by_year = {row: dict(of) for row, of in years.items()}
    monthly = [cell for cell in cells if cell[3].span != "year" and cell[3].month]
    each = [cell for cell in monthly if _span(cell[3], rules) == "each"]
    accumulated = [cell for cell in monthly if _span(cell[3], rules) == "accumulated"]
    if any(when.month == 1 for _, _, _, when, _ in each) or not accumulated:
        made.by_month = accumulate(*_by_month(each))
        made.findings += _compared(made.by_month, each, accumulated, rules, measure)
    else:
        made.by_month = _as_they_are(accumulated, made, rules)
    if made.by_month.missing:
        months = ", ".join(f"{year}-{month:02d}" for year, month in made.by_month.missing)
        where = ("ledger_month_missing", "error", rules.file)
        made.findings.append(Finding(*where, value=months, params={"measure": f"reason_{measure}"}))  # type: ignore[arg-type]
    if measure == "outcome":
        without_months_ahead(made.by_month)
    return made


def _cells(rows: Sequence[NamedLine], columns: dict[int, AmountHeader], rules: Rules) -> list[Cell]:
    found: list[Cell] = []
    for line, unit, account in rows:
        for place, column in columns.items():
            amount = line.amounts[place]
            if amount is not None:
                factor = FACTORS[column.unit or rules.amount_unit]
                amount = as_contract(account, amount, rules.signs) * factor
            when = rules.calendar.of_row(column, line.period)
            found.append((line, unit, account, when, amount))
    return found


def _span(when: AmountHeader, rules: Rules) -> str:
    return when.span or rules.monthly


def _by_month(cells: Sequence[Cell]) -> tuple[Amounts, set[Month]]:
    """Return the amounts by row and month, and the months in which any cell is filled."""
    amounts: Amounts = defaultdict(dict)
    reported: set[Month] = set()
    for _, unit, account, when, amount in cells:
        month = (int(when.year or 0), int(when.month or 0))
        of = amounts[unit, account]
        if amount is not None:
            reported.add(month)
            of[month] = of.get(month, Decimal(0)) + amount
    return dict(amounts), reported


def _as_they_are(cells: Sequence[Cell], made: Made, rules: Rules) -> Accumulated:
    """Return amounts that are accumulated already; an empty cell after a filled one is no zero."""
    amounts, reported = _by_month(cells)
    last: dict[int, Month] = {}
    for line, _, _, when, amount in sorted(cells, key=lambda cell: (cell[3].year, cell[3].month)):
        month = (int(when.year or 0), int(when.month or 0))
        if when.first_month != 1:
            made.findings.append(Finding("ledger_not_from_january", "error", rules.file))
            break
        if amount:
            last[line.number] = month
        elif amount is None and month in reported and last.get(line.number, (0,))[0] == month[0]:
            value = f"{month[0]}-{month[1]:02d}"
            made.findings.append(
                Finding("ledger_cell_empty", "error", rules.file, line.number, value=value)
            )
    whole = {row: {m: of.get(m, Decimal(0)) for m in reported} for row, of in amounts.items()}
    return Accumulated(whole)


def _compared(
    made: Accumulated, each: Sequence[Cell], beside: Sequence[Cell], rules: Rules, measure: str
) -> list[Finding]:
    """Compare months added up with what stands beside them accumulated, within what rounding explains."""
    amounts, _ = _by_month(beside)
    added = Counter((unit, account) for _, unit, account, *_ in [*each, *beside])
    half = FACTORS[rules.amount_unit] * rules.step / 2
    return [
        Finding(
            "ledger_months_disagree", "error", rules.file, value=f"{month[0]}-{month[1]:02d}",
            params={"unit": row[0], "measure": f"reason_{measure}",
                    "added": float(made.amounts[row][month]), "said": float(amount)},
        )
        for row, of in amounts.items()
        for month, amount in of.items()
        if month in made.amounts.get(row, {})
        and abs(made.amounts[row][month] - amount) > half * added[row]
    ][:20]  # fmt: skip
