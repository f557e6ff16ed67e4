"""One of economy's own files: known as such, read as kind budget, its rows written as the contract's."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.contract import kinds
from etl.findings import Finding
from etl.plan import Plan
from etl.reading.headers import Matched, match_headers, missing_columns
from etl.reading.ledger.accounts import understand_account
from etl.reading.ledger.headers import LedgerHeaders, is_money, understand_headers
from etl.reading.ledger.ledger import Ledger, read_ledger
from etl.reading.ledger.money import units_told
from etl.reading.mapping import Mapping
from etl.reading.raw import Raw, column_letters
from etl.reading.recognised import Recognised
from etl.sources.extracted import Extract
from etl.sources.header_findings import header_findings, without_header

MEASURES = ("budget", "outcome", "forecast")
LAYOUT = "ledger"


def ledger_headers(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    plan: Plan,
    mapping: Mapping,
    kind: str | None,
    path: Path,
) -> LedgerHeaders | None:
    """Return what the columns are where a file is one of economy's own; None for any other.

    A file with the contract's own columns is one only where its accounts are numbers, or its amounts are
    told to be in thousands.
    """
    headers = raw.layout.headers
    if (kind or mapping.kind) not in (None, "budget"):
        return None
    texts = _texts(raw, path)
    found = understand_headers(headers, mapping) if is_money(headers, texts, mapping) else None
    if found is None:
        return None
    other = match_headers(headers, plan, mapping, None)
    if other is not None and other.kind.name != "budget":
        return None
    if found.has_months:
        return found
    own = match_headers(headers, plan, mapping, "budget")
    if own is None or missing_columns(own, mapping):
        return found
    is_counted = units_told(texts) - {"kr"} or mapping.amount_unit not in (None, "kr")
    return found if is_counted or _has_numbers(connection, raw, found) else None


def read_ledger_file(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    headers: LedgerHeaders,
    plan: Plan,
    mapping: Mapping,
    recognised: Recognised,
    path: Path,
    table: str,
) -> Extract:
    """Read a file into `table`: line, source_column, unit, period, account and the amounts in kronor."""
    file = path.name
    ledger = read_ledger(connection, raw, headers, plan, mapping, file, _texts(raw, path))
    matched = _matched(headers, ledger, raw.layout.headers)
    findings = [
        *raw.findings,
        *header_findings(file, raw, matched, mapping, recognised.data_rows),
        *_columns_left_out(raw, headers, file),
        *_without_header(connection, raw, headers, file),
        *ledger.findings,
    ]
    recognised = _recognised(recognised, ledger)
    if ledger.made is not None:
        if not ledger.made.rows and not ledger.unnamed:
            findings.append(Finding("ledger_without_amounts", "error", file, raw.layout.header_row))
        else:
            _write(connection, table, ledger, raw.layout.headers)
            recognised = replace(recognised, kind="budget")
    return Extract(
        file, "budget", table, recognised, tuple(findings), matched, raw, ledger=ledger
    )  # fmt: skip


def _recognised(recognised: Recognised, ledger: Ledger) -> Recognised:
    """Return what was recognised, with what the ledger's amounts turned out to be."""
    known = {answer.key: answer.value for answer in ledger.answers}
    return replace(
        recognised,
        layout=LAYOUT,
        decimal_mark=ledger.decimal_mark,
        amount_unit=known.get("amount_unit") or _unit_of_columns(ledger.headers),
        amounts=known.get("amounts"),
        monthly=known.get("monthly"),
        signs=known.get("signs"),
        rows_left_out=ledger.rows_left_out,
    )


def _unit_of_columns(headers: LedgerHeaders) -> str | None:
    units = {amount.unit for amount in headers.amounts.values() if amount.unit}
    return ", ".join(sorted(units)) or None


