"""What was expected within a period, from whom, and whether it has come."""

from datetime import date

import duckdb

from etl.periods import Period
from etl.questions import Row, ask


def values_due(
    snapshot: duckdb.DuckDBPyConnection,
    period: Period,
    *,
    unit: str | None = None,
    responsible: str | None = None,
    today: date | None = None,
) -> list[Row]:
    """Return one row per indicator and unit from which a result is due within a period.

    unit: that one and those below it; responsible: those it answers for, "" for those that nobody does.
    Columns: indicator_id, name, org_unit_id, org_unit, period (the indicator's own), responsible,
    last_reported (a period), committee_id, unit (org_unit told apart from its namesakes), is_reported.
    """
    return ask(
        snapshot, "coverage", start_date=period.start_date, end_date=period.end_date, unit=unit,
        responsible=responsible, today=today or date.today(),
    )  # fmt: skip


def unreported(
    snapshot: duckdb.DuckDBPyConnection,
    period: Period,
    *,
    unit: str | None = None,
    responsible: str | None = None,
    today: date | None = None,
) -> list[Row]:
    """Return those of `values_due` that have not come."""
    due = values_due(snapshot, period, unit=unit, responsible=responsible, today=today)
    return [row for row in due if not row["is_reported"]]
