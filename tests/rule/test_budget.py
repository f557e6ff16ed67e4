"""Money: plus is surplus; met at or above zero, near within one per cent of the budget, else missed."""

import pytest

from tests.rule.built import Built
from tests.rule.conftest import Rule


@pytest.mark.parametrize(
    ("account", "budget", "outcome", "deviation", "light"),
    [
        ("net_cost", 100, 90, 10, "met"),
        ("net_cost", 100, 100, 0, "met"),
        ("net_cost", 100, 101, -1, "near"),
        ("net_cost", 100, 101.01, -1.01, "missed"),
        ("cost", 100, 100.5, -0.5, "near"),
        ("revenue", 100, 110, 10, "met"),
        ("revenue", 100, 99, -1, "near"),
        ("revenue", 100, 98, -2, "missed"),
        ("investment", 100, 90, 10, "met"),
        ("cost", 0.3, 0.1 + 0.2, 0, "met"),
        ("cost", 0.7, 0.7 + 0.007, -0.007, "near"),
        ("revenue", 0.1 + 0.2, 0.3, 0, "met"),
        ("cost", 0, 0, 0, "met"),
        ("cost", 0, 1, -1, "missed"),
        ("cost", -0.0, 0.0, 0, "met"),
        ("net_cost", -100, -101, 1, "met"),
        ("net_cost", -100, -99, -1, "near"),
        ("net_cost", 100, None, None, "no_data"),
    ],
)
def test_lights_a_budget(
    rule: Rule, account: str, budget: float, outcome: float | None,
    deviation: float | None, light: str,
) -> None:  # fmt: skip
    found = rule("budget_deviation", account, budget, outcome)
    assert found == (None if deviation is None else pytest.approx(deviation, abs=1e-12))
    assert rule("budget_status_of", found, budget, 1) == light


def test_holds_the_forecast_against_the_whole_year(built: Built) -> None:
    built.land(
        budget="""
            org_unit_id;period;account;budget;outcome;forecast
            SKN;2025-T1;net_cost;40;42;130
            SKN;2025-T3;net_cost;120;;
            SKN;2025;net_cost;125;;
            SOC;2025-T1;revenue;40;42;100
            SOC;2025-12;revenue;110;;
        """
    )
    rows = built.build().execute(
        "select org_unit_id, deviation, deviation_pct, status, full_year_budget, forecast_deviation"
        " from budget_status where period = '2025-T1' and origin = 'delivered' order by 1"
    )
    assert rows.fetchall() == [
        ("SKN", -2, -5, "missed", 125, -5),
        ("SOC", 2, 5, "met", 110, -10),
    ]
