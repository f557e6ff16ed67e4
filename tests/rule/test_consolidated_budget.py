"""Money up the tree: own figures, sums of the units below, net cost of accounts; and what does not agree."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.contract import kinds
from etl.known_budget import learn_known_budget
from etl.models import SQL, models
from tests.rule.built import Built

HEAD = "org_unit_id;period;account;budget;outcome;forecast\n"
FIGURES = "budget, outcome, forecast, budget_origin, outcome_origin, forecast_origin"


def told(
    snapshot: duckdb.DuckDBPyConnection, unit: str, period: str, account: str = "net_cost"
) -> tuple[Any, ...]:
    """Return a unit's figures and where each is from; one row, or none."""
    rows = snapshot.execute(
        f"select {FIGURES} from budget_status where org_unit_id = ? and period = ? and account = ?",
        [unit, period, account],
    ).fetchall()  # fmt: skip
    assert len(rows) <= 1
    return rows[0] if rows else ()


def test_sums_the_units_below_through_units_that_say_nothing(built: Built) -> None:
    built.land(
        budget=HEAD + "BJ;2025-08;cost;0.1;0.2;1\nLI;2025-08;cost;0.2;0.1;2\nSOC;2025-08;cost;5;5;5"
    )
    snapshot = built.build()
    assert told(snapshot, "SKO", "2025-08", "cost") == (0.3, 0.3, 3, "units", "units", "units")
    assert told(snapshot, "SKN", "2025-08", "cost")[:3] == (0.3, 0.3, 3)
    assert told(snapshot, "TOP", "2025-08", "cost")[:3] == (5.3, 5.3, 8)
    assert told(snapshot, "SOC", "2025-08", "cost")[3:] == ("delivered",) * 3


def test_sums_nothing_where_a_unit_has_not_delivered_the_period_and_says_how_many_have(
    built: Built,
) -> None:
    built.land(budget=HEAD + "BJ;2025-08;cost;1;1;1\nLI;2025-07;cost;2;2;2\nSOC;2025-08;cost;5;5;5")
    snapshot = built.build()
    assert told(snapshot, "SKO", "2025-08", "cost") == (None,) * 6
    assert told(snapshot, "TOP", "2025-08", "cost")[0] is None
    counts = snapshot.execute(
        "select org_unit_id, budget_units, expected_units, status from budget_status"
        " where period = '2025-08' and org_unit_id in ('TOP', 'SKO') order by 1"
    )
    assert counts.fetchall() == [("SKO", 1, 2, "no_data"), ("TOP", 1, 2, "no_data")]


def test_takes_each_figure_on_its_own(built: Built) -> None:
    built.land(budget=HEAD + "BJ;2025-08;cost;1;1;1\nLI;2025-08;cost;2;;2\nSKN;2025-08;cost;3;;")
    snapshot = built.build()
    assert told(snapshot, "SKO", "2025-08", "cost")[:3] == (3, None, 3)
    assert told(snapshot, "SKN", "2025-08", "cost") == (3, None, 3, "delivered", None, "units")


def test_does_not_miss_a_unit_that_had_no_budget_that_year(built: Built) -> None:
    built.land(budget=HEAD + "BJ;2025-08;cost;1;1;1\nLI;2024-08;cost;2;2;2")
    snapshot = built.build()
    assert told(snapshot, "SKO", "2025-08", "cost")[:3] == (1, 1, 1)


def test_makes_a_net_cost_of_cost_and_revenue_and_sums_it_with_delivered_ones(built: Built) -> None:
    built.land(budget=HEAD + "BJ;2025;cost;100;90;\nBJ;2025;revenue;30;40;\nLI;2025;net_cost;5;6;")
    snapshot = built.build()
    assert told(snapshot, "BJ", "2025") == (70, 50, None, "accounts", "accounts", None)
    assert told(snapshot, "SKO", "2025")[:2] == (75, 56)
    # What Lindskolan's cost is nobody knows: no cost is told without it.
    assert told(snapshot, "SKO", "2025", "cost")[:2] == (None, None)


