"""The public tables as a DuckDB file of their own, to hand to those who may not have the home."""

import os
from pathlib import Path

import duckdb

from etl.asking.public import public_tables
from etl.build import quoted
from etl.errors import CannotBeDone, explained
from etl.store import Store


def copy_public(home: Path, file: Path) -> int:
    """Write the public tables of what is published to a new file, and return how many there are.

    The file appears whole or not at all. Raises CannotBeDone where it exists already, where nothing is
    published, or where the disk refuses.
    """
    store = Store(home)
    current = store.current_id()
    if current is None:
        raise CannotBeDone("nothing_published", home=str(home))
    if file.exists():
        raise CannotBeDone("sql_copy_exists", file=str(file))
    fresh = file.with_name(f".{file.name}.new")
    with explained(file):
        fresh.unlink(missing_ok=True)
        try:
            _write(store.path(current), fresh)
            os.replace(fresh, file)
        finally:
            fresh.unlink(missing_ok=True)
    return len(public_tables())


def _write(snapshot: Path, fresh: Path) -> None:
    with duckdb.connect(str(fresh)) as connection:
        connection.execute(f"attach {quoted(snapshot)} as snapshot (read_only)")
        for table in public_tables().values():
            connection.execute(f"create table {table.name} as {table.select}")
            grain = table.grain.replace("'", "''")
            connection.execute(f"comment on table {table.name} is '{grain}'")
        connection.execute("detach snapshot")
