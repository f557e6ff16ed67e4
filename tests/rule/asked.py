"""The dashboard's questions, put to a snapshot as the pages put them."""

from pathlib import Path
from typing import Any

import duckdb

import dashboard

QUESTIONS = Path(dashboard.__file__).parent / "questions"


def ask(
    snapshot: duckdb.DuckDBPyConnection, question: str, **params: object
) -> list[dict[str, Any]]:
    """Return the rows of an answer, as dicts by column."""
    text = (QUESTIONS / f"{question}.sql").read_text(encoding="utf-8")
    found = snapshot.execute(text, params)
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def lines(*ids: str) -> str:
    """Return ids as the pages send a list of them."""
    return "\n".join(ids)
