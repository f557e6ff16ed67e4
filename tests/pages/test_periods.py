"""Two periods side by side: what is better, what is worse, and what cannot be compared."""

from typing import Any

import pandas as pd
import pytest

from dashboard.parts.period_goals import Compared, comparison_headline, goals_frame
from dashboard.parts.period_indicators import changed_indicators, difference, indicators_frame
from dashboard.parts.period_kinds import period_before, same_kind_until
from dashboard.parts.stacked_table import stacked_table
from dashboard.words.translate import Speaker
from tests.pages.conftest import Open
from tests.pages.reader import title_of, ways_of, words_of
from tests.town import Town

sv, en = Speaker("sv"), Speaker("en")
PERIODS = ["2026-T2", "2026-T1", "2025", "2025-T3", "2025-T2", "2024"]
BOTH = Compared("2025-T2", "2025-T3")

TARGETS = """
    indicator_id;org_unit_id;period;target_value
    BEH;TOP;2024;80
    BEH;TOP;2025;80
    KO;TOP;2024;10
    KO;TOP;2025;10
"""


def goals_with(*changes: int) -> pd.DataFrame:
    return pd.DataFrame({"change": changes, "status": "met", "status_other": "near"})


def row(**known: Any) -> dict[str, Any]:
    """Return an indicator that was 70 % and is 75 %, but for what is known."""
    usual = {
        "indicator_id": "BEH", "org_unit_id": "TOP", "name": "Behöriga", "unit": "Provstad",
        "measure_unit": "%", "decimals": 1, "direction": "higher",
        "value": 75.0, "value_other": 70.0, "value_period": "2025-T3",
        "value_period_other": "2025-T2", "value_status": "final",
        "value_status_other": "final", "is_of_as_many_units": None,
        "status": "near", "status_other": "near", "reason": "within_tolerance",
        "reason_other": "within_tolerance", "target_value": 80.0, "target_value_other": 80.0,
        "target_upper": None, "target_upper_other": None, "change": 5.0, "is_better": True,
    }  # fmt: skip
    return {**usual, **known}


def turned(*rows: dict[str, Any]) -> pd.DataFrame:
    return changed_indicators(pd.DataFrame(list(rows)))


@pytest.mark.parametrize(("period", "before"), [
    ("2026-T2", "2026-T1"), ("2026-T1", "2025-T3"), ("2025", "2024"), ("2024", "2026-T2"),
])  # fmt: skip
def test_finds_the_period_before_of_the_same_kind(period: str, before: str) -> None:
    assert period_before(period, PERIODS) == before


def test_lists_the_periods_of_a_kind_until_one() -> None:
    assert same_kind_until("2026-T1", PERIODS) == ["2026-T1", "2025-T3", "2025-T2"]


@pytest.mark.parametrize(("changes", "swedish", "english"), [
    ((1, 1, 1, -1), "Tre mål är bättre än tertial 2 2025, ett är sämre.",
     "Three goals are better than tertial 2 2025, one is worse."),
    ((1, -1, -1), "Ett mål är bättre än tertial 2 2025, två är sämre.",
     "One goal is better than tertial 2 2025, two are worse."),
    ((-1, 0), "Ett mål är sämre än tertial 2 2025, inget är bättre.",
     "One goal is worse than tertial 2 2025, none is better."),
    ((0, 0), "Inget mål är bättre eller sämre än tertial 2 2025.",
     "No goal is better or worse than tertial 2 2025."),
])  # fmt: skip
def test_says_how_many_goals_are_better_and_worse(
    changes: tuple[int, ...], swedish: str, english: str
) -> None:
    goals = goals_with(*changes)
    assert comparison_headline(goals, "2025-T2", sv) == swedish
    assert comparison_headline(goals, "2025-T2", en) == english


def test_says_when_no_goal_is_valid_at_both() -> None:
    goals = goals_with(0).assign(status_other=None)
    assert (
        comparison_headline(goals, "2025-T2", sv) == "Inget mål går att jämföra med tertial 2 2025."
    )


