"""Which units are ranked: those of one level, by values that are new enough, each of its own period."""

from types import SimpleNamespace
from typing import cast

import pandas as pd

from dashboard.indicator.files import listed_frame
from dashboard.indicator.placing import placing, units_above
from dashboard.indicator.subject import Subject
from dashboard.words.translate import Speaker
from tests.pages.conftest import Open
from tests.pages.reader import words_of
from tests.town import Town

say = Speaker("sv")
UNITS = pd.DataFrame(
    [("TOP", None, "municipality"), ("SKN", "TOP", "committee"), ("SOC", "TOP", "committee"),
     ("SKO", "SKN", "operation"), ("BJ", "SKO", "unit"), ("LI", "SKO", "unit"), ("EK", "SKO", "unit")],
    columns=["org_unit_id", "parent_org_unit_id", "level"],
)  # fmt: skip
RESULTS = """
    indicator_id;org_unit_id;period;value
    BEH;TOP;2025;55
    BEH;SKN;2022;90
    BEH;SOC;2025;70
    BEH;BJ;2025;40
"""


def found(**values: float) -> pd.DataFrame:
    count = len(values)
    return pd.DataFrame({
        "org_unit_id": list(values), "unit": list(values), "value": list(values.values()),
        "value_status": "final", "value_period": "2025", "reason": "reached",
        "seen_from": pd.Timestamp("2025-12-31"), "target_value": 50.0, "target_upper": [None] * count,
    })  # fmt: skip


def test_holds_no_whole_against_its_parts() -> None:
    every = found(TOP=55.0, SKN=60.0, SOC=50.0, BJ=40.0, LI=41.0, EK=42.0)
    lowest = placing(every, UNITS, "TOP", "2025", False, say)
    assert list(lowest.placed["id"]) == ["BJ", "LI", "EK"]
    assert list(lowest.above["id"]) == ["TOP", "SKN"]
    middle = placing(every, UNITS, "SKN", "2025", False, say)
    assert list(middle.placed["id"]) == ["SKN", "SOC"]
    assert list(middle.above["id"]) == ["TOP"]


def test_holds_a_unit_alone_on_its_level_beside_those_below() -> None:
    pair = placing(found(TOP=55.0, SKN=60.0), UNITS, "TOP", "2025", False, say)
    assert (list(pair.placed["id"]), list(pair.above["id"])) == (["SKN"], ["TOP"])


def test_says_each_values_own_period_where_they_are_not_of_the_same() -> None:
    every = found(BJ=40.0, LI=41.0, EK=42.0)
    same = placing(every, UNITS, "BJ", "2026-T2", False, say)
    assert (same.period, list(same.placed["remark"])) == ("2025", ["", "", ""])
    every["value_period"] = ["2025", "2024", "2025"]
    several = placing(every, UNITS, "BJ", "2025", False, say)
    assert list(several.placed["remark"]) == ["", "2024", ""]
    assert several.placed["is_placed"].all()


def test_places_no_value_that_is_too_old() -> None:
    every = found(BJ=40.0, LI=41.0, EK=42.0)
    every.loc[1, ["reason", "value_period"]] = ["stale", "2022"]
    some = placing(every, UNITS, "BJ", "2025", False, say).placed
    assert list(some["is_placed"]) == [True, False, True]
    assert list(some["remark"]) == ["", "2022, för gammalt", ""]
    assert list(some["note"]) == ["", "för gammalt", ""]


def test_places_what_grows_within_the_year_by_one_period_alone() -> None:
    every = found(BJ=40.0, LI=41.0, EK=42.0)
    every.loc[1, "seen_from"] = pd.Timestamp("2025-08-31")
    grown = placing(every, UNITS, "BJ", "2025", True, say).placed
    assert list(grown["is_placed"]) == [True, False, True]


def test_knows_a_target_only_where_all_have_the_same() -> None:
    every = found(BJ=40.0, LI=41.0)
    target = placing(every, UNITS, "BJ", "2025", False, say).target
    assert target is not None
    assert target["target_value"] == 50.0
    every["target_value"] = [50.0, 60.0]
    assert placing(every, UNITS, "BJ", "2025", False, say).target is None


def test_goes_round_a_circle_of_units_once() -> None:
    circle = pd.DataFrame({"org_unit_id": ["A", "B"], "parent_org_unit_id": ["B", "A"]})
    assert units_above(["A"], circle) == {"A", "B"}


def test_files_each_value_with_its_period_and_why_it_is_not_in_order() -> None:
    every = found(TOP=55.0, SKN=90.0, SOC=70.0).assign(value_period=["2025", "2022", "2025"])
    every.loc[1, "reason"] = "stale"
    order = placing(every, UNITS, "SOC", "2025", False, say)
    subject = cast(Subject, SimpleNamespace(say=say))
    filed = listed_frame(pd.concat([order.placed, order.above]), subject, "Enhet")
    assert filed.to_dict("records") == [
        {"Enhet": "SKN", "Värde": 90.0, "Period": "2022", "Anteckning": "för gammalt"},
        {"Enhet": "SOC", "Värde": 70.0, "Period": "2025", "Anteckning": ""},
        {"Enhet": "TOP", "Värde": 55.0, "Period": "2025", "Anteckning": "till jämförelse"},
    ]


def test_shows_the_order_of_a_level_with_the_municipality_apart(
    open_page: Open, town: Town
) -> None:
    assert not town.deliver(results=RESULTS).is_refused
    visit = open_page("indicator", home=town.home, indicator="BEH", view="units", period="2025")
    words = words_of(visit)
    assert "Enheterna i ordning Socialnämnden har 70,0 %." in words
    assert "Skolnämnden 2022, för gammalt 90,0 %" in words
    assert "Till jämförelse: Provstad : 55,0 %" in words
    assert "Bäst" not in words.split("Enheterna över tid")[0].split("Enheterna i ordning")[1]
