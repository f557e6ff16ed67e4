"""Periods: one canonical form each, their days, and their year."""

from datetime import date

import pytest

from etl.periods import is_period, parse_period, year_of
from tests.rule.asked import ask
from tests.rule.built import Built

TABLE = [
    ("2025", "year", date(2025, 1, 1), date(2025, 12, 31), "2025"),
    ("2025-H1", "half_year", date(2025, 1, 1), date(2025, 6, 30), "2025"),
    ("2025-H2", "half_year", date(2025, 7, 1), date(2025, 12, 31), "2025"),
    ("2025-T1", "tertial", date(2025, 1, 1), date(2025, 4, 30), "2025"),
    ("2025-T3", "tertial", date(2025, 9, 1), date(2025, 12, 31), "2025"),
    ("2025-Q1", "quarter", date(2025, 1, 1), date(2025, 3, 31), "2025"),
    ("2025-Q3", "quarter", date(2025, 7, 1), date(2025, 9, 30), "2025"),
    ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29), "2024"),
    ("2025-01", "month", date(2025, 1, 1), date(2025, 1, 31), "2025"),
    ("2024/25", "school_year", date(2024, 7, 1), date(2025, 6, 30), "2025"),
    ("1999/00", "school_year", date(1999, 7, 1), date(2000, 6, 30), "2000"),
]


@pytest.mark.parametrize(("text", "kind", "start", "end", "year"), TABLE)
def test_reads_a_period(text: str, kind: str, start: date, end: date, year: str) -> None:
    period = parse_period(text)
    assert (period.text, period.kind, period.start_date, period.end_date) == (
        text,
        kind,
        start,
        end,
    )
    assert year_of(period).text == year


@pytest.mark.parametrize(
    "text",
    ["", "25", "1825", "2025-13", "2025-00", "2025-T4", "2025-H3", "2025-Q5", "2025-Q0", "2025T1", "2024/26",
     "2024/2025", "2025 ", "2025-1", "2025\n"],
)  # fmt: skip
def test_refuses_what_is_no_period(text: str) -> None:
    assert not is_period(text)
    with pytest.raises(ValueError, match="not a"):
        parse_period(text)


def test_sorts_by_end_the_longer_one_last() -> None:
    texts = ["2025", "2025-T3", "2025-12", "2025-11", "2025-H2"]
    found = [p.text for p in sorted(parse_period(text) for text in texts)]
    assert found == ["2025-11", "2025", "2025-H2", "2025-T3", "2025-12"]


def test_the_build_agrees_on_every_period(built: Built) -> None:
    rows = "\n".join(f"SKN;{text};cost;1" for text, *_ in TABLE)
    built.land(budget=f"org_unit_id;period;account;budget\n{rows}")
    found = built.build().execute("select period, kind, start_date, end_date from all_periods")
    told = {row[0]: row[1:] for row in found.fetchall()}
    for text, kind, start, end, year in TABLE:
        assert told[text] == (kind, start, end)
        assert year in told


def test_takes_periods_up_to_the_newest_result_and_marks_the_reporting_kinds(built: Built) -> None:
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2030;1",
        results="indicator_id;org_unit_id;period;value;value_status\nKO;TOP;2025-04;1;final\n"
        "KO;TOP;2025-05;1;forecast\nKO;TOP;2025-06;;missing\nKOS;TOP;2025-T1;1;final",
    )
    found = built.build().execute(
        "select period, is_reporting, has_results from periods order by 1"
    )
    assert found.fetchall() == [
        ("2025-04", False, True), ("2025-05", False, False), ("2025-T1", True, True),
    ]  # fmt: skip


SCHOOL = "indicator_id;name;measure_unit;direction;frequency\nBEH;B;%;higher;school_year"


@pytest.mark.parametrize(
    ("rows", "offered"),
    [
        ("BEH;TOP;2023/24;70\nBEH;TOP;2024/25;71", ["2024/25", "2024"]),
        ("BEH;TOP;2024/25;71", ["2024/25"]),
        ("BEH;TOP;2024/25;71\nKOS;TOP;2025-T1;4", ["2024/25", "2025-T1"]),
        ("BEH;TOP;2024/25;71\nKO;TOP;2025-08;4", ["2025-T2"]),
        ("BEH;TOP;2024/25;71\nKO;TOP;2025-04;4\nKO;TOP;2025-07;4", ["2024/25", "2025-T1"]),
        ("KO;TOP;2025-04;4\nKO;TOP;2025-06;4", ["2025-T1"]),
        ("KO;TOP;2025-05;4\nKO;TOP;2025-06;4", ["2025-06", "2025-05"]),
    ],
)
def test_offers_what_is_reported_by_and_the_newest_that_lies_within_none(
    built: Built, rows: str, offered: list[str]
) -> None:
    built.land(indicators=SCHOOL, results=f"indicator_id;org_unit_id;period;value\n{rows}")
    assert [row["period"] for row in ask(built.build(), "periods")] == offered
