"""Every status, reason and trend of the rule occurs in the sample municipality, at some period."""

from pathlib import Path

import pytest

from etl.store import Store
from tests.rule.asked import ask

WORDS = {
    "select status::varchar from indicator_status": {"met", "near", "missed", "no_data"},
    "select reason::varchar from indicator_status": {
        "reached", "within_tolerance", "beyond_tolerance", "stale", "no_target", "confidential",
        "not_applicable", "formula",
    },
    "select reason from goal_indicator_status": {
        "reached", "within_tolerance", "beyond_tolerance", "stale", "no_target", "missing",
    },
    "select trend::varchar from indicator_points where trend is not null": {
        "improving", "steady", "worsening",
    },
    "select origin::varchar from indicator_points": {"reported", "consolidated", "formula"},
    "select value_status::varchar from indicator_points": {
        "final", "preliminary", "forecast", "missing", "confidential", "not_applicable",
    },
    "select pace from pace": {"on_track", "behind", "reached"},
    "select status from goal_status": {"met", "near", "missed", "no_data"},
    "select reading from goal_readings": {"own", "below", "above"},
    "select status from budget_status": {"met", "near", "missed"},
    "select direction from indicators": {"higher", "lower", "range"},
    "select case when target_value = 0 then 'zero' else 'other' end from targets": {"zero", "other"},
    "select case when assessed <> status then 'otherwise' else 'alike' end from goal_status"
    " where assessed is not null and basis = 'outcome'": {"otherwise", "alike"},
}  # fmt: skip


@pytest.mark.parametrize("question", WORDS)
def test_shows_every_word_of_the_rule(sample_home: Path, question: str) -> None:
    store = Store(sample_home)
    current = store.current_id()
    assert current
    found = {word for (word,) in store.open(current).cursor().execute(question).fetchall()}
    assert found >= WORDS[question]


def test_shows_what_stands_still_what_stands_out_and_what_has_shifted(sample_home: Path) -> None:
    store = Store(sample_home)
    snapshot = store.open(store.current_id() or "").cursor()
    series = snapshot.execute(
        "select indicator_id, org_unit_id from indicator_points where breakdown = 'total'"
        " group by all having count(*) >= 10"
    ).fetchall()
    period = snapshot.execute("select max_by(period, end_date) from periods").fetchall()[0][0]
    found = {
        point["signal"]
        for indicator, unit in series
        for point in ask(snapshot, "indicator_xmr", indicator=indicator, unit=unit, period=period)
    }
    assert found >= {"none", "outside", "shift"}
