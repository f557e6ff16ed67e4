"""The four quarters: which a unit is in, which units are weighed, how it is said and drawn."""

import re
from typing import Any

import pandas as pd
import pytest

from dashboard.drawing.label_places import label_places
from dashboard.drawing.palette import DARK, LIGHT, contrast
from dashboard.drawing.quadrants import WAYS, Mark, Plane, plane_for, quadrants
from dashboard.weighing.quarters import units_to_weigh, with_quarters
from dashboard.weighing.weighed import Weighed, numbered
from dashboard.weighing.weighed_sentences import (
    answer,
    goals_text,
    picture_sentence,
    rest,
    share_text,
    silent_sentence,
)
from dashboard.weighing.weighed_table import ways_table
from dashboard.words.amounts import signed_pct
from dashboard.words.translate import Speaker

sv, en = Speaker("sv"), Speaker("en")
TREE = pd.DataFrame(
    [("TOP", None, "municipality"), ("SKN", "TOP", "committee"), ("SKF", "SKN", "administration"),
     ("SKO", "SKF", "operation"), ("FOR", "SKF", "operation"), ("SOC", "TOP", "committee")],
    columns=["org_unit_id", "parent_org_unit_id", "level"],
)  # fmt: skip


def unit(name: str, share: float | None, pct: float | None, **known: Any) -> dict[str, Any]:
    """Return a unit at a period by the share of its goals that are met and its deviation in per cent."""
    light = None if pct is None else "met" if pct >= 0 else "near" if pct >= -1 else "missed"
    usual = {
        "org_unit_id": name, "name": name, "period": "2025", "goals": 4, "met": 1, "near": 0, "missed": 1,
        "no_data": 2, "weightless": 0, "share": share, "budget_period": "2025-08", "deviation": pct,
        "deviation_pct": pct, "budget_status": light, "near_pct": 1.0, "is_computed": False,
    }  # fmt: skip
    return {**usual, **known}


def weigh(*rows: dict[str, Any], is_committees: bool = True) -> Weighed:
    frame = numbered(with_quarters(pd.DataFrame(list(rows))), "2025")
    return Weighed(frame, "2025", is_committees)


@pytest.mark.parametrize(("share", "pct", "quarter"), [
    (0.8, 0.0, "both"), (1.0, 2.0, "both"), (0.1 + 0.7, 0.0, "both"), (0.9, -0.1, "goals"),
    (0.7999, 1.0, "budget"), (0.0, 0.0, "budget"), (0.5, -3.0, "neither"), (None, 1.0, None),
    (0.9, None, None),
])  # fmt: skip
def test_puts_a_unit_in_its_quarter(
    share: float | None, pct: float | None, quarter: str | None
) -> None:
    found = with_quarters(pd.DataFrame([unit("A", share, pct), unit("B", 0.5, 0.5)]))
    assert [None if pd.isna(one) else one for one in found["quarter"]] == [quarter, "budget"]


def test_goes_by_the_budgets_own_light_at_the_zero_line() -> None:
    """What floats make of nothing is within budget, as everywhere."""
    row = unit("A", 1.0, -1e-12, budget_status="met")
    assert with_quarters(pd.DataFrame([row]))["quarter"].tolist() == ["both"]


@pytest.mark.parametrize(("chosen", "level", "weighed"), [
    ("TOP", None, ["SKN", "SOC"]), ("TOP", "operation", ["SKO", "FOR"]), ("SKN", None, ["SKO", "FOR"]),
    ("SKN", "committee", ["SKN"]), ("SOC", None, ["SOC"]), ("SOC", "operation", []),
])  # fmt: skip
def test_weighs_the_units_of_a_level_or_where_the_tree_branches(
    chosen: str, level: str | None, weighed: list[str]
) -> None:
    assert units_to_weigh(TREE, chosen, level) == weighed


def test_says_how_many_reach_their_goals_within_budget() -> None:
    some = weigh(
        unit("A", 0.9, 1),
        unit("B", 0.9, -2),
        unit("C", 0.5, 1),
        unit("D", 0.5, 1),
        unit("E", 0.1, -1),
    )
    assert answer(some, sv) == "En av fem nämnder når målen inom budget"
    assert rest(some, sv) == (
        "En når målen men överskrider budgeten, två håller budgeten men når inte målen,"
        " en når varken målen eller budgeten."
    )
    none = weigh(unit("A", 0.5, 1), unit("B", 0.5, 1), is_committees=False)
    assert answer(none, en) == "None of two units reaches its goals within budget"
    every = weigh(unit("A", 0.9, 1), unit("B", 0.9, 1))
    assert (answer(every, sv), rest(every, sv)) == ("Alla två nämnder når målen inom budget", "")
    assert answer(weigh(unit("A", 0.9, -1)), sv) == "A når målen men överskrider budgeten"
    assert (
        answer(weigh(unit("A", None, -1)), sv)
        == "Mål och pengar kan inte ställas bredvid varandra än"
    )


def test_never_rounds_a_share_over_the_limit_or_a_deviation_into_none() -> None:
    assert share_text(unit("A", 0.7996, 1), sv) == "79,96\u00a0%"
    assert share_text(unit("A", 0.8, 1), sv) == "80\u00a0%"
    assert [signed_pct(pct, sv) for pct in (-0.004, 0.0, 1.26)] == [
        "−0,004\u00a0%", "0,0\u00a0%", "+1,3\u00a0%",
    ]  # fmt: skip
    assert share_text(unit("A", None, 1), sv) == "Inget mål har data"
    assert share_text(unit("A", None, 1, goals=0), sv) == "Inga mål"


