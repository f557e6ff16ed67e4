"""Checks what is about to be delivered: every finding at once, each with its line and its remedy.

The checks that the contract itself implies are made from it; each of the others is one file in
sql/checks/, which returns the wrong rows, or none. The file's name is the finding's code. `incoming`
is the rows under check, `known_<kind>` the plan as it would be with them, `landed_<kind>` what has been
delivered, `published_results` what was known of the indicators that are being delivered.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from etl.contract_checks import check_between_files, check_contract
from etl.findings import Finding, Severity
from etl.formula_checks import check_formulas
from etl.incoming import Incoming, Written, found_by

__all__ = ["Incoming", "Written", "check", "check_between_files", "check_what_is_left", "checks"]

CHECKS = Path(__file__).parent / "sql" / "checks"


@dataclass(frozen=True)
class Check:
    """One file of sql/checks/: what it is called, whom it is for and what it returns."""

    code: str
    kinds: frozenset[str]
    severity: Severity
    select: str

    @property
    def holds_it_together(self) -> bool:
        """Say whether it is about what rows say of each other, which a withdrawal may break."""
        return self.code.startswith("unknown_") or self.code in (
            "unit_in_circle",
            "goal_in_circle",
            "wrong_frequency",
        )


@cache
def checks() -> tuple[Check, ...]:
    """Return every check that is a file."""
    return tuple(_read_check(path) for path in sorted(CHECKS.glob("*.sql")))


def _read_check(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    head = re.search(r"^-- For: (.+)\n-- (Error|Warning)\.$", text, flags=re.MULTILINE)
    if head is None:
        raise ValueError(f"{path.name} does not say which kinds it is for, and how grave it is")
    severity: Severity = "error" if head[2] == "Error" else "warning"
    return Check(path.stem, frozenset(head[1].split(", ")), severity, text)


def check(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> list[Finding]:
    """Return all findings of one file's rows, in the order of its lines."""
    connection.execute(f"create or replace temp view incoming as from {incoming.table}")
    found = [*check_contract(connection, incoming), *check_formulas(connection, incoming)]
    for one in checks():
        if incoming.kind.name in one.kinds:
            found += found_by(connection, incoming, one.code, one.severity, one.select)
    return sorted(found, key=lambda finding: (finding.line or 0, finding.column, finding.code))


def check_what_is_left(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> list[Finding]:
    """Return the findings of rows that lean on what the plan does not know or has otherwise."""
    connection.execute(f"create or replace temp view incoming as from {incoming.table}")
    found = list(check_formulas(connection, incoming))
    for one in checks():
        if incoming.kind.name in one.kinds and one.holds_it_together:
            found += found_by(connection, incoming, one.code, one.severity, one.select)
    return found
