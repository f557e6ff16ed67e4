"""Advice on goals and indicators: given where something can be said, and silent where all is well."""

from datetime import date

import pytest

from etl.planning import plans
from etl.planning.advice import Advice, _questions, advice
from etl.planning.edits import opened_at, save_rows
from tests.town import PLAN, Town

YEAR = date.today().year
AHEAD, LAST = str(YEAR + 1), str(YEAR - 1)
# One indicator a piece of advice; GOD is as it should be, and so is the rest of each of the others.
WORTH = {
    "target_areas": PLAN["target_areas"],
    "organisation": PLAN["organisation"],
    "goals": """
        goal_id;parent_goal_id;target_area_id;org_unit_id;title;responsible;valid_to
        BRA;;LAR;TOP;Alla når målen;Skolchef;
        UPP;;LAR;TOP;Ett mål som bryts ned;Skolchef;
        NED;UPP;LAR;SKN;Det som bryter ned det;Skolchef;
        TOM;;OMS;TOP;Ett mål utan något;Socialchef;
        GÖR;;OMS;TOP;Vi ska utbilda;Socialchef;
        HUV;;OMS;TOP;Ett mål utan ansvarig;;
        SLU;;OMS;TOP;Ett avslutat mål;;2020-12-31
    """,
    "indicators": """
        indicator_id;name;measure_unit;direction;frequency;accumulation;responsible
        GOD;Behöriga;%;higher;year;period;Rektor
        LED;Ledtid;dagar;lower;year;period;Rektor
        UTA;Utan ansvarig;%;higher;year;period;
        MÅL;Utan målvärde;%;higher;year;period;Rektor
        GÖR;Antal genomförda utbildningar;antal;higher;year;period;Rektor
        AND;Andel nöjda;antal;higher;year;period;Rektor
        STR;Trygghet;-;higher;year;period;Rektor
        BAS;Nått från början;%;higher;year;period;Rektor
        FEL;Fel håll;%;lower;year;period;Rektor
        NÅD;Redan nådd;dagar;lower;year;period;Rektor
        TER;Hittills i år;kr;lower;tertial;year_to_date;Rektor
    """,
    "goal_indicators": """
        goal_id;indicator_id;valid_to
        BRA;GOD;
        NED;GOD;
        BRA;LED;
        BRA;UTA;
        BRA;MÅL;
        BRA;GÖR;
        BRA;AND;
        BRA;STR;
        BRA;BAS;
        BRA;FEL;
        BRA;NÅD;
        BRA;TER;
        HUV;GOD;
        TOM;GOD;2020-12-31
    """,
    "activities": """
        activity_id;goal_id;org_unit_id;title;status
        A1;GÖR;TOP;Utbilda alla;in_progress
        A2;GÖR;TOP;Utbilda alla igen;not_started
        A3;TOM;TOP;Avbruten;cancelled
    """,
    "targets": "indicator_id;org_unit_id;period;target_value;baseline_value;baseline_period\n"
    + "\n".join(
        f"{name};TOP;{AHEAD};{target};{baseline};{baseline and LAST}"
        for name, target, baseline in (
            ("GOD", 80, 70), ("LED", 20, 30), ("UTA", 80, 70), ("GÖR", 80, 70), ("AND", 80, 70),
            ("STR", 80, 70), ("BAS", 0.3, 0.1 + 0.2), ("FEL", 80, 70), ("NÅD", 20, ""), ("TER", 90, ""),
        )
    )
    + f"\nFEL;SKN;{AHEAD};80;70;{LAST}\nMÅL;TOP;{LAST};80;70;2020",
    "results": "indicator_id;org_unit_id;period;value\n"
    + f"GOD;TOP;{LAST};75\nLED;TOP;{LAST};25\nNÅD;TOP;{LAST};18,5\nNÅD;TOP;{YEAR - 2};30\n"
    + f"TER;TOP;{LAST}-T1;30\nMÅL;TOP;{LAST};90",
}  # fmt: skip
SAID = {
    "goal_without_indicator": ("TOM", ""),
    "goal_measures_activity": ("GÖR", ""),
    "goal_without_responsible": ("HUV", ""),
    "indicator_without_responsible": ("", "UTA"),
    "indicator_without_target": ("", "MÅL"),
    "indicator_counts_activity": ("", "GÖR"),
    "target_met_by_baseline": ("", "BAS"),
    "target_in_wrong_direction": ("", "FEL"),
    "target_met_by_result": ("", "NÅD"),
}


@pytest.fixture(scope="module")
def worth(tmp_path_factory: pytest.TempPathFactory) -> Town:
    folder = tmp_path_factory.mktemp("worth")
    town = Town(folder / "home", folder / "inbox")
    outcome = town.deliver(**WORTH)
    assert not outcome.is_refused, outcome.findings
    plans.create_plan(town.home, AHEAD, "Strategen")
    return town


def _of(found: list[Advice], code: str) -> list[Advice]:
    return [one for one in found if one.code == f"advice_{code}"]


@pytest.mark.parametrize("plan", [None, AHEAD], ids=["home", "version"])
@pytest.mark.parametrize("code", SAID)
def test_gives_advice_just_where_it_is_due(worth: Town, code: str, plan: str | None) -> None:
    found = _of(advice(worth.home, plan), code)
    assert [(one.goal_id, one.indicator_id) for one in found] == [SAID[code]]


def test_a_measure_unit_says_something_and_agrees_with_the_name(worth: Town) -> None:
    found = _of(advice(worth.home, None), "measure_unit_odd")
    assert [one.indicator_id for one in found] == ["AND", "STR"]


def test_every_piece_of_advice_is_tried_here() -> None:
    assert {code for code, _ in _questions()} == {
        f"advice_{code}" for code in (*SAID, "measure_unit_odd")
    }


def test_speaks_in_plain_words_with_numbers_as_they_are_written(worth: Town) -> None:
    (met,) = _of(advice(worth.home, None), "target_met_by_result")
    assert met.message("sv") == (
        f"Målvärdet 20 för {AHEAD} är redan nått: 18,5 {LAST}, Provstad. Ska målet vara högre ställt?"
    )
    (wrong,) = _of(advice(worth.home, None), "target_in_wrong_direction")
    assert "Provstad +1" in wrong.message("en")
    assert all(one.message("en") and one.message("sv") for one in advice(worth.home, AHEAD))


def test_is_asked_of_what_was_just_saved(worth: Town) -> None:
    found = advice(worth.home, AHEAD, "goals", ["TOM", "GÖR"])
    assert [(one.goal_id, one.code) for one in found] == [
        ("GÖR", "advice_goal_measures_activity"), ("TOM", "advice_goal_without_indicator"),
    ]  # fmt: skip
    assert [one.code for one in advice(worth.home, AHEAD, "indicators", ["UTA"])] == [
        "advice_indicator_without_responsible"
    ]
    assert advice(worth.home, AHEAD, "goals", ["BRA"]) == []


def test_advice_goes_with_the_version(town: Town) -> None:
    plans.create_plan(town.home, AHEAD, "Strategen")
    rows = [{"goal_id": "N1", "responsible": "Skolchef"}]
    opened = opened_at(town.home, AHEAD)
    save_rows(town.home, AHEAD, "goals", rows, opened_at=opened, by="Anna")
    of_home, of_plan = (advice(town.home, plan, "goals", ["N1"]) for plan in (None, AHEAD))
    assert {o.code for o in of_home} - {o.code for o in of_plan} == {
        "advice_goal_without_responsible"
    }
