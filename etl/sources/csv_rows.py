"""The rows under a header, with the lines they stand on: read by DuckDB where each line is one row.

Where the counts say otherwise (blank lines, line breaks in quoted cells, rows of another width, broken
quotation marks) the file is read row by row instead, so that no row is lost and every line is right.
"""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.build import quoted
from etl.reading.dialect import LONGEST_CELL, Dialect, Record, read_records
from etl.reading.raw import cells

BATCH = 50_000


def load_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    path: Path,
    dialect: Dialect,
    above: int,
    width: int,
) -> list[Record]:
    """Make `table` (line, c0 …) of the rows below line `above`; return those of another width."""
    if _load_by_lines(connection, table, path, dialect, above, width):
        return []
    names = cells(width)
    columns = ", ".join(f"{name} varchar" for name in names)
    connection.execute(f"create or replace temp table {table}_read (line bigint, {columns})")
    wrong: list[Record] = []
    with path.open("r", encoding="utf-8-sig", newline="") as file:
        for _ in range(above):
            file.readline()
        records = iter(read_records(file, dialect.delimiter, above))
        while batch := list(islice(records, BATCH)):
            _insert(connection, f"{table}_read", names, _fitting(batch, width, wrong))
    connection.execute(f"create or replace temp view {table} as from {table}_read")
    return wrong


def _load_by_lines(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    path: Path,
    dialect: Dialect,
    above: int,
    width: int,
) -> bool:
    """Have DuckDB read the rows; say whether every line below the header became a row of its own."""
    columns = ", ".join(f"'{name}': 'varchar'" for name in cells(width))
    try:
        connection.execute(
            f"create or replace temp table {table}_read as select *"
            f" from read_csv({quoted(path)}, delim = '{dialect.delimiter}', quote = '\"',"
            " escape = '\"', header = false, all_varchar = true, auto_detect = false,"
            f" columns = {{{columns}}}, skip = {above}, encoding = 'utf-8',"
            f" nullstr = '', max_line_size = {LONGEST_CELL})"
        )
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return False
    connection.execute(
        f"create or replace temp view {table} as"
        f" select rowid + {above + 1} as line, * from {table}_read"
    )
    rows = connection.execute(f"select count(*) from {table}_read").fetchone() or (0,)
    return int(rows[0]) == _count_lines(path) - above


def _count_lines(path: Path) -> int:
    breaks, last = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(1 << 22):
            breaks, last = breaks + chunk.count(b"\n"), chunk
    return breaks + (not last.endswith(b"\n"))


def _fitting(records: Iterable[Record], width: int, wrong: list[Record]) -> list[Record]:
    """Return the records as wide as the header; the others are put in `wrong`, blank ones nowhere."""
    fitting = []
    for record in records:
        beyond = record.cells[width:]
        if not any(cell.strip() for cell in record.cells):
            continue
        if record.is_broken or len(record.cells) < width or any(c.strip() for c in beyond):
            wrong.append(record)
        else:
            fitting.append(record)
    return fitting


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, names: list[str], records: list[Record]
) -> None:
    columns = {"line": pa.array([record.line for record in records], "int64")}
    for place, name in enumerate(names):
        columns[name] = pa.array([record.cells[place] or None for record in records], "string")
    connection.register("batch", pa.table(columns))
    connection.execute(f"insert into {table} from batch")
    connection.unregister("batch")
