"""For how long a result speaks: its last day, the day after, and what newer results hide."""

from datetime import date

import pytest

from tests.rule.built import Built, light
from tests.rule.conftest import Rule


@pytest.mark.parametrize(
    ("frequency", "accumulation", "end", "last"),
    [
        ("year", "period", date(2023, 12, 31), date(2025, 12, 31)),
        ("school_year", "period", date(2024, 6, 30), date(2026, 6, 30)),
        ("half_year", "point", date(2024, 6, 30), date(2025, 6, 30)),
        ("tertial", "period", date(2024, 4, 30), date(2024, 12, 31)),
        ("tertial", "period", date(2024, 12, 31), date(2025, 8, 31)),
        ("quarter", "period", date(2024, 3, 31), date(2024, 9, 30)),
        ("month", "period", date(2024, 11, 30), date(2025, 2, 28)),
        ("month", "period", date(2023, 11, 30), date(2024, 2, 29)),
        ("month", "period", date(2024, 2, 29), date(2024, 5, 31)),
        ("tertial", "year_to_date", date(2024, 8, 31), date(2024, 12, 31)),
        ("month", "year_to_date", date(2024, 2, 29), date(2024, 5, 31)),
        ("month", "year_to_date", date(2024, 12, 31), date(2024, 12, 31)),
        ("year", "year_to_date", date(2024, 12, 31), date(2024, 12, 31)),
    ],
)
def test_speaks_until(rule: Rule, frequency: str, accumulation: str, end: date, last: date) -> None:
    assert rule("valid_until", end, frequency, accumulation) == last


def months(built: Built, rows: str) -> None:
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\n"
        + "\n".join(f"KO;TOP;{year};10" for year in (2024, 2025)),
        results=f"indicator_id;org_unit_id;period;value;value_status\n{rows}\n"
        + "\n".join(f"KO;SOC;2025-{month:02d};1;final" for month in range(1, 13)),
    )


def test_is_stale_the_day_after(built: Built) -> None:
    months(built, "KO;TOP;2025-02;9;final")
    snapshot = built.build()
    assert light(snapshot, "KO", "TOP", "2025-01") is None
    assert light(snapshot, "KO", "TOP", "2025-02") == (9, "met", "reached", "reported")
    assert light(snapshot, "KO", "TOP", "2025-05") == (9, "met", "reached", "reported")
    assert light(snapshot, "KO", "TOP", "2025-06") == (9, "no_data", "stale", "reported")
    assert light(snapshot, "KO", "TOP", "2025-12") == (9, "no_data", "stale", "reported")


@pytest.mark.parametrize("word", ["confidential", "not_applicable"])
def test_hides_the_older_light_behind_a_newer_secret(built: Built, word: str) -> None:
    months(built, f"KO;TOP;2025-02;9;final\nKO;TOP;2025-03;;{word}")
    assert light(built.build(), "KO", "TOP", "2025-03") == (None, "no_data", word, "reported")


def test_lets_the_older_light_speak_on_past_a_missing_result(built: Built) -> None:
    months(built, "KO;TOP;2025-02;9;final\nKO;TOP;2025-03;;missing\nKO;TOP;2025-06;;missing")
    snapshot = built.build()
    assert light(snapshot, "KO", "TOP", "2025-03") == (9, "met", "reached", "reported")
    assert light(snapshot, "KO", "TOP", "2025-06") == (9, "no_data", "stale", "reported")


def test_uses_a_forecast_only_where_it_is_asked_for(built: Built) -> None:
    months(built, "KO;TOP;2025-02;9;final\nKO;TOP;2025-03;30;forecast")
    snapshot = built.build()
    assert light(snapshot, "KO", "TOP", "2025-03") == (9, "met", "reached", "reported")
    assert light(snapshot, "KO", "TOP", "2025-03", "forecast") == (
        30, "missed", "beyond_tolerance", "reported",
    )  # fmt: skip
    assert light(snapshot, "KO", "TOP", "2025-02", "forecast") == (9, "met", "reached", "reported")


def test_never_carries_a_year_to_date_into_a_new_year(built: Built) -> None:
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nKOS;TOP;2024-T2;10\nKOS;TOP;2024;10",
        results="indicator_id;org_unit_id;period;value\nKOS;TOP;2024-T2;9\nKOS;SOC;2025-T1;1\nKOS;SOC;2024-T3;1",
    )
    snapshot = built.build()
    assert light(snapshot, "KOS", "TOP", "2024-T3") == (9, "met", "reached", "reported")
    assert light(snapshot, "KOS", "TOP", "2025-T1") == (9, "no_data", "stale", "reported")
