"""Every figure of the budget page, reckoned anew from the sample's files, to the krona and at every level."""

from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from etl.store import Store
from tests.rule.asked import ask

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
FIGURES = ("budget", "outcome", "forecast")
WORDS = {"Enhets-id": "unit", "Period": "period", "Konto": "account", "Budget": "budget",
         "Utfall": "outcome", "Prognos": "forecast"}  # fmt: skip


def file_of(name: str) -> pd.DataFrame:
    return pd.read_csv(
        SAMPLE / f"{name}.csv", sep=";", decimal=",", encoding="utf-8-sig", dtype={"Period": str}
    )


class Reckoned:
    """The sample's budget, reckoned in plain Python: a unit's own figure, else all of those below it."""

    def __init__(self) -> None:
        rows = file_of("budget").rename(columns=WORDS).set_index(["unit", "period", "account"])
        known = rows[list(FIGURES)].to_dict("index")
        self.own = {(*key, name): value for key, figures in known.items()
                    for name, value in figures.items() if pd.notna(value)}  # fmt: skip
        units = file_of("organisation")
        self.parents = dict(zip(units["Enhets-id"], units["Överordnad enhet"], strict=True))
        self.asked = {(unit, account, period[:4]) for unit, period, account in known}
        self.value = cache(self.value)  # type: ignore[method-assign]

    def below(self, unit: str) -> list[str]:
        return [child for child, parent in self.parents.items() if parent == unit]

    def is_asked(self, unit: str, account: str, year: str) -> bool:
        accounts = ("net_cost", "cost") if account == "net_cost" else (account,)
        return any((unit, one, year) in self.asked for one in accounts) or any(
            self.is_asked(child, account, year) for child in self.below(unit)
        )

    def value(self, unit: str, period: str, account: str, name: str) -> float | None:
        """Return a figure in SEK; all are whole, so none is rounded."""
        if (unit, period, account, name) in self.own:
            return self.own[unit, period, account, name]
        cost, revenue = (self.own.get((unit, period, one, name)) for one in ("cost", "revenue"))
        if account == "net_cost" and cost is not None and revenue is not None:
            return cost - revenue
        parts = [self.value(c, period, account, name) for c in self.below(unit)
                 if self.is_asked(c, account, period[:4])]  # fmt: skip
        return sum(p for p in parts if p is not None) if parts and None not in parts else None


@pytest.fixture(scope="module")
def reckoned() -> Reckoned:
    return Reckoned()


@pytest.fixture
def snapshot(sample_home: Path) -> duckdb.DuckDBPyConnection:
    store = Store(sample_home)
    return store.open(store.current_id() or "").cursor()


def same(found: Any, expected: float | None) -> bool:
    return pd.isna(found) if expected is None else found == expected


def test_holds_every_figure_that_the_files_give(
    snapshot: duckdb.DuckDBPyConnection, reckoned: Reckoned
) -> None:
    rows = snapshot.execute("select * from budget_status").df()
    assert len(rows) > 2460
    wrong = [
        (row["org_unit_id"], row["period"], row["account"], name)
        for _, row in rows.iterrows()
        for name in FIGURES
        if not same(row[name], reckoned.value(row["org_unit_id"], row["period"], row["account"], name))
    ]  # fmt: skip
    assert wrong == []


def test_adds_up_to_the_krona_at_every_level_and_disagrees_nowhere(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    unlike = snapshot.execute(
        "select above.org_unit_id, above.period, above.account from budget_status above"
        " join organisation o on o.parent_org_unit_id = above.org_unit_id"
        " join budget_status below on below.org_unit_id = o.org_unit_id"
        " and below.period = above.period and below.account = above.account"
        " group by above.org_unit_id, above.period, above.account"
        " having sum(below.budget) <> max(above.budget) or sum(below.outcome) <> max(above.outcome)"
        " or sum(below.forecast) <> max(above.forecast)"
        " or abs(sum(below.deviation) - max(above.deviation)) > 0.005"
    ).fetchall()
    assert unlike == []
    assert snapshot.execute("select count(*) from budget_mismatches").fetchall() == [(0,)]


@pytest.mark.parametrize("account", ["net_cost", "cost", "revenue", "investment"])
@pytest.mark.parametrize(("unit", "level", "period", "month", "whole_year"), [
    ("PK", None, "2026-T2", "2026-08", "2026"), ("PK", "operation", "2026-T1", "2026-04", "2026"),
    ("TF", None, "2025", "2025", "2025"), ("BUN", None, "2024", "2024", "2024"),
])  # fmt: skip
def test_shows_on_the_page_what_the_files_give(
    snapshot: duckdb.DuckDBPyConnection, reckoned: Reckoned, account: str,
    unit: str, level: str | None, period: str, month: str, whole_year: str,
) -> None:  # fmt: skip
    found = ask(snapshot, "budget_units", unit=unit, level=level, period=period, account=account)
    levels = dict(file_of("organisation")[["Enhets-id", "Nivå"]].itertuples(index=False))
    below = reckoned.below(unit) if level is None else [u for u in levels if levels[u] == level]
    asked = [one for one in (unit, *below) if reckoned.is_asked(one, account, period[:4])]
    assert sorted(row["org_unit_id"] for row in found) == sorted(asked)
    for row in found:
        of = {name: reckoned.value(row["org_unit_id"], month, account, name) for name in FIGURES}
        year = reckoned.value(row["org_unit_id"], whole_year, account, "budget")
        assert all(same(row[name], of[name]) for name in FIGURES), row
        assert same(row["full_year_budget"], year)
        sign = -1 if account == "revenue" else 1
        far = None if of["outcome"] is None else sign * (of["budget"] - of["outcome"])  # type: ignore[operator]
        ahead = None if of["forecast"] is None else sign * (year - of["forecast"])  # type: ignore[operator]
        assert same(row["deviation"], far)
        assert same(row["forecast_deviation"], ahead)
