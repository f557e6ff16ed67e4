"""Who is expected to report what, and when: neither before the first time nor after the newest result."""

from tests.rule.built import Built

HEAD = "indicator_id;org_unit_id;period;value;value_status"


def expected(built: Built, indicator: str) -> list[tuple[object, ...]]:
    return built.build().execute(
        "select org_unit_id, period, is_reported from coverage where indicator_id = ? order by 1, 2",
        [indicator],
    ).fetchall()  # fmt: skip


def test_expects_a_unit_from_its_first_result_to_the_newest_of_anyone(built: Built) -> None:
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2030;80",
        results=f"{HEAD}\nBEH;BJ;2022;1;final\nBEH;BJ;2023;;missing\nBEH;LI;2024;1;final\nBEH;SKN;2025;1;forecast",
    )
    built.land(goal_indicators="goal_id;indicator_id;weight\nK1;KO;1")
    assert expected(built, "BEH") == [
        ("BJ", "2022", True), ("BJ", "2023", False), ("BJ", "2024", False), ("LI", "2024", True),
    ]  # fmt: skip


def test_expects_what_a_goal_reads_in_vain_while_the_goal_is_valid(built: Built) -> None:
    built.land(
        goals="goal_id;parent_goal_id;target_area_id;org_unit_id;title;valid_from;valid_to\n"
        "K1;;LAR;TOP;Alla;2023-01-01;2024-12-31",
        results="\n".join([HEAD, *(f"EL;TOP;{year};1;final" for year in range(2022, 2026))]),
    )
    assert expected(built, "BEH") == [("TOP", "2023", False), ("TOP", "2024", False)]


def test_expects_nothing_of_a_unit_outside_its_own_time(built: Built) -> None:
    built.land(
        organisation="org_unit_id;parent_org_unit_id;level;name;valid_from;valid_to\n"
        "BJ;SKO;unit;Björkskolan;2022-08-01;2023-06-30",
        results=f"{HEAD}\nBEH;BJ;2021;1;final\nBEH;TOP;2025;1;final\nEL;TOP;2024;1;final\nEL;TOP;2022;1;final"
        "\nEL;TOP;2023;1;final",
    )
    assert [row[:2] for row in expected(built, "BEH") if row[0] == "BJ"] == [
        ("BJ", "2022"), ("BJ", "2023"),
    ]  # fmt: skip


def test_counts_a_secret_as_reported_and_a_forecast_as_not(built: Built) -> None:
    built.land(
        results=f"{HEAD}\nBEH;BJ;2024;;confidential\nBEH;LI;2024;3;forecast\nBEH;LI;2023;3;final\nEL;BJ;2024;3;final"
    )
    assert expected(built, "BEH") == [
        ("BJ", "2024", True), ("LI", "2023", True), ("LI", "2024", False),
    ]  # fmt: skip


def test_expects_computed_indicators_of_nobody(built: Built) -> None:
    built.land(results=f"{HEAD}\nKR;BJ;2024;10;final\nEL;BJ;2024;2;final\nKPE;BJ;2024;5;final")
    assert expected(built, "KPE") == []
    assert expected(built, "EL") == [("BJ", "2024", True)]


def test_misses_months_that_nobody_delivered(built: Built) -> None:
    built.land(
        results=f"{HEAD}\nKO;SOC;2025-01;28;final\nKO;SOC;2025-02;29;final\nKOS;TOP;2025-T2;900;final"
    )
    assert expected(built, "KO") == [
        ("SOC", f"2025-{month:02d}", month < 3) for month in range(1, 9)
    ]  # fmt: skip
