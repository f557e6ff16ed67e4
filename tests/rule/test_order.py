"""Neither the order of rows nor how many calls bring them changes a light."""

import random

import duckdb

from tests.rule.built import Built
from tests.rule.test_oracle import random_town
from tests.town import Town

LIGHTS = (
    "select indicator_id, org_unit_id, breakdown, period, round(value, 9), value_status, origin, status,"
    " reason, trend, target_period, target_org_unit_id, reported_units from indicator_points order by all"
)
GOALS = (
    "select goal_id, period, basis, status, reason, met, near, missed, no_data from goal_status"
    " order by all"
)
HEAD = "indicator_id;org_unit_id;period;value"
ROWS = ["EL;BJ;2024;10", "EL;LI;2024;20", "BEH;TOP;2024;70", "BEH;TOP;2025;90", "KO;TOP;2025-01;4"]


def told(snapshot: duckdb.DuckDBPyConnection) -> list[object]:
    return [snapshot.execute(sql).fetchall() for sql in (LIGHTS, GOALS)]


def test_the_order_of_rows_changes_nothing(built: Built) -> None:
    random_town(built, 7)
    before = told(built.build())
    dice = random.Random(1)
    for place, delivery in enumerate(built.deliveries):
        with duckdb.connect() as connection:
            path = delivery.parquet.with_name(f"shuffled-{place}.parquet")
            connection.execute(f"select setseed(0.{dice.randint(1, 9)})")
            connection.execute(
                f"copy (from '{delivery.parquet}' order by random()) to '{path}' (format parquet)"
            )
        built.deliveries[place] = type(delivery)(**{**vars(delivery), "parquet": path})
    assert told(built.build()) == before


def test_one_call_or_many_give_the_same_lights(town: Town, built: Built) -> None:
    built.land(results="\n".join([HEAD, *ROWS]))
    for row in reversed(ROWS):
        assert not town.deliver(results=f"{HEAD}\n{row}").is_refused
    assert told(town.cursor()) == told(built.build())