def test_counts_the_goals_that_take_no_part() -> None:
    assert goals_text(unit("A", 0.5, 1, weightless=1), sv) == (
        "1 uppfyllt, 1 inte, 2 utan data, 1 utan egna indikatorer"
    )


def test_keeps_a_unit_without_a_point_in_the_numbers_and_says_so() -> None:
    weighed = weigh(unit("A", None, 1), unit("B", 0.4, -1, period="2024"), unit("B", 0.5, 1))
    assert [mark.number for mark in weighed.marks] == [2]
    assert weighed.marks[0].way == ((-1, 40), (1, 50))
    assert silent_sentence(weighed, sv).endswith("saknas: A.")


def test_has_no_point_where_the_budget_is_nothing() -> None:
    row = unit("A", 0.9, None, deviation=0.0, budget_status="met")
    weighed = weigh(row, unit("B", 0.9, 1))
    assert answer(weighed, sv) == "Alla två nämnder når målen inom budget"
    assert [mark.name for mark in weighed.marks] == ["B"]
    assert silent_sentence(weighed, sv) == (
        "Utan punkt, eftersom budgeten är noll och avvikelsen därför inte kan sägas i procent: A."
    )


def test_tells_in_money_what_cannot_be_told_in_per_cent() -> None:
    before = unit("A", 0.9, None, period="2024", deviation=-5.0, budget_status="missed")
    table = ways_table(weigh(before, unit("A", 0.9, 1)), sv)
    assert "−5 kronor" in table.replace("\u00a0", " ")
    assert "Inget utfall" not in table


def test_says_what_the_picture_shows() -> None:
    few = weigh(unit("A", 0.9, 1), unit("B", 0.5, -2))
    assert picture_sentence(few, sv) == (
        "Andel uppfyllda mål mot avvikelse från budget, 2025. Målen nås från 80\u00a0%, budgeten från noll."
        " 1 A: 90\u00a0% av målen, +1,0\u00a0% mot budget. 2 B: 50\u00a0% av målen, −2,0\u00a0% mot budget."
    )
    many = weigh(*(unit(f"U{n}", 0.5, 1) for n in range(9)))
    assert "inom budget men målen nås inte: 9" in picture_sentence(many, sv)


@pytest.mark.parametrize(
    ("farthest", "reach"), [(0.0, 1), (0.95, 1), (1.2, 2), (-3.7, 4), (5000, 5200)]
)
def test_reaches_as_far_to_both_sides_of_zero(farthest: float, reach: float) -> None:
    assert plane_for([Mark(1, "A", ((farthest, 50.0),))]).reach == pytest.approx(reach)


def test_places_a_spot_in_the_plot() -> None:
    plane = Plane(4)
    assert [plane.at(spot) for spot in ((0, 50), (-4, 0), (4, 100))] == [
        (50, 50), (0, 9.68), (100, 90.32),
    ]  # fmt: skip


def test_draws_each_unit_with_its_number_its_name_and_its_way() -> None:
    marks = [Mark(1, "Skol & nämnd", ((-1.0, 20.0), (1.0, 50.0))), Mark(2, "B", ((1.0, 50.0),))]
    drawn = quadrants(marks, 80, 'Säger "allt"', sv)
    assert drawn.count('class="dot was"') == 1
    assert len(re.findall(r'class="dot" style="--x:(\S+);--y:(\S+);', drawn)) == 2
    assert "<b>1</b> Skol &amp; nämnd" in drawn
    assert 'aria-label="Säger &quot;allt&quot;"' in drawn
    assert "Målen nås från 80\u00a0%" in drawn
    for name in ("målen nås inom budget", "målen nås men budgeten överskrids",
                 "inom budget men målen nås inte", "varken mål eller budget"):  # fmt: skip
        assert name in drawn


def test_draws_many_units_by_their_numbers_alone() -> None:
    marks = [Mark(n, f"Enhet {n}", ((0.0, 10.0), (1.0, float(n)))) for n in range(1, 12)]
    drawn = quadrants(marks, 80, "", sv)
    assert "Enhet" not in drawn
    assert "<img" not in drawn
    assert drawn.count('class="dot"') == 11


def test_draws_very_many_units_without_words() -> None:
    marks = [Mark(n, f"Enhet {n}", ((1.0, float(n)),)) for n in range(1, 62)]
    drawn = quadrants(marks, 80, "", sv)
    assert (drawn.count('class="dot"'), drawn.count('class="name')) == (61, 0)


def test_keeps_apart_the_words_of_points_that_lie_over_one_another() -> None:
    places = label_places([(0.5, 0.5)] * 4, ["1", "2", "3", "4"], (236, 400))
    assert len({(place.is_left, place.rise) for place in places}) == 4


def test_keeps_words_within_the_plot() -> None:
    [right, left] = label_places([(0.98, 0.5), (0.02, 0.5)], ["Socialnämnden"] * 2, (600, 400))
    assert (right.is_left, left.is_left) == (True, False)


def test_sees_the_ways_on_light_and_on_dark() -> None:
    for colour in WAYS:
        assert contrast(colour, LIGHT["paper"]) >= 3
        assert contrast(colour, DARK["paper"]) >= 3
