"""A ledger read: what is known and asked of it, and its rows as the contract has them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import duckdb

from etl.findings import Finding, has_errors
from etl.plan import Plan
from etl.reading.ledger.amounts import decimals_of
from etl.reading.ledger.amounts_of import Made, Rules, make_measure
from etl.reading.ledger.answers import Answer
from etl.reading.ledger.asked import answers_of
from etl.reading.ledger.contract_rows import ContractRows, make_rows
from etl.reading.ledger.counted_twice import counted_twice
from etl.reading.ledger.forecast import make_forecast
from etl.reading.ledger.headers import LedgerHeaders
from etl.reading.ledger.lines import Line, Lines, read_lines
from etl.reading.ledger.moments import AmountHeader
from etl.reading.ledger.money import FACTORS
from etl.reading.ledger.named import Named, Unknown, name_rows
from etl.reading.ledger.other_units import other_units
from etl.reading.ledger.rows_again import without_rows_again
from etl.reading.ledger.sums import part_sums
from etl.reading.ledger.told import told_by
from etl.reading.ledger.when import Calendar, budgets_of_no_time, calendar_of, columns_twice
from etl.reading.mapping import Mapping
from etl.reading.periods import understand_period
from etl.reading.raw import Raw


@dataclass
class Ledger:
    """What came of a ledger. missing: columns of the contract that neither file nor user gives.

    made: the contract's rows, None where something must be known or mended first; unknown: texts that
    name nothing; answers: what must be known beside the headers, each told, said or asked.
    """

    headers: LedgerHeaders
    answers: tuple[Answer, ...] = ()
    missing: tuple[str, ...] = ()
    unknown: list[Unknown] = field(default_factory=list)
    unnamed: list[tuple[Line, str, str]] = field(default_factory=list)
    made: ContractRows | None = None
    period: str | None = None
    """The year, or the period, that is told or said of the whole file."""
    decimal_mark: str | None = None
    rows_left_out: tuple[int, ...] = ()
    findings: list[Finding] = field(default_factory=list)


def read_ledger(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    headers: LedgerHeaders,
    plan: Plan,
    mapping: Mapping,
    file: str,
    texts: Sequence[str],
) -> Ledger:
    """Read a file whose headers are those of a ledger. texts: what stands around the table."""
    read = read_lines(connection, raw, headers, mapping, file)
    ledger = Ledger(headers, findings=list(read.findings), decimal_mark=read.mark.mark or None)
    has_accounts = headers.account is not None
    parted = part_sums(read.lines, [*headers.amounts], file, has_accounts=has_accounts)
    details, again = without_rows_again(parted.details, [*headers.amounts], file)
    named = name_rows(details, plan, mapping, file)
    told = told_by(texts)
    calendar = calendar_of(headers, told.when, mapping)
    ledger.unknown, ledger.unnamed = named.unknown, named.unnamed
    ledger.rows_left_out = tuple(sorted(line.number for line in (*parted.sums, *named.left_out)))
    ledger.period = calendar.text
    ledger.missing = _missing(headers, calendar, mapping)
    ledger.findings += columns_twice(headers, calendar, raw.layout.headers, file)
    ledger.findings += budgets_of_no_time(headers, calendar, raw.layout.headers, file)
    ledger.answers = answers_of(headers, told, read.units, named, calendar, mapping)
    if not has_errors(read.findings):
        # What cannot be read would make sums disagree, too.
        ledger.findings += [*parted.findings, *again, *named.findings]
        if headers.unit is None and "org_unit_id" in mapping.constants:
            ledger.findings += other_units(read.lines, plan, mapping, file)
        ledger.findings += counted_twice(named.rows, [*headers.amounts], file)
    ledger.findings += _unanswered(ledger, raw, file)
    if has_errors(ledger.findings) or ledger.missing:
        return ledger
    return _with_rows(ledger, read, named, calendar, mapping, file)


def _unanswered(ledger: Ledger, raw: Raw, file: str) -> list[Finding]:
    """Return what is unclear, and an error where a workbook shows thousands of numbers said to be so."""
    row = raw.layout.header_row
    units = {a.value for a in ledger.answers if a.key == "amount_unit"}
    units |= {amount.unit for amount in ledger.headers.amounts.values()}
    is_twice = raw.is_scaled and units - {"kr", None}
    scaled = [Finding("ledger_scaled", "error", file, row)] if is_twice else []
    return scaled + [one for answer in ledger.answers for one in answer.findings(file, row)]


def _missing(headers: LedgerHeaders, calendar: Calendar, mapping: Mapping) -> tuple[str, ...]:
    """Return the key columns that must be said: the unit, the account, and the year or the period."""
    is_by_month = all(a.month or a.span == "year" for a in headers.amounts.values()
                      if a.measure != "forecast")  # fmt: skip
    is_known = calendar.year and (is_by_month or calendar.whole.month or headers.has_months)
    have = {
        "org_unit_id": headers.unit is not None or bool(headers.units_found),
        "account": headers.account is not None,
        "period": bool(is_known) or headers.period is not None,
    }
    return tuple(name for name, has in have.items() if not has and name not in mapping.constants)


def _with_rows(
    ledger: Ledger, read: Lines, named: Named, calendar: Calendar, mapping: Mapping, file: str
) -> Ledger:
    """Make the contract's rows of what is known."""
    known = {answer.key: str(answer.value) for answer in ledger.answers}
    written = [a for line in read.lines for a in line.amounts.values() if a is not None]
    step = Decimal(1).scaleb(-max(map(decimals_of, written), default=0))
    unit = known.get("amount_unit", "kr")
    rules = Rules(
        calendar, unit, known.get("monthly", "each"), known.get("signs", "all_positive"), file, step
    )
    by_measure: dict[str, dict[int, AmountHeader]] = {}
    for place, amount in ledger.headers.amounts.items():
        measure = amount.measure or known["amounts"]
        by_measure.setdefault(measure, {})[place] = replace(amount, measure=measure)  # type: ignore[arg-type]
    made = {
        measure: make_measure(named.rows, columns, rules, measure)
        for measure, columns in by_measure.items()
        if measure != "forecast"
    }
    if "forecast" in by_measure:
        made["forecast"] = make_forecast(named, by_measure["forecast"], made, rules)
    ledger.findings += [finding for one in made.values() for finding in one.findings]
    _say_what_is_ahead(ledger, made, file)
    if has_errors(ledger.findings):
        return ledger
    labels = _labels(calendar, mapping)
    ledger.made = make_rows(made, named.rows, labels, file, _slack(ledger, rules, made))
    ledger.findings += ledger.made.findings
    units = {amount.unit or unit for amount in ledger.headers.amounts.values()} - {"kr"}
    for counted in sorted(units):
        params: dict[str, str | int | float] = {
            "unit": f"reason_{counted}",
            "half": float(FACTORS[counted] * step / 2),
        }
        ledger.findings.append(Finding("ledger_rounded", "warning", file, params=params))
    return ledger


