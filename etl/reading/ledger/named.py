"""The rows of a ledger with the units and accounts that they are of; those that nobody knows, to be asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from etl.contract import kinds
from etl.findings import Finding
from etl.plan import Plan
from etl.reading.ledger.lines import Line
from etl.reading.ledger.units import find_unit, unit_text
from etl.reading.mapping import Mapping
from etl.reading.names import Names
from etl.reading.words import meaning

Unknown = tuple[str, str, int]
"""A column of the contract, a text that it does not know, and on how many rows."""


@dataclass
class Named:
    """rows: each line with its unit's id and account; left_out: by the user's own word."""

    rows: list[tuple[Line, str, str]] = field(default_factory=list)
    accounted: list[tuple[Line, str]] = field(default_factory=list)
    """Each line whose account is known, be its unit so or not: what signs are seen in."""
    unknown: list[Unknown] = field(default_factory=list)
    unnamed: list[tuple[Line, str, str]] = field(default_factory=list)
    """One row per unknown unit or account, with the text that it has."""
    left_out: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def name_rows(lines: Sequence[Line], plan: Plan, mapping: Mapping, file: str) -> Named:
    """Find the unit and the account of each row; what the file lacks is the same for all its rows."""
    named, known = Named(), Names(plan.org_units)
    constants = mapping.constants
    column = kinds()["budget"].column("account")
    unknown: Counter[tuple[str, str]] = Counter()
    # Where units are written on every row, one without is not the unit's above.
    is_on_each = any(one.own_unit and one.own_unit == two.own_unit for one, two in pairwise(lines))
    for line in lines:
        code, name = line.unit or constants.get("org_unit_id", ""), line.unit_name
        unit = find_unit(code, name, known, mapping.values.get("org_unit_id", {}))
        account = line.account.meaning
        if not line.account.text and "account" in constants:
            account = meaning(column, constants["account"])
        if "" in (unit, account):
            named.left_out.append(line)
            continue
        if account in column.allowed:
            named.accounted.append((line, str(account)))
        if not (code or name) or (is_on_each and line.is_unit_above):
            named.findings.append(Finding("ledger_row_without_unit", "error", file, line.number))
        elif unit and account in column.allowed:
            named.rows.append((line, unit, str(account)))
        else:
            _note(named, unknown, line, (unit, unit_text(code, name)), account)
    named.unknown = [(of, text, rows) for (of, text), rows in unknown.items()]
    return named


def _note(
    named: Named,
    unknown: Counter[tuple[str, str]],
    line: Line,
    unit: tuple[str | None, str],
    account: str | None,
) -> None:
    """Count what a row has that is not known, and keep the first row that shows it."""
    is_known = account in kinds()["budget"].column("account").allowed
    asked = [] if unit[0] else [("org_unit_id", unit[1])]
    if not is_known:
        asked.append(("account", line.account.text))
    if any(one not in unknown for one in asked):
        named.unnamed.append(
            (line, unit[0] or unit[1], str(account) if is_known else line.account.text)
        )
    unknown.update(asked)
