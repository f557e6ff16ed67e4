"""Advice on goals and indicators: what makes a goal worth measuring. It is never in the way of a save.

Each piece is one file in sql/advice/, asked of a snapshot: one row per goal or indicator to be advised on,
with what its words need. `$begins` is the day from which the version holds, in the home today.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import duckdb

from etl.findings import say
from etl.models import SQL
from etl.planning.plan_versions import find_plan
from etl.planning.plans import snapshot_of


@dataclass(frozen=True)
class Advice:
    """One piece of advice: its code, the goal or indicator it is about, and what its words need."""

    code: str
    goal_id: str = ""
    indicator_id: str = ""
    params: dict[str, str | int | float] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """Say it in plain words."""
        return say(self.code, language, **self.params)


def advice(
    home: Path, plan: str | None, kind: str | None = None, keys: Iterable[str] | None = None
) -> list[Advice]:
    """Return advice on the goals and indicators of a version (None: of the home).

    kind, keys: "goals" or "indicators" and their ids; None is all. One per goal or indicator and code,
    ordered by goal, indicator and code. Raises CannotBeDone where nothing is published.
    """
    begins = date.today() if plan is None else find_plan(home, plan).begins
    store, snapshot_id = snapshot_of(home, plan)
    cursor = store.open(snapshot_id).cursor()
    wanted = None if keys is None else set(keys)
    found = [
        one
        for code, question in _questions()
        for one in _asked(cursor, code, question, begins)
        if kind is None or (one.goal_id if kind == "goals" else one.indicator_id)
        if wanted is None or one.goal_id in wanted or one.indicator_id in wanted
    ]
    return sorted(found, key=lambda one: (one.goal_id, one.indicator_id, one.code))


@cache
def _questions() -> tuple[tuple[str, str], ...]:
    """Return every piece of advice: its code and its question."""
    files = sorted((SQL / "advice").glob("*.sql"))
    return tuple((f"advice_{path.stem}", path.read_text(encoding="utf-8")) for path in files)


def _asked(
    cursor: duckdb.DuckDBPyConnection, code: str, question: str, begins: date
) -> list[Advice]:
    params = {"begins": begins} if "$begins" in question else None
    answer = cursor.execute(question, params)
    names = [column[0] for column in answer.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return [Advice(code, row.pop("goal_id"), row.pop("indicator_id"), row) for row in rows]
