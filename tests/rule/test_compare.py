"""Two periods side by side: which goals and indicators are better, which are worse."""

from typing import Any

import pytest

from tests.rule.asked import ask
from tests.rule.built import Built
from tests.rule.test_oracle import random_town

HEAD = "indicator_id;org_unit_id;period;value"
TARGETS = """indicator_id;org_unit_id;period;target_value;target_upper
    BEH;TOP;2024;80;
    BEH;TOP;2025;80;
    KO;TOP;2024;10;
    KO;TOP;2025;10;
    PH;TOP;2025;7;8
    PH;TOP;2024;7;8
"""
ALL = {"unit": "TOP", "level": None, "area": None}


def goals(
    built: Built, period: str = "2025", other: str = "2024", **chosen: object
) -> dict[str, dict[str, Any]]:
    found = ask(built.build(), "compare_goals", period=period, other=other, **{**ALL, **chosen})
    assert len({row["goal_id"] for row in found}) == len(found)
    return {row["goal_id"]: row for row in found}


def indicators(
    built: Built, period: str = "2025", other: str = "2024", **chosen: object
) -> dict[tuple[str, str], dict[str, Any]]:
    found = ask(
        built.build(), "compare_indicators", period=period, other=other, **{**ALL, **chosen}
    )
    assert len({(r["indicator_id"], r["org_unit_id"]) for r in found}) == len(found)
    return {(row["indicator_id"], row["org_unit_id"]): row for row in found}


@pytest.mark.parametrize(
    ("before", "now", "lights", "change"),
    [
        (70, 81, ("met", "missed"), 1),
        (79, 81, ("met", "near"), 1),
        (81, 70, ("missed", "met"), -1),
        (81, 82, ("met", "met"), 0),
        (None, 82, ("met", "no_data"), 0),
    ],
)
def test_says_whether_a_goal_is_better(
    built: Built, before: float | None, now: float, lights: tuple[str, str], change: int
) -> None:
    rows = [f"BEH;TOP;2024;{before}"] if before else []
    built.land(
        targets=TARGETS, results="\n".join([HEAD, *rows, f"BEH;TOP;2025;{now}", "KO;SOC;2024-12;9"])
    )
    goal = goals(built)["K1"]
    assert (goal["status"], goal["status_other"]) == lights
    assert goal["change"] == change
    assert goals(built, "2024", "2025")["K1"]["change"] == -change


def test_leaves_a_side_empty_where_the_goal_was_not_valid(built: Built) -> None:
    built.land(
        goals="goal_id;parent_goal_id;target_area_id;org_unit_id;title;valid_from;valid_to\n"
        "K1;;LAR;TOP;Ny;2025-01-01;\nK2;;OMS;TOP;Gammal;;2024-12-31\nN1;;LAR;TOP;Än äldre;;2022-12-31",
        goal_indicators="goal_id;indicator_id\nN1;EL",
        targets=TARGETS,
        results=f"{HEAD}\nBEH;TOP;2024;81\nBEH;TOP;2025;81\nKO;TOP;2024-12;9\nBEH;TOP;2022;3",
    )
    found = goals(built)
    assert [(g["goal_id"], g["status"], g["status_other"], g["change"]) for g in found.values()] == [
        ("K1", "met", None, 0), ("K2", None, "met", 0),
    ]  # fmt: skip
    assert (found["K1"]["met"], found["K1"]["met_other"]) == (1, None)
    assert set(indicators(built)) == {("BEH", "TOP"), ("KO", "TOP")}


@pytest.mark.parametrize(
    "chosen",
    [
        {}, {"level": "committee"}, {"unit": "SKN"}, {"area": "OMS"},
        {"level": "committee", "area": "LAR"}, {"unit": "SKN", "area": "OMS"},
    ],
)  # fmt: skip
def test_chooses_the_goals_that_the_overview_does(built: Built, chosen: dict[str, str]) -> None:
    built.land(targets=TARGETS, results=f"{HEAD}\nBEH;TOP;2024;70\nBEH;TOP;2025;81")
    asked = {**ALL, **chosen}
    overview = ask(built.build(), "goals", period="2025", **asked)
    found = goals(built, **chosen)
    assert [row["goal_id"] for row in overview] == list(found)
    for row in overview:
        same = (
            "title",
            "unit",
            "status",
            "met",
            "near",
            "missed",
            "no_data",
            "assessed",
            "name_sv",
        )
        assert {key: row[key] for key in same} == {key: found[row["goal_id"]][key] for key in same}


@pytest.mark.parametrize(
    ("indicator", "before", "now", "change", "is_better"),
    [
        ("BEH", 70, 75, 5, True),
        ("BEH", 75, 70, -5, False),
        ("KO", 12, 8, -4, True),
        ("KO", 8, 12, 4, False),
        ("PH", 6.5, 7.5, 1.0, True),
        ("PH", 7.5, 8.5, 1.0, False),
        ("PH", 7.2, 7.8, 0.6, None),
        ("BEH", 70, 70, 0, None),
        ("BEH", None, 70, None, None),
    ],
)
def test_says_whether_an_indicator_has_changed_for_the_better(
    built: Built,
    indicator: str,
    before: float | None,
    now: float,
    change: float | None,
    is_better: bool | None,
) -> None:
    month = "-12" if indicator == "KO" else ""
    rows = [f"{indicator};TOP;2024{month};{before}"] if before else []
    built.land(
        targets=TARGETS, goal_indicators="goal_id;indicator_id\nK1;PH",
        results="\n".join(
            [HEAD, "EL;TOP;2024;1", *rows, f"{indicator};TOP;2025{month};{now}"]
        ),
    )  # fmt: skip
    found = indicators(built)[indicator, "TOP"]
    assert (found["value"], found["value_other"]) == (now, before)
    assert found["change"] == pytest.approx(change) if change is not None else not found["change"]
    assert found["is_better"] is is_better


