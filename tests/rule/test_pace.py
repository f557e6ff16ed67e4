"""Pace: is the value on the straight line from baseline to target, and when is the target reached."""

from datetime import date

import pytest

from tests.rule.asked import ask
from tests.rule.built import Built
from tests.rule.conftest import Rule

START, NOW, END = date(2020, 12, 31), date(2022, 12, 31), date(2024, 12, 31)


@pytest.mark.parametrize(
    ("direction", "value", "expected", "target", "pace"),
    [
        ("higher", 75, 75, 100, "on_track"),
        ("higher", 74.9, 75, 100, "behind"),
        ("higher", 100, 75, 100, "reached"),
        ("higher", 0.1 + 0.2, 0.2, 0.3, "reached"),
        ("lower", 25, 25, 0, "on_track"),
        ("lower", 26, 25, 0, "behind"),
        ("lower", 0, 25, 0, "reached"),
        ("range", 25, 25, 0, None),
    ],
)
def test_tells_the_pace(
    rule: Rule, direction: str, value: float, expected: float, target: float, pace: str | None
) -> None:
    assert rule("pace_of", direction, value, expected, target) == pace


def test_draws_a_straight_line(rule: Rule) -> None:
    assert rule("expected_value", 50, START, 100, END, START) == 50
    assert rule("expected_value", 50, START, 100, END, END) == 100
    assert rule("expected_value", 50, START, 100, END, NOW) == pytest.approx(75, abs=0.05)


@pytest.mark.parametrize(
    ("value", "target", "year"),
    [
        (75, 100, 2024),
        (60, 100, 2030),
        (100, 100, 2022),
        (50, 100, None),
        (40, 100, None),
        (40, 0, 2030),
        (50, 50, None),
        (50.5, 100, None),
    ],
)
def test_says_when_the_target_is_reached(
    rule: Rule, value: float, target: float, year: int | None
) -> None:
    assert rule("reach_year", 50, START, value, NOW, target) == year


def paces(built: Built, indicator: str, targets: str, results: str) -> list[tuple[object, ...]]:
    head = "indicator_id;org_unit_id;period"
    built.land(
        targets=f"{head};target_value;baseline_value;baseline_period\n{targets}",
        results=f"{head};value;value_status\n{results}",
    )
    return built.build().execute(
        "select period, target_period, pace, reach_year from pace where indicator_id = ? order by period",
        [indicator],
    ).fetchall()  # fmt: skip


def test_looks_to_the_nearest_target_ahead_that_has_a_baseline(built: Built) -> None:
    assert paces(
        built, "BEH",
        "BEH;TOP;2024;100;;\nBEH;TOP;2025;80;50;2020\nBEH;TOP;2030;100;50;2020",
        "BEH;TOP;2020;50;final\nBEH;TOP;2022;62;final\nBEH;TOP;2023;60;final\n"
        "BEH;TOP;2024;90;forecast\nBEH;TOP;2026;79;final",
    ) == [
        ("2022", "2025", "on_track", 2025),
        ("2023", "2025", "behind", 2029),
        ("2026", "2030", "behind", 2031),
    ]  # fmt: skip


def test_holds_a_year_to_date_against_whole_years_only_when_it_is_one(built: Built) -> None:
    """Two thirds of a year's cost is not ahead of the year's target."""
    assert paces(
        built, "KOS", "KOS;TOP;2026;90;120;2023",
        "KOS;TOP;2024-T2;80;final\nKOS;TOP;2024-T3;118;final",
    ) == [("2024-T3", "2026", "behind", 2039)]  # fmt: skip


@pytest.mark.parametrize(
    ("newest", "period", "told"),
    [
        ("BEH;TOP;2022;62;final", "2022", ["2022"]),
        ("BEH;TOP;2023;;missing\nBEH;SOC;2023;1;final", "2023", ["2022"]),
        ("BEH;TOP;2024;90;forecast", "2024", ["2022"]),
        ("BEH;TOP;2023;;confidential", "2022", ["2022"]),
        ("BEH;TOP;2023;;confidential", "2023", []),
        ("BEH;TOP;2026;70;final", "2026", []),
        ("BEH;SOC;2025;70;final", "2025", []),
    ],
)
def test_speaks_of_the_newest_result_or_not_at_all(
    built: Built, newest: str, period: str, told: list[str]
) -> None:
    """One past its target, one that is hidden and one that is too old has no pace, nor lends it another's."""
    paces(
        built, "BEH", "BEH;TOP;2025;80;50;2020",
        f"BEH;TOP;2020;50;final\nBEH;TOP;2022;62;final\n{newest}",
    )  # fmt: skip
    rows = ask(built.build(), "indicator_pace", indicator="BEH", unit="TOP", period=period)
    assert [row["period"] for row in rows] == told
