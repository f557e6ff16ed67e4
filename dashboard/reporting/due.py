"""The values that are due within the chosen period, and how many of them have come, counted every way."""

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

from dashboard.answers import store
from dashboard.selection import Selection
from etl.periods import parse_period
from etl.reporting.coverage import values_due
from etl.store import Store


def snapshot_of(selection: Selection) -> duckdb.DuckDBPyConnection:
    """Return a cursor to the snapshot that is shown."""
    return store().open(selection.snapshot_id).cursor()


def due_values(selection: Selection) -> pd.DataFrame:
    """Return one row per value due of the chosen unit and those below it: columns as `coverage.values_due`.

    What is not known is an empty text: responsible, last_reported.
    """
    kept = _due(
        selection.snapshot_id,
        str(store().home),
        selection.period,
        selection.unit_or_top,
        date.today(),
    )
    copied: pd.DataFrame = kept.copy(deep=False)
    return copied


@st.cache_resource(max_entries=100, show_spinner=False)
def _due(snapshot_id: str, home: str, period: str, unit: str, today: date) -> pd.DataFrame:
    snapshot = Store(Path(home)).open(snapshot_id).cursor()
    rows = values_due(snapshot, parse_period(period), unit=unit, today=today)
    columns = ("indicator_id", "name", "org_unit_id", "org_unit", "period", "responsible", "last_reported",
               "committee_id", "unit", "is_reported")  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(columns))
    texts = ["responsible", "last_reported"]
    return frame.assign(is_reported=frame["is_reported"].astype(bool), **frame[texts].fillna(""))


def counted(due: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return expected, reported and missing by a column, those that lack most first; index: the column."""
    reported = due.groupby(by, sort=False)["is_reported"].agg(expected="size", reported="sum")
    whole = reported.assign(missing=reported["expected"] - reported["reported"])
    ordered: pd.DataFrame = whole.sort_values("missing", ascending=False, kind="stable").astype(int)
    return ordered