def test_compares_a_year_to_date_only_with_the_same_part_of_a_year(built: Built) -> None:
    built.land(
        goal_indicators="goal_id;indicator_id\nK1;KOS",
        results=f"{HEAD}\nKOS;TOP;2024-T2;20\nKOS;TOP;2025-T1;10\nKOS;TOP;2025-T2;19",
    )
    within = indicators(built, "2025-T2", "2025-T1")["KOS", "TOP"]
    assert (within["value"], within["value_other"]) == (19, 10)
    assert (within["change"], within["is_better"]) == (None, None)
    between = indicators(built, "2025-T2", "2024-T2")["KOS", "TOP"]
    assert (between["change"], between["is_better"]) == (-1, True)


def test_tells_what_is_read_in_vain_as_missing(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2024;70\nBEH;TOP;2025;70")
    found = indicators(built)["KO", "TOP"]
    assert (found["value"], found["status"], found["reason"]) == (None, "no_data", "missing")
    assert (found["status_other"], found["reason_other"]) == ("no_data", "missing")


@pytest.mark.parametrize("seed", [211, 212, 213])
def test_agrees_with_what_each_goal_tells_of_its_indicators(built: Built, seed: int) -> None:
    random_town(built, seed)
    snapshot = built.build()
    same = (
        "indicator_id", "org_unit_id", "value", "value_period", "target_value", "deviation",
        "tolerance", "status", "reason", "trend", "compared_value", "compared_period",
        "reported_units", "expected_units",
    )  # fmt: skip
    tops = snapshot.execute("select org_unit_id from organisation").fetchall()
    compared = 0
    for (unit,) in tops:
        asked = snapshot.execute(
            f"select distinct {', '.join('s.' + key for key in same)} from goal_indicator_status s"
            " join goals g on s.goal_id = g.goal_id"
            " where s.period = '2025' and s.basis = 'outcome' and g.org_unit_id = ?",
            [unit],
        ).fetchall()
        told = ask(
            snapshot, "compare_indicators", period="2025", other="2024", unit=unit, level=None,
            area=None,
        )  # fmt: skip
        assert sorted(map(repr, asked)) == sorted(repr(tuple(r[key] for key in same)) for r in told)
        compared += len(told)
    assert compared > 2


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (
            "EL;BJ;2024;100\nEL;LI;2024;80",
            "EL;BJ;2025;110\nEL;LI;2025;90",
            (True, True, 2, 2, 2, 2),
        ),
        ("EL;BJ;2024;100\nEL;LI;2024;80", "EL;BJ;2025;110", (False, None, 1, 2, 2, 2)),
        ("EL;BJ;2024;100", "EL;BJ;2025;110\nEL;LI;2025;90", (False, None, 2, 2, 1, 2)),
        ("EL;SKO;2024;150", "EL;BJ;2025;110\nEL;LI;2025;90", (True, True, 2, 2, None, None)),
        ("EL;SKO;2024;150\nEL;LI;2023;1", "EL;BJ;2025;160", (False, None, 1, 2, None, None)),
        ("EL;SKO;2024;150", "EL;SKO;2025;160", (True, True, None, None, None, None)),
        ("EL;BJ;2024;100\nEL;LI;2024;80", "EL;SKO;2025;190", (True, True, None, None, 2, 2)),
        ("EL;BJ;2024;100\nEL;LI;2023;80", "EL;SKO;2025;190", (False, None, None, None, 1, 2)),
    ],
)
def test_takes_no_sum_for_better_because_more_have_reported(
    built: Built, before: str, now: str, told: tuple[object, ...]
) -> None:
    built.land(
        goals="goal_id;target_area_id;org_unit_id;title\nS1;LAR;SKO;Fler elever",
        goal_indicators="goal_id;indicator_id\nS1;EL",
        results=f"{HEAD}\n{before}\n{now}",
    )
    row = indicators(built, unit="SKO")["EL", "SKO"]
    kept = ("is_of_as_many_units", "is_better", "reported_units", "expected_units",
            "reported_units_other", "expected_units_other")  # fmt: skip
    assert tuple(row[key] for key in kept) == told
    assert row["change"] == row["value"] - row["value_other"]


def test_tells_the_status_of_the_value_at_the_other_period(built: Built) -> None:
    built.land(
        results="indicator_id;org_unit_id;period;value;value_status\n"
        "KO;SOC;2023-12;1;final\nBEH;TOP;2024;;confidential\nBEH;TOP;2025;80;preliminary"
    )
    row = indicators(built)["BEH", "TOP"]
    assert (row["value_status"], row["value_status_other"]) == ("preliminary", "confidential")
    assert (row["value_other"], row["is_better"], row["change"]) == (None, None, None)
    assert row["is_of_as_many_units"] is None
