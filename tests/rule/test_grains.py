"""Every model keeps the promise of its first line: one row per key, in the sample and in a nasty town."""

from pathlib import Path

import duckdb
import pytest

from etl.models import models
from etl.store import Store
from tests.rule.built import Built
from tests.rule.test_oracle import random_town

GRAINS = {
    "activities": "activity_id",
    "all_periods": "period",
    "assessment_coverage": "goal_id, period",
    "assessments": "goal_id, period",
    "benchmarks": "indicator_id, municipality_id, period, breakdown",
    "budget": "org_unit_id, period, account",
    "budget_mismatches": "org_unit_id, period, account, measure, held_against",
    "budget_status": "org_unit_id, period, account",
    "consolidated_budget": "org_unit_id, period, account",
    "coverage": "indicator_id, org_unit_id, period",
    "expected_reporters": "indicator_key, org_unit_key",
    "reading_lights": "indicator_key, org_unit_key, period, basis",
    "deliveries": "delivery_id",
    "goal_indicator_status": "goal_id, period, basis, indicator_id, org_unit_id",
    "goal_indicators": "goal_id, indicator_id",
    "goal_readings": "goal_id, indicator_id, org_unit_id",
    "goal_status": "goal_id, period, basis",
    "goal_tree": "ancestor_goal_id, goal_id",
    "goal_counts": "goal_id, period, basis",
    "goal_voters": "goal_id, period, indicator_key, org_unit_key",
    "goals": "goal_id",
    "indicator_points": "indicator_id, org_unit_id, breakdown, period",
    "indicator_status": "indicator_id, org_unit_id, breakdown, basis, seen_from",
    "indicators": "indicator_id",
    "lights": "indicator_key, org_unit_key, breakdown, basis, period_key",
    "municipality": "1",
    "named_lights": "indicator_id, org_unit_id, breakdown, basis, period",
    "organisation": "org_unit_id",
    "pace": "indicator_id, org_unit_id, breakdown, period",
    "periods": "period",
    "result_details": "indicator_key, org_unit_key, breakdown, period_key",
    "result_deliveries": "indicator_key, period_key, delivery_no",
    "result_revisions": "indicator_key, org_unit_key, period_key, breakdown, delivery_no",
    "results": "indicator_id, org_unit_id, period, breakdown",
    "search_words": "kind, id, word",
    "snapshot": "1",
    "target_areas": "target_area_id",
    "target_facts": "indicator_key, org_unit_key, period_key, breakdown",
    "targets": "indicator_id, org_unit_id, period, breakdown",
    "unit_tree": "ancestor_org_unit_id, org_unit_id",
}
NASTY = """
    indicator_id;org_unit_id;period;breakdown;value;value_status;numerator;denominator;comment
    EL;BJ;2024;total;10;final;;;
    EL;LI;2024;total;20;forecast;;;
    EL;SKO;2024;total;;missing;;;väntar
    EL;SKN;2024;total;;not_applicable;;;
    EL;TOP;2024;total;;confidential;;;
    EL;SKO;2024;men;;confidential;;;
    EL;BJ;2024;women;4;final;;;
    EL;SKO;2025;total;;missing;;;
    EL;BJ;2025;total;11;forecast;;;
    KR;BJ;2024;total;100;final;;;
    KR;SKO;2024;total;;missing;;;
    KPE;SKO;2024;total;;missing;;;
    KPE;BJ;2024;total;;missing;;;
    NAR;BJ;2024;total;50;final;1;2;
    NAR;SKO;2024;total;;missing;;;
"""


def broken(snapshot: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the models that hold two rows of one key."""
    return [
        model
        for model, key in GRAINS.items()
        if snapshot.execute(
            f"select 1 from {model} group by {key} having count(*) > 1 limit 1"
        ).fetchall()
    ]


def test_knows_the_grain_of_every_model_that_is_kept() -> None:
    kept = {model.name for model in models() if "snapshot.main" in model.create}
    assert kept == set(GRAINS)
    assert all(model.select.startswith("-- One row") for model in models())


def test_keeps_every_grain_in_the_sample(sample_home: Path) -> None:
    store = Store(sample_home)
    current = store.current_id()
    assert current
    assert broken(store.open(current).cursor()) == []


def test_keeps_every_grain_in_a_nasty_town(built: Built) -> None:
    built.land(results=NASTY)
    snapshot = built.build()
    assert broken(snapshot) == []
    assert snapshot.execute("select count(*) > 10 from indicator_points").fetchall() == [(True,)]


@pytest.mark.parametrize("seed", [101, 102, 103])
def test_keeps_every_grain_in_a_town_made_at_random(built: Built, seed: int) -> None:
    random_town(built, seed)
    assert broken(built.build()) == []
