"""The year's forecast in a ledger: one column, of the month that the rest of the file is as of."""

from dataclasses import replace

from etl.findings import Finding
from etl.reading.ledger.amounts_of import Made, Rules, make_measure
from etl.reading.ledger.moments import AmountHeader
from etl.reading.ledger.months import Month
from etl.reading.ledger.named import Named


def make_forecast(
    named: Named, columns: dict[int, AmountHeader], made: dict[str, Made], rules: Rules
) -> Made:
    """Return the year's forecast, at the last month of the outcome, of the file, or of the budget.

    A forecast of another year (Prognos 2027) is an error: the contract has none.
    """
    whole = rules.calendar.whole
    booked, budgeted = (_months(made.get(measure)) for measure in ("outcome", "budget"))
    told = {(whole.year, whole.month)} if whole.year and whole.month else set()
    at = max(booked or told or budgeted, default=(whole.year or rules.calendar.year, whole.month))
    if any(column.year not in (None, at[0]) for column in columns.values()):
        line = named.rows[0][0].number if named.rows else None
        unclear = Finding(
            "ledger_period_unclear", "error", rules.file, line, params={"measure": "forecast"}
        )
        return Made(findings=[unclear])
    of_year = {
        place: replace(column, span="accumulated", month=at[1], year=at[0], first_month=1)
        for place, column in columns.items()
    }
    return make_measure(named.rows, of_year, rules, "forecast")


def _months(made: Made | None) -> set[Month]:
    of = {} if made is None else made.by_month.amounts
    return {month for by_month in of.values() for month in by_month}