def test_makes_no_net_cost_of_a_cost_alone(built: Built) -> None:
    built.land(budget=HEAD + "BJ;2025;cost;100;90;\nLI;2025;cost;50;40;\nLI;2025;revenue;1;1;")
    snapshot = built.build()
    assert told(snapshot, "BJ", "2025") == ()
    assert told(snapshot, "SKO", "2025")[:2] == (None, None)
    assert told(snapshot, "SKO", "2025", "cost")[:2] == (150, 130)


def test_adds_months_to_tertials_that_end_on_the_same_day(built: Built) -> None:
    built.land(budget=HEAD + "BJ;2025-08;cost;1;2;3\nLI;2025-T2;cost;10;20;30")
    snapshot = built.build()
    assert told(snapshot, "SKO", "2025-T2", "cost")[:3] == (11, 22, 33)
    assert told(snapshot, "BJ", "2025-T2", "cost") == ()


def test_makes_the_full_years_budget_of_the_units_below(built: Built) -> None:
    built.land(
        budget=HEAD
        + "BJ;2025-08;cost;1;2;30\nLI;2025-08;cost;10;20;30\nBJ;2025-12;cost;15;;\nLI;2025;cost;16;;"
    )
    snapshot = built.build()
    rows = snapshot.execute(
        "select full_year_budget, forecast_deviation, round(forecast_deviation_pct, 4),"
        " forecast_status, deviation, status from budget_status"
        " where org_unit_id = 'SKO' and period = '2025-08'"
    )
    assert rows.fetchall() == [(31, -29, -93.5484, "missed", -11, "missed")]


def test_shows_the_units_own_figure_and_tells_how_far_the_sum_is_from_it(built: Built) -> None:
    built.land(
        budget=HEAD
        + "SKN;2025-08;cost;1000;10;\nBJ;2025-08;cost;600;6;\nLI;2025-08;cost;300.02;4.01;"
    )
    snapshot = built.build()
    assert told(snapshot, "SKN", "2025-08", "cost")[:2] == (1000, 10)
    assert told(snapshot, "TOP", "2025-08", "cost")[0] == 1000
    found = snapshot.execute("select * from budget_mismatches").fetchall()
    assert found == [
        ("SKN", "2025-08", "cost", "budget", "units", 1000, 900.02, 99.98)
    ]  # an öre's difference, as of the outcome, is none


def test_holds_no_figure_against_a_sum_that_is_not_whole(built: Built) -> None:
    built.land(
        budget=HEAD + "SKN;2025-08;cost;1000;;\nBJ;2025-08;cost;600;;\nLI;2025-07;cost;300;;"
    )
    snapshot = built.build()
    assert told(snapshot, "SKN", "2025-08", "cost")[0] == 1000
    assert snapshot.execute("select * from budget_mismatches").fetchall() == []


def test_tells_of_a_net_cost_that_is_not_its_accounts(built: Built) -> None:
    built.land(
        budget=HEAD + "SOC;2025;net_cost;80;70;\nSOC;2025;cost;100;90;\nSOC;2025;revenue;10;20;"
    )
    snapshot = built.build()
    found = snapshot.execute("select * from budget_mismatches").fetchall()
    assert found == [("SOC", "2025", "net_cost", "budget", "accounts", 80, 90, -10)]
    assert told(snapshot, "SOC", "2025")[:2] == (80, 70)


def test_shows_an_amount_too_large_to_count_ore_in_and_sums_nothing_of_it(built: Built) -> None:
    built.land(budget=HEAD + "BJ;2025;cost;1e300;1;\nLI;2025;cost;1;1;")
    snapshot = built.build()
    assert told(snapshot, "BJ", "2025", "cost")[0] == 1e300
    assert told(snapshot, "SKO", "2025", "cost")[:2] == (None, 2)


UNITS = 9
ORE = st.integers(min_value=-(10**12), max_value=10**12)