def test_orders_changes_by_their_share_of_the_value() -> None:
    changed = turned(
        row(indicator_id="KR", value=1050.0, value_other=1000.0, change=50.0),
        row(indicator_id="KO", value=8.0, value_other=4.0, change=4.0),
        row(indicator_id="LOST", value=None, change=None, is_better=None),
    )
    assert changed["indicator_id"].tolist() == ["KO", "KR", "LOST"]
    assert changed["turn"].tolist() == ["better", "better", "other"]


def test_leaves_out_what_has_not_changed() -> None:
    same = row(value=0.3, value_other=0.1 + 0.2, change=0.0, is_better=None)
    none = row(value=None, value_other=None, change=None, is_better=None)
    assert turned(same, none, row(status="met"))["status"].tolist() == ["met"]


@pytest.mark.parametrize(("known", "said"), [
    ({}, "+5,0 procentenheter"),
    ({"value": 70.04, "value_other": 70.0, "change": 0.04}, "+0,04 procentenheter"),
    ({"measure_unit": "dagar", "decimals": 0, "value": 4.0, "value_other": 16.0, "change": -12.0},
     "−12 dagar"),
    ({"change": None, "is_better": None},
     "hittills i år: går inte att jämföra, åren har kommit olika långt"),
    ({"value": None, "change": None, "is_better": None}, "har mist sitt värde"),
    ({"is_of_as_many_units": False, "is_better": None},
     "+5,0 procentenheter, olika många enheter har rapporterat"),
    ({"value_other": None, "change": None, "is_better": None}, "har fått ett värde"),
    ({"value": 70.0, "change": 0.0, "is_better": None, "status": "met"}, "annat ljus, samma värde"),
])  # fmt: skip
def test_says_the_difference_or_why_there_is_none(known: dict[str, Any], said: str) -> None:
    assert difference(row(**known), sv).replace("\u00a0", " ") == said


def test_keeps_a_confidential_figure_out_of_the_file() -> None:
    secret = row(value=3.0, value_status="confidential", reason="confidential", status="no_data",
                 change=None, is_better=None)  # fmt: skip
    frame = indicators_frame(turned(secret), BOTH, sv)
    assert frame["Anmärkning, Tertial 3 2025"].tolist() == ["hemligt"]
    assert frame["Värde, Tertial 3 2025"].isna().all()
    assert frame["Värde, Tertial 2 2025"].tolist() == [70.0]


def test_compares_with_the_period_before(open_page: Open) -> None:
    visit = open_page("periods", period="2026-T2")
    assert visit.selectbox(key="other").value == "2026-T1"
    assert title_of(visit) == "Två mål är bättre än tertial 1 2026, ett är sämre."
    cells = (
        "Äldre har inflytande över sin vardag Ej uppfyllt Uppfyllt 2 Ej uppfyllt 5 Delvis uppfyllt"
    )
    assert cells in words_of(visit)
    assert "↑ bättre" in words_of(visit)
    assert "↓ sämre" in words_of(visit)


def test_opens_a_link_to_another_period_in_english(open_page: Open) -> None:
    visit = open_page("periods", period="2026-T2", other="2025-T2", lang="en")
    assert title_of(visit) == "Four goals are better than tertial 2 2025, none is worse."


def test_writes_what_is_chosen_to_the_address(open_page: Open) -> None:
    visit = open_page("periods", period="2026-T2")
    visit.selectbox(key="other").set_value("2025-T2").run()
    assert title_of(visit).endswith("än tertial 2 2025, inget är sämre.")
    assert visit.query_params["other"] == "2025-T2"


def test_lets_the_other_period_follow_the_first(open_page: Open) -> None:
    visit = open_page("periods", period="2026-T2")
    visit.selectbox(key="period").set_value("2025").run()
    assert visit.selectbox(key="other").value == "2024"


@pytest.mark.parametrize(("other", "is_said"), [("2031", True), ("2026-T2", False)])
def test_takes_the_period_before_where_the_address_asks_in_vain(
    open_page: Open, other: str, *, is_said: bool
) -> None:
    visit = open_page("periods", period="2026-T2", other=other)
    assert visit.selectbox(key="other").value == "2026-T1"
    said = "Perioden 2031 finns inte att jämföra med." in words_of(visit)
    assert said == is_said
    assert len(visit.warning) == int(is_said)