def _texts(raw: Raw, path: Path) -> Sequence[str]:
    """Return what stands around a table: above and below it, on the sheet's tab, in the file's name."""
    name = path.stem.replace("_", " ")
    headers = (h for h in raw.layout.headers if understand_headers([h], Mapping()) is None)
    return (*raw.layout.preamble, *raw.footnotes, raw.sheet or "", name, *headers)


def _has_numbers(connection: duckdb.DuckDBPyConnection, raw: Raw, headers: LedgerHeaders) -> bool:
    """Say whether any account is a number, rather than the contract's word."""
    if headers.account is None:
        return False
    texts = connection.execute(
        f"select distinct c{headers.account} from {raw.name} where c{headers.account} is not null"
    ).fetchall()
    return any(understand_account(text, "", {}).number for (text,) in texts)


def _matched(headers: LedgerHeaders, ledger: Ledger, names: Sequence[str]) -> Matched:
    """Return how a ledger's columns stand for the contract's; what its amounts give is known otherwise."""
    places = {"org_unit_id": headers.unit, "account": headers.account, "period": headers.period}
    twice = (
        ()
        if headers.unit is not None or len(headers.units_found) < 2
        else (_twice(headers, names),)
    )
    also = {"budget", *places} - set(ledger.missing)
    return Matched(
        kind=kinds()["budget"],
        columns={name: place for name, place in places.items() if place is not None},
        wide={place: a.measure or "outcome" for place, a in headers.amounts.items()},
        also=frozenset(also if ledger.answers else {"budget", "period", "org_unit_id", "account"}),
        findings=twice,
    )


def _twice(headers: LedgerHeaders, names: Sequence[str]) -> Finding:
    both = ", ".join(names[place] for place in headers.units_found)
    return Finding("header_twice", value=both, params={"name": "org_unit_id"})


def _without_header(
    connection: duckdb.DuckDBPyConnection, raw: Raw, headers: LedgerHeaders, file: str
) -> list[Finding]:
    """Find the columns that hold something under no header, but for the names of units and accounts."""
    names = {column_letters(p) for p in (headers.unit_name, headers.account_name) if p is not None}
    return [f for f in without_header(connection, raw, file) if f.column not in names]


def _columns_left_out(raw: Raw, headers: LedgerHeaders, file: str) -> list[Finding]:
    """Say which columns were not read: deviations, shares and totals, and what tells rows apart."""
    names = raw.layout.headers
    left = [names[place] for place in sorted((*headers.left_out, *headers.unread))]
    if not left:
        return []
    return [
        Finding("ledger_columns_left_out", "warning", file, raw.layout.header_row,
                value=", ".join(left)[:300], params={"count": len(left)})
    ]  # fmt: skip


def _write(
    connection: duckdb.DuckDBPyConnection, table: str, ledger: Ledger, names: Sequence[str]
) -> None:
    """Write the rows, and one for each text that names nothing, so that it is found by the checks."""
    made = ledger.made.rows if ledger.made else {}
    period = next((key[1] for key in made), "2000")
    rows: list[tuple[object, ...]] = [
        (row.line, *key, *(_float(row.amounts.get(measure)) for measure in MEASURES))
        for key, row in made.items()
    ]
    rows += [
        (line.number, unit, period, account, 0.0, None, None)
        for line, unit, account in ledger.unnamed
    ]
    types = {"line": "int64", "org_unit_id": "string", "period": "string", "account": "string",
             **dict.fromkeys(MEASURES, "float64")}  # fmt: skip
    columns = {
        name: pa.array([row[place] for row in rows], kind)
        for place, (name, kind) in enumerate(types.items())
    }
    connection.register("ledger_rows", pa.table(columns))
    connection.execute(
        f"create or replace temp table {table} as"
        " select line, null::varchar as source_column, * exclude (line) from ledger_rows"
        " order by line, period, account"
    )
    connection.unregister("ledger_rows")


def _float(amount: object) -> float | None:
    return None if amount is None else float(str(amount))