@pytest.fixture(scope="module")
def bench() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection on which the budget's models run by themselves."""
    with duckdb.connect() as connection:
        connection.execute((SQL / "period_kind.sql").read_text(encoding="utf-8"))
        yield connection


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    parents=st.lists(st.integers(min_value=0, max_value=100), min_size=UNITS - 1, max_size=UNITS - 1),
    said=st.dictionaries(
        st.tuples(st.integers(0, UNITS - 1), st.sampled_from(["2025-07", "2025-08"])),
        st.tuples(ORE, st.none() | ORE), max_size=14,
    ),
)  # fmt: skip
def test_agrees_to_the_ore_at_every_level_of_any_tree(
    bench: duckdb.DuckDBPyConnection,
    parents: list[int],
    said: dict[tuple[int, str], tuple[int, int | None]],
) -> None:
    above = {place + 1: number % (place + 1) for place, number in enumerate(parents)}
    found = consolidated(bench, above, said)
    for period in ("2025-07", "2025-08"):
        for measure in (0, 1):
            for unit in range(UNITS):
                expected = [
                    summed(unit, period, measure, above, said),
                    summed_below(unit, period, measure, above, said),
                ]
                row = found.get((f"U{unit}", period), (None,) * 4)
                known = [None if one is None else one / 100 for one in expected]
                assert [row[measure], row[measure + 2]] == known


def summed(
    unit: int,
    period: str,
    measure: int,
    above: dict[int, int],
    said: dict[tuple[int, str], tuple[int, int | None]],
) -> int | None:
    """Return a unit's figure in öre, reckoned anew: its own, else all of those below it."""
    own = said.get((unit, period), (None, None))[measure]
    return summed_below(unit, period, measure, above, said) if own is None else own


def summed_below(
    unit: int,
    period: str,
    measure: int,
    above: dict[int, int],
    said: dict[tuple[int, str], tuple[int, int | None]],
) -> int | None:
    """Return the sum of the units directly below, in öre; None where it is not whole."""
    below = [child for child, parent in above.items() if parent == unit]
    parts = [summed(c, period, measure, above, said) for c in below if is_asked(c, above, said)]
    return None if not parts or None in parts else sum(part for part in parts if part is not None)


def is_asked(unit: int, above: dict[int, int], said: dict[tuple[int, str], Any]) -> bool:
    """Say whether a unit, or any below it, has a budget some time in the year."""
    return any(u == unit for u, _ in said) or any(
        is_asked(child, above, said) for child, parent in above.items() if parent == unit
    )


def consolidated(
    bench: duckdb.DuckDBPyConnection,
    above: dict[int, int],
    said: dict[tuple[int, str], tuple[int, int | None]],
) -> dict[tuple[str, str], tuple[float | None, ...]]:
    """Return budget and outcome, and the sums of those below, by unit and period, as the models make them."""
    columns = ", ".join(f"{c.name} {c.sql_type}" for c in kinds()["budget"].columns)
    bench.execute(
        f"create or replace table landed_budget ({columns}, line bigint, delivery_no integer)"
    )
    bench.execute(
        "create or replace table known_organisation (org_unit_id text, parent_org_unit_id text)"
    )
    units = [[f"U{unit}", f"U{above[unit]}" if unit in above else None] for unit in range(UNITS)]
    bench.executemany("insert into known_organisation values (?, ?)", units)
    rows = [
        [f"U{unit}", period, budget / 100, None if outcome is None else outcome / 100]
        for (unit, period), (budget, outcome) in said.items()
    ]
    if rows:
        row = "insert into landed_budget values (?, ?, 'cost', ?, ?, null, 2, 1)"
        bench.executemany(row, rows)
    learn_known_budget(bench, "landed_budget")
    (model,) = (m for m in models() if m.name == "consolidated_budget")
    made = bench.execute(
        "select org_unit_id, period, budget, outcome, budget_below, outcome_below"
        f" from ({model.select})"
    )
    return {(row[0], row[1]): row[2:] for row in made.fetchall()}
