"""Of which month each amount is: by its column, by its row, or as the file or the user says of all."""

from collections import defaultdict
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.findings import Finding
from etl.periods import parse_period
from etl.reading.ledger.headers import LedgerHeaders
from etl.reading.ledger.moments import AmountHeader, month_number
from etl.reading.mapping import Mapping
from etl.reading.periods import FromJanuary, understand_period


@dataclass(frozen=True)
class Calendar:
    """What is known of time in a file. whole: the month or span of columns that name none."""

    year: int | None
    whole: AmountHeader
    is_by_row: bool
    said: AnyMapping[str, str]

    @property
    def text(self) -> str | None:
        """What is known of the whole file, written as a period."""
        whole = self.whole
        if whole.month and whole.year:
            return f"{whole.year}-{whole.month:02d}"
        return None if self.year is None else str(self.year)

    def of_column(self, amount: AmountHeader) -> AmountHeader:
        """Return a column's month, year and span, filled in by what is known of the file.

        The year's outcome (Utfall 2026) in a report of January to August is what is booked so far.
        """
        whole = self.whole
        is_so_far = (
            amount.measure == "outcome" and amount.span == "year" and whole.month is not None
        )
        if is_so_far and amount.year in (None, whole.year):
            return replace(whole, measure="outcome", unit=amount.unit, span="accumulated")
        if amount.month or amount.span == "year":
            return replace(amount, year=amount.year or self.year)
        return replace(
            amount,
            month=whole.month,
            year=amount.year or whole.year or self.year,
            span=amount.span or whole.span,
            first_month=whole.first_month,
        )

    def of_row(self, amount: AmountHeader, text: str) -> AmountHeader:
        """Return a column's month where each row has its own."""
        if amount.month or amount.span == "year" or not self.is_by_row:
            return self.of_column(amount)
        of_text = self._text(text)
        return replace(
            amount, month=of_text.month, year=of_text.year, span=amount.span or of_text.span
        )

    def _text(self, text: str) -> AmountHeader:
        found = moment(self.said.get(text, text))
        if found.month:
            return found
        month = (
            int(text) if text.isdigit() and 1 <= int(text) <= 12 else month_number(text.casefold())
        )
        return AmountHeader(month=month, year=self.year)


def calendar_of(headers: LedgerHeaders, told: AmountHeader, mapping: Mapping) -> Calendar:
    """Return what is known of time: the user's word first, then the headers', then the title's."""
    said = moment(mapping.constants.get("period", ""))
    years = {amount.year for amount in headers.amounts.values() if amount.year and amount.month}
    years = years or {a.year for a in headers.amounts.values() if a.year and a.measure != "outcome"}
    by_header = years.pop() if len(years) == 1 else None
    whole = said if said.year else told
    return Calendar(
        said.year or by_header or told.year,
        whole if whole.month else AmountHeader(),
        headers.period is not None,
        mapping.values.get("period", {}),
    )


def moment(text: str) -> AmountHeader:
    """Return the month in which a period ends, and its year; a year alone has no month."""
    found = understand_period(text) if text.strip() else None
    if isinstance(found, FromJanuary):
        return AmountHeader(month=found.last_month, year=found.year, span="accumulated")
    if not isinstance(found, str):
        return AmountHeader()
    period = parse_period(found)
    year = period.end_date.year
    if period.kind in ("year", "school_year"):
        return AmountHeader(year=year)
    return AmountHeader(month=period.end_date.month, year=year)


def columns_twice(
    headers: LedgerHeaders, calendar: Calendar, names: Sequence[str], file: str
) -> list[Finding]:
    """Return an error for columns that say the same of the same month, or several forecasts: which counts?"""
    same: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for place, amount in headers.amounts.items():
        when = calendar.of_column(amount)
        is_forecast = amount.measure == "forecast"
        of = () if is_forecast else (when.year, when.month, when.span, when.first_month)
        same[amount.measure, *of].append(names[place])
    return [
        Finding("header_twice", "error", file, value=", ".join(columns),
                params={"name": str(of[0] or "outcome")})
        for of, columns in same.items()
        if len(columns) > 1
    ]  # fmt: skip


def budgets_of_no_time(
    headers: LedgerHeaders, calendar: Calendar, names: Sequence[str], file: str
) -> list[Finding]:
    """Return a warning for each budget that may be the year's: beside Prognos, in a report to August."""
    whole = calendar.whole
    has_year = any(a.measure == "budget" and a.span == "year" for a in headers.amounts.values())
    if whole.month in (None, 12) or has_year or "forecast" not in headers.measures:
        return []
    return [
        Finding("ledger_budget_of_no_time", "warning", file, value=names[place],
                params={"period": calendar.text or ""})
        for place, amount in headers.amounts.items()
        if amount.measure == "budget" and not (amount.month or amount.year or amount.span)
    ]  # fmt: skip
