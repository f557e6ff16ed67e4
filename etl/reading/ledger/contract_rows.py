"""The contract's rows of a ledger: cost, income and net cost by unit and period, side by side."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from etl.findings import Finding
from etl.reading.ledger.amounts_of import Made, NamedLine

NAMED_AT_MOST = 6
Key = tuple[str, str, str]
"""Unit, period and account."""


@dataclass
class Row:
    """One row: amounts in kronor by measure, the line that it begins on, None where there is no amount."""

    line: int
    amounts: dict[str, Decimal] = field(default_factory=dict)


@dataclass
class ContractRows:
    """The rows by key, and what is to be said of how they were made."""

    rows: dict[Key, Row] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def make_rows(
    made: dict[str, Made], named: Sequence[NamedLine], labels: dict[tuple[int, int], str], file: str,
    slack: Decimal,
) -> ContractRows:  # fmt: skip
    """Put the measures side by side, and make net costs of costs and income.

    labels: what a month's end is called where it is no month. slack: how much one account's amount may be
    off by rounding, in kronor.
    """
    first: dict[tuple[str, str], int] = {}
    for line, unit, account in named:
        first.setdefault((unit, account), line.number)
    found = ContractRows()
    for measure, of in made.items():
        for (unit, account), period, amount in _amounts(of, labels):
            row = found.rows.setdefault((unit, period, account), Row(first[unit, account]))
            row.amounts[measure] = amount
    found.findings += _below_zero(found.rows, file)
    _add_net_costs(found, named, file, slack)
    return found


def _amounts(
    made: Made, labels: dict[tuple[int, int], str]
) -> list[tuple[tuple[str, str], str, Decimal]]:
    by_month = [
        (row, labels.get(month, f"{month[0]}-{month[1]:02d}"), amount)
        for row, of in made.by_month.amounts.items()
        for month, amount in of.items()
    ]
    by_year = [
        (row, str(year), amount) for row, of in made.by_year.items() for year, amount in of.items()
    ]
    return by_month + by_year


def _below_zero(rows: dict[Key, Row], file: str) -> list[Finding]:
    """Say which costs or income are below zero at their last period: their signs may be others."""
    last = {
        (unit, account, measure): (period, amount)
        for (unit, period, account), row in sorted(rows.items())
        for measure, amount in row.amounts.items()
        if account in ("cost", "revenue")
    }
    below = [
        f"{unit} {period} {account} {measure}"
        for (unit, account, measure), (period, amount) in last.items()
        if amount < 0
    ]
    if not below:
        return []
    more = " …" if len(below) > NAMED_AT_MOST else ""
    value = ", ".join(below[:NAMED_AT_MOST]) + more
    return [
        Finding("ledger_below_zero", "warning", file, value=value, params={"count": len(below)})
    ]


def _add_net_costs(
    found: ContractRows, named: Sequence[NamedLine], file: str, slack: Decimal
) -> None:
    """Make net cost = cost − revenue where the file has both; one of them alone is not the whole."""
    written: dict[tuple[str, str], int] = defaultdict(int)
    for _, unit, account in named:
        written[unit, account] += 1
    accounts = {account for _, _, account in named}
    if not {"cost", "revenue"} <= accounts:
        only = accounts & {"cost", "revenue"}
        if only and "net_cost" not in accounts:
            params = {"account": f"reason_{only.pop()}"}
            found.findings.append(Finding("ledger_one_account", "warning", file, params=params))
        return
    places = {(unit, period) for unit, period, account in found.rows if account != "investment"}
    for unit, period in sorted(places):
        parts = [found.rows.get((unit, period, account)) for account in ("cost", "revenue")]
        if parts == [None, None]:
            continue
        cost, revenue = (part.amounts if part else {} for part in parts)
        net = {
            measure: cost.get(measure, Decimal(0)) - revenue.get(measure, Decimal(0))
            for measure in {**cost, **revenue}
        }
        line = min(part.line for part in parts if part)
        own = found.rows.get((unit, period, "net_cost"))
        count = sum(written[unit, account] for account in ("cost", "revenue", "net_cost"))
        if own is not None:
            found.findings += _disagreeing(own, net, (unit, period), file, slack * count)
        found.rows[unit, period, "net_cost"] = Row(line, net)


def _disagreeing(
    own: Row, net: dict[str, Decimal], of: tuple[str, str], file: str, slack: Decimal
) -> list[Finding]:
    """Find a net cost that the file gives, and that is not its costs less its income."""
    unit, period = of
    return [
        Finding(
            "ledger_net_disagrees", "error", file, own.line, value=period,
            params={"unit": unit, "said": float(said), "counted": float(net.get(measure, 0))},
        )
        for measure, said in own.amounts.items()
        if abs(abs(said) - abs(net.get(measure, Decimal(0)))) > slack
    ]  # fmt: skip
