"""Asks the published snapshot: one SQL file a question, its answer kept by snapshot and parameters."""

import os
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

from etl.errors import CannotBeDone
from etl.store import Store

QUESTIONS = Path(__file__).parent / "questions"

# Those whose answers can be large, or as many as there are readers' whims: few are kept.
LARGE = (
    "cross", "search", "unit_points", "indicator_revisions",
    "whatif_goals", "whatif_lights", "whatif_points", "whatif_steps", "whatif_targets", "whatif_indicators",
)  # fmt: skip

Param = str | bool | int | date | None


def store() -> Store:
    """Return the store of the home that the dashboard shows."""
    return Store(Path(os.environ.get("MALKOLL_HOME", "data")))


@st.cache_resource(max_entries=50, show_spinner=False)
def _large_answer(
    snapshot_id: str, home: str, question: str, params: tuple[tuple[str, Param], ...]
) -> pd.DataFrame:
    return _ask(snapshot_id, home, question, params)


@st.cache_resource(max_entries=2000, show_spinner=False)
def _answer(
    snapshot_id: str, home: str, question: str, params: tuple[tuple[str, Param], ...]
) -> pd.DataFrame:
    return _ask(snapshot_id, home, question, params)


def _ask(
    snapshot_id: str, home: str, question: str, params: tuple[tuple[str, Param], ...]
) -> pd.DataFrame:
    text = _question(question)
    cursor = Store(Path(home)).open(snapshot_id).cursor()
    try:
        return cursor.execute(text, dict(params) or None).df()
    except duckdb.Error as error:
        reason = f"{question}: {error}"
        raise CannotBeDone("snapshot_unreadable", file=snapshot_id, reason=reason) from error


@st.cache_resource
def _question(name: str) -> str:
    return (QUESTIONS / f"{name}.sql").read_text(encoding="utf-8")


def ask(question: str, snapshot_id: str, **params: Param) -> pd.DataFrame:
    """Return the answer to `questions/<question>.sql`; its columns stand in the file's last select.

    Raises CannotBeDone where the snapshot cannot be read, or does not answer.
    A snapshot never changes, so an answer is kept for as long as there is room for it. It is kept once
    for all readers: what each gets is a copy that takes no room until it is changed.
    """
    keep = _large_answer if question in LARGE else _answer
    kept = keep(snapshot_id, str(store().home), question, tuple(sorted(params.items())))
    return kept.copy(deep=False)


def about_of(snapshot_id: str) -> pd.Series:
    """Return whose figures a snapshot holds, how they look and of what date: `questions/about.sql`."""
    return ask("about", snapshot_id).iloc[0]