def _slack(ledger: Ledger, rules: Rules, made: dict[str, Made]) -> Decimal:
    """Return how much one row's amount may be off by rounding: half a step for each number added up."""
    amounts = ledger.headers.amounts.values()
    units = {amount.unit or rules.amount_unit for amount in amounts}
    half = max(FACTORS[unit] for unit in units) * rules.step / 2
    is_each = any(a.span == "each" or (a.span is None and rules.monthly == "each") for a in amounts)
    months = {
        month for one in made.values() for of in one.by_month.amounts.values() for month in of
    }
    return half * (max(len(months), 1) if is_each else 1)


def _labels(calendar: Calendar, mapping: Mapping) -> dict[tuple[int, int], str]:
    """Return what the user calls the period of the whole file, where that is no month."""
    said, whole = mapping.constants.get("period", ""), calendar.whole
    if not said or not whole.month or not whole.year:
        return {}
    period = understand_period(said)
    return {(whole.year, whole.month): period} if isinstance(period, str) else {}


def _say_what_is_ahead(ledger: Ledger, made: dict[str, Made], file: str) -> None:
    for measure, one in made.items():
        if one.by_month.ahead:
            months = ", ".join(f"{year}-{month:02d}" for year, month in one.by_month.ahead)
            params = {"measure": f"reason_{measure}"}
            ledger.findings.append(
                Finding("ledger_months_ahead", "warning", file, value=months, params=params)
            )