def test_leads_to_goals_to_values_as_they_were_and_to_the_crossing(open_page: Open) -> None:
    ways = ways_of(open_page("periods", period="2026-T2"))
    assert ways["Alla elever når målen"] == "goal?period=2026-T2&goal=K1"
    assert ways["Korsa indikatorer, enheter och perioder"] == "cross?period=2026-T2"
    outdoors = "Invånare som känner sig trygga utomhus på kvällen, Provköpings kommun"
    then, now = (
        ways[f"{outdoors}, Tertial 1 2026: Uppfyllt 79,9 %"],
        ways[f"{outdoors}, Tertial 2 2026: Ej uppfyllt 69,2 %"],
    )
    assert then.startswith("indicator?period=2026-T1&indicator=")
    assert now.startswith("indicator?period=2026-T2&indicator=")


def test_says_which_goal_was_not_valid_then(town: Town, open_page: Open) -> None:
    town.deliver(
        goals="""
            goal_id;parent_goal_id;target_area_id;org_unit_id;title;valid_from
            K1;;LAR;TOP;Alla elever når målen;
            K2;;OMS;TOP;Trygg omsorg;2025-01-01
        """,
        targets=TARGETS,
        results="""
            indicator_id;org_unit_id;period;value
            BEH;TOP;2024;70
            BEH;TOP;2025;85
            KO;TOP;2024-12;20
            KO;TOP;2025-12;5
        """,
    )
    visit = open_page("periods", home=town.home, period="2025")
    assert title_of(visit) == "Ett mål är bättre än 2024, inget är sämre."
    gone = "Trygg omsorg gäller inte för perioden Uppfyllt Uppfyllt 1 går inte att jämföra"
    assert gone in words_of(visit)
    assert "Bättre värde (2)" in words_of(visit)
    assert "−15 dagar" in words_of(visit).replace("\u00a0", " ")


def test_says_that_there_is_one_period_only(town: Town, open_page: Open) -> None:
    (town.home / "malkoll.toml").write_text('[periods]\nreporting = ["year"]\n', encoding="utf-8")
    town.deliver(
        results="""
        indicator_id;org_unit_id;period;value
        BEH;TOP;2025;70
    """
    )
    visit = open_page("periods", home=town.home)
    assert title_of(visit) == "Bara en period"
    assert "2025 är den enda perioden med utfall." in words_of(visit)


def test_says_that_the_choice_has_no_goals(open_page: Open) -> None:
    visit = open_page("periods", period="2026-T2", level="unit")
    assert title_of(visit) == "Inga mål här"


def test_names_each_column_of_the_goals_file_once(open_page: Open) -> None:
    goal = {"name_sv": "Lärande", "name_en": None, "goal_id": "K1", "title": "Mål", "unit": "U",
            "status": "met", "status_other": None, "change": 0, "met": 1, "near": 0, "missed": 2,
            "no_data": 0, "met_other": None}  # fmt: skip
    frame = goals_frame(pd.DataFrame([goal]), BOTH, sv)
    assert frame.columns.is_unique
    assert frame["Ljus, Tertial 2 2025"].tolist() == ["gäller inte för perioden"]
    assert frame["Indikatorer ej uppfyllt, Tertial 3 2025"].tolist() == [2]


def test_keeps_its_roles_and_names_its_cells_where_a_phone_stacks_them() -> None:
    shown = stacked_table(["Mål", "Nu"], [("A & O", [["<b>K1</b>", "uppfyllt"]])], "Målen")
    assert shown.startswith('<table class="mk-stacked" role="table"><caption>Målen</caption>')
    assert '<th scope="rowgroup" role="rowheader" colspan="2">A &amp; O</th>' in shown
    assert '<th scope="row" role="rowheader"><b>K1</b></th>' in shown
    assert '<td role="cell" data-label="Nu"><div>uppfyllt</div></td>' in shown
