"""The rows of a ledger as they stand: of which unit and account each is, and its amounts, exact."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import duckdb

from etl.findings import Finding
from etl.reading.ledger.accounts import Account, understand_account
from etl.reading.ledger.amounts import bare_amount, decide_ledgers_mark, exact, of_workbook
from etl.reading.ledger.headers import LedgerHeaders
from etl.reading.ledger.money import units_told
from etl.reading.mapping import Mapping
from etl.reading.numbers import Reading
from etl.reading.raw import Raw, cells

LISTED_AT_MOST = 1000


@dataclass
class Line:
    """One row. unit: its cell, or the nearest one above that is filled; amounts: by place, None if empty.

    beside: the other cells of the row, which tell rows of one account apart.
    """

    number: int
    unit: str
    unit_name: str
    account: Account
    period: str
    amounts: dict[int, Decimal | None]
    beside: tuple[str, ...] = ()
    is_unit_above: bool = False
    own_unit: str = ""


@dataclass
class Lines:
    """A ledger's rows, and what was seen when their amounts were read."""

    lines: list[Line] = field(default_factory=list)
    mark: Reading = field(default_factory=lambda: Reading("", "clear"))
    units: set[str] = field(default_factory=set)
    """The units (kr, tkr) that stand behind amounts."""
    findings: list[Finding] = field(default_factory=list)


Cell = tuple[str, float | None, str | None]


def read_lines(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    headers: LedgerHeaders,
    mapping: Mapping,
    file: str,
) -> Lines:
    """Read a file's rows: the text of each cell, and of a workbook's numbers themselves."""
    rows = _rows(connection, raw)
    places = [*headers.amounts, *headers.totals]
    texts = {row[place][0] for _, row in rows for place in places if row[place][1] is None}
    bare = {text: bare_amount(text) for text in texts}
    mark = decide_ledgers_mark(
        connection, {one for one, _ in bare.values() if one}, mapping.decimal_mark
    )
    found = Lines(mark=mark)
    if mark.verdict != "clear":
        line, place = _first(rows, places, mark.example)
        where = (file, line, raw.layout.headers[place], mark.example)
        found.findings.append(Finding(f"decimal_mark_{mark.verdict}", "error", *where))
        return found
    numbers = {text: (exact(one, mark.mark), unit) for text, (one, unit) in bare.items()}
    empty = {text for text, (one, _) in bare.items() if not one}
    above = ("", "")
    for line, row in rows:
        if [cell[0] for cell in row] == list(raw.layout.headers):
            continue
        if not any(row[place][0] for place in places):
            # Another table may begin here, in other money.
            found.units |= units_told(cell[0] for cell in row)
        amounts = _amounts(found, raw, file, line, row, headers, numbers, empty)
        one = _line(line, row, headers, mapping.values.get("account", {}), above, amounts)
        found.lines.append(one)
        if one.own_unit and not one.account.is_sum:
            above = (one.unit, one.unit_name)
    return found


def _rows(connection: duckdb.DuckDBPyConnection, raw: Raw) -> list[tuple[int, list[Cell]]]:
    width = len(raw.layout.headers)
    columns = [*cells(width)]
    if raw.has_numbers:
        columns += [f"{letter}{place}" for letter in "nu" for place in range(width)]
    found = connection.execute(
        f"select line, {', '.join(columns)} from {raw.name} order by line"
    ).fetchall()
    rows: list[tuple[int, list[Cell]]] = []
    for line, *values in found:
        texts = [(text or "").strip() for text in values[:width]]
        numbers = values[width : 2 * width] or [None] * width
        units = values[2 * width :] or [None] * width
        rows.append((line, list(zip(texts, numbers, units, strict=True))))
    return rows


def _amounts(
    found: Lines,
    raw: Raw,
    file: str,
    line: int,
    row: Sequence[Cell],
    headers: LedgerHeaders,
    numbers: AnyMapping[str, tuple[Decimal | None, str | None]],
    empty: set[str],
) -> dict[int, Decimal | None]:
    """Return a row's amounts by place; note the cells that are none, and the units behind amounts."""
    amounts: dict[int, Decimal | None] = {}
    for place in (*headers.amounts, *headers.totals):
        text, number, unit = row[place]
        if number is not None:
            bare = bare_amount(f"1 {unit}") if unit else ("1", None)
            amounts[place] = of_workbook(number)
            unit, is_wrong = bare[1], bool(unit) and bare[1] is None
        else:
            amounts[place], unit = numbers[text]
            is_wrong = amounts[place] is None and text not in empty
        if place not in headers.amounts:
            continue
        if unit:
            found.units.add(unit)
        if is_wrong and len(found.findings) < LISTED_AT_MOST:
            header = raw.layout.headers[place]
            found.findings.append(Finding("not_a_number", "error", file, line, header, text[:200]))
    return amounts


def _line(
    line: int,
    row: Sequence[Cell],
    headers: LedgerHeaders,
    said: AnyMapping[str, str],
    above: tuple[str, str],
    amounts: dict[int, Decimal | None],
) -> Line:
    def cell(place: int | None) -> str:
        return "" if place is None else row[place][0]

    unit, name = cell(headers.unit), cell(headers.unit_name)
    taken = {headers.unit, headers.unit_name, headers.account, headers.account_name,
             *headers.amounts, *headers.left_out}  # fmt: skip
    own = unit or name
    return Line(
        number=line,
        unit=unit if own else above[0],
        unit_name=name if own else above[1],
        account=understand_account(cell(headers.account), cell(headers.account_name), said),
        period=cell(headers.period),
        amounts=amounts,
        beside=tuple(cell[0] for place, cell in enumerate(row) if place not in taken),
        is_unit_above=not own and headers.unit is not None,
        own_unit=own,
    )


def _first(
    rows: Sequence[tuple[int, list[Cell]]], places: Sequence[int], example: str
) -> tuple[int | None, int]:
    """Return where an example of a bare amount stands."""
    for line, row in rows:
        for place in places:
            if bare_amount(row[place][0])[0] == example.split(" · ", maxsplit=1)[0]:
                return line, place
    return None, places[0]
