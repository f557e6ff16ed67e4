"""What a snapshot holds, as tables to write: each kind of the contract as it counts, and the lights.

Results are found by the very models that hide what is confidential, run once more over the deliveries that
the snapshot counts; all else stands in the snapshot itself.
"""

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.build import create_landed, hide_exposed, quoted
from etl.contract import kinds
from etl.deliveries import list_deliveries
from etl.exporting.pseudonyms import Pseudonyms, with_pseudonyms
from etl.harmless import harmless_sql
from etl.models import SQL, make, models
from etl.store import Store

# The models that a snapshot does not keep, in the order in which they need each other.
ANEW = ("result_facts", "consolidated_results", "exposed_parts")
# Which delivery a figure came in is another in another home.
APART = ("delivery_no",)
LIGHTS = {
    "indicator_status": ("indicator_id", "org_unit_id", "breakdown", "basis", "seen_from"),
    "goal_status": ("goal_id", "period", "basis"),
    "budget_status": ("org_unit_id", "period", "account"),
}


@dataclass(frozen=True)
class Table:
    """One table to write: a kind of the contract, or lights that are derived from all of them.

    columns: DuckDB's type of each by name, in order. words: the columns whose few words are Målkoll's own.
    """

    name: str
    columns: dict[str, str]
    words: frozenset[str]
    key: tuple[str, ...]

    @property
    def is_delivered(self) -> bool:
        """Say whether it is a kind of delivery, so that it can be delivered again."""
        return self.name in kinds()


@contextmanager
def open_content(home: Path, snapshot_id: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a connection to a snapshot beside which its results stand as delivered; gone afterwards."""
    with (
        TemporaryDirectory(prefix="malkoll-") as spill,
        duckdb.connect(config={"memory_limit": "1000MB", "temp_directory": spill}) as connection,
    ):
        snapshot = Store(home).path(snapshot_id)
        connection.execute(f"attach {quoted(snapshot)} as snapshot (read_only)")
        connection.execute("set search_path = 'snapshot.main,memory.main'")
        create_landed(connection, kinds()["results"], _counting(connection, home))
        for model in models():
            if model.name in ANEW:
                make(connection, model)
        hide_exposed(connection)
        yield connection


def _counting(connection: duckdb.DuckDBPyConnection, home: Path) -> list[Path]:
    """Return the files of results that the snapshot counts, whatever has been delivered since."""
    rows = connection.execute("select delivery_id from deliveries where not is_withdrawn")
    counted = {delivery_id for (delivery_id,) in rows.fetchall()}
    return [
        delivery.parquet
        for delivery in list_deliveries(home)
        if delivery.kind == "results" and delivery.delivery_id in counted
    ]


def tables(connection: duckdb.DuckDBPyConnection, names: Pseudonyms | None = None) -> list[Table]:
    """Make `export_<table>`, every table to write ordered by its key, and return what each is.

    In the contract's order, and then the lights. names: the pseudonyms to write in place of people's
    names; None writes the names.
    """
    return [_exported(connection, name, names) for name in (*kinds(), *LIGHTS)]


def _exported(connection: duckdb.DuckDBPyConnection, name: str, names: Pseudonyms | None) -> Table:
    file = SQL / "export" / f"{name}.sql"
    source = f"({file.read_text(encoding='utf-8')})" if file.exists() else name
    table = _table(connection, name, source)
    selects = (
        f"cast({with_pseudonyms(connection, source, column, names)} as {type_}) as {column}"
        for column, type_ in table.columns.items()
    )
    connection.execute(
        f"create view memory.main.export_{name} as"
        f" select {', '.join(selects)} from {source} order by {', '.join(table.key)}"
    )
    return table


def _table(connection: duckdb.DuckDBPyConnection, name: str, source: str) -> Table:
    if name in kinds():
        columns = kinds()[name].columns
        words = frozenset(column.name for column in columns if column.allowed)
        return Table(name, {c.name: c.sql_type for c in columns}, words, kinds()[name].key)
    told = connection.execute(f"describe select * from {source}").fetchall()
    types = {str(row[0]): str(row[1]) for row in told if row[0] not in APART}
    # What has few words is kept as an enum in the snapshot alone.
    words = frozenset(column for column, type_ in types.items() if type_.startswith("ENUM"))
    plain = {column: "VARCHAR" if column in words else type_ for column, type_ in types.items()}
    return Table(name, plain, words, LIGHTS[name])


def write_parquet(
    connection: duckdb.DuckDBPyConnection, table: Table, path: Path, said: AnyMapping[str, str]
) -> int:
    """Write a table as Parquet and return how many rows it has; said: what the file says of itself."""
    metadata = ", ".join(f"{name}: {_text(value)}" for name, value in said.items())
    options = f"format parquet, compression zstd, kv_metadata {{{metadata}}}"
    return _copy(connection, f"from export_{table.name}", path, options)


def write_csv(
    connection: duckdb.DuckDBPyConnection, table: Table, parquet: Path, path: Path
) -> int:
    """Write a table as CSV, of the Parquet file of it, and return how many rows it has.

    UTF-8 without a mark, commas, decimal points, CRLF, text in quotation marks and harmless to open (RFC
    4180); numbers with every digit that they need to be read as the very same.
    """
    texts = [name for name, type_ in table.columns.items() if type_ == "VARCHAR"]
    selects = (
        f"{harmless_sql(name)} as {name}" if name in texts and name not in table.words else name
        for name in table.columns
    )
    select = f"select {', '.join(selects)} from read_parquet({quoted(parquet)})"
    options = f"format csv, header, new_line '\r\n', force_quote ({', '.join(texts)})"
    return _copy(connection, select, path, options)


def _copy(connection: duckdb.DuckDBPyConnection, select: str, path: Path, options: str) -> int:
    done = connection.execute(f"copy ({select}) to {quoted(path)} ({options})").fetchone()
    return int((done or (0,))[0])


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
