"""The published tables as files: which there are, what is in them, one as a sheet when asked for."""

from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

from dashboard.answers import store
from etl.asking.public import Column, Table, columns_of, public_tables
from etl.errors import CannotBeDone
from etl.exporting.sheet import Sheet
from etl.store import Store


def tables() -> dict[str, Table]:
    """Return the tables that anybody may have, by name; what is confidential is hidden in them."""
    return public_tables()


def _of(table: Table) -> str:
    """Return the select of a table, as the snapshot's own connection knows it."""
    return table.select.replace("snapshot.main.", "main.")


def table_columns(table: Table, snapshot_id: str) -> list[Column]:
    """Return a table's columns, in order."""
    with store().open(snapshot_id).cursor() as cursor:
        return columns_of(table, cursor)


def row_count(table: Table, snapshot_id: str) -> int:
    """Return how many rows a table has."""
    return _counted(table.name, snapshot_id, str(store().home))


@st.cache_resource(max_entries=200, show_spinner=False)
def _counted(name: str, snapshot_id: str, home: str) -> int:
    found = _asked(f"select count(*) as rows from ({_of(tables()[name])})", snapshot_id, home)
    return int(found["rows"].iloc[0])


def table_sheet(table: Table, snapshot_id: str, home: Path, title: str, notes: list[str]) -> Sheet:
    """Return a table whole, its columns by their names in the database; its rows in their columns' order."""
    found = _asked(f"from ({_of(table)}) order by all", snapshot_id, str(home))
    return Sheet(table.name, title, found, {}, tuple(notes))


def _asked(select: str, snapshot_id: str, home: str) -> pd.DataFrame:
    try:
        with Store(Path(home)).open(snapshot_id).cursor() as cursor:
            return plain_words(cursor.execute(select).df())
    except duckdb.Error as error:
        raise CannotBeDone("snapshot_unreadable", file=snapshot_id, reason=str(error)) from error


def plain_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose enums are text, as a file has them, and whose lists are text with commas."""
    kept = {}
    for name, values in frame.items():
        if isinstance(values.dtype, pd.CategoricalDtype):
            kept[name] = values.astype(object)
        elif values.map(lambda one: hasattr(one, "tolist") and hasattr(one, "shape")).any():
            kept[name] = values.map(lambda one: ", ".join(map(str, one)))
        else:
            kept[name] = values
    return pd.DataFrame(kept)
