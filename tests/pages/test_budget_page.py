"""The budget page: the answer, the table and what does not agree in it, the bridge, and what to deliver."""

import shutil
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from dashboard.budgeting.amounts import Amounts
from dashboard.budgeting.asked import Asked
from dashboard.budgeting.bridge import steps_of
from dashboard.budgeting.files import columns_of, frame_of
from dashboard.selection import Selection
from dashboard.words.translate import THIN, Speaker
from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, ways_of, words_of
from tests.town import Town

sv, en = Speaker("sv"), Speaker("en")
BUDGET = """
    org_unit_id;period;account;budget;outcome;forecast
    TOP;2025-08;net_cost;1600000;1550000;2450000
    SKN;2025-08;net_cost;1000000;1100000;1700000
    SOC;2025-08;net_cost;500000;450000;700000
    SKN;2025;net_cost;1500000;;
    SOC;2025;net_cost;800000;;
    SOC;2025-08;revenue;70000;80000;
    SKO;2025-07;investment;10;20;
    SKO;2025-08;investment;30;10;
    SOC;2025-07;investment;5;5;
    SOC;2025-08;investment;9;;
    LI;2025-08;cost;2;;3
    BJ;2025-08;cost;2;;
"""
RESULTS = "indicator_id;org_unit_id;period;value\nKO;TOP;2025-08;5"


@pytest.fixture(scope="module")
def budgeted(planned_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The small town with a budget whose parts do not all agree, and are not all there; only read."""
    folder = tmp_path_factory.mktemp("budgeted")
    town = Town(shutil.copytree(planned_home, folder / "home"), folder / "inbox")
    assert not town.deliver(budget=BUDGET, results=RESULTS).is_refused
    return town


def words(open_page: Open, town: Town, **address: str) -> str:
    visit = open_page("budget", home=town.home, period="2025-T2", **address)
    return f"{title_of(visit)}. {words_of(visit)}".replace(THIN, " ")


def test_answers_in_its_heading_where_the_municipality_is_heading(open_page: Open) -> None:
    visit = open_page("budget", period="2026-T2")
    title = title_of(visit).replace(THIN, " ")
    assert title == "Provköpings kommun går mot ett underskott på 3,2 mnkr 2026"
    told = words_of(visit).replace(THIN, " ")
    assert "budget 639,82 mnkr, utfall 642,05 mnkr, avvikelse −2,23 mnkr (−0,3 %)" in told
    assert "Störst underskott väntas Socialnämnden få: 6,6 mnkr." in told
    english = open_page("budget", period="2026-T2", lang="en")
    assert title_of(english) == "Provköpings kommun is heading for a deficit of SEK 3.2 m in 2026"


def test_answers_by_the_outcome_when_the_year_is_over(open_page: Open) -> None:
    visit = open_page("budget", period="2025")
    title = title_of(visit).replace(THIN, " ")
    assert title == "Provköpings kommun fick ett underskott på 2,4 mnkr 2025"
    assert "Störst underskott fick Socialnämnden: 6,9 mnkr." in words_of(visit).replace(THIN, " ")


@pytest.mark.parametrize(("account", "expected"), [
    ("cost", "kostnaderna väntas bli 3,6 mnkr högre än budget 2026"),
    ("revenue", "intäkterna väntas bli 432 tkr högre än budget 2026"),
    ("investment", "investeringarna väntas bli 16,2 mnkr lägre än budget 2026"),
])  # fmt: skip
def test_answers_for_each_account_in_its_own_words(
    open_page: Open, account: str, expected: str
) -> None:
    visit = open_page("budget", period="2026-T2", account=account)
    assert title_of(visit).replace(THIN, " ") == f"Provköpings kommun: {expected}"


def test_shows_the_units_own_figure_and_says_that_the_sum_is_another(
    open_page: Open, budgeted: Town
) -> None:
    told = words(open_page, budgeted)
    assert told.startswith("Provstad går mot ett underskott på 150 tkr 2025.")
    # Budget, outcome and forecast are the municipality's own; the full year's budget is a sum.
    assert "1 600 ≠ 1 500 , men enheterna under den blir tillsammans 1 500" in told
    assert (
        "Provstad, budget: 1,6 mnkr, men enheterna under den blir tillsammans 1,5 mnkr."
        " Skillnaden är 0,1 mnkr. Här visas enhetens egen siffra." in told
    )
    assert "+50 +3,1 %" in told
    assert "2 300 2 450 ≠ 2 400" in told


def test_leads_down_and_up_the_tree_with_what_is_chosen(open_page: Open, budgeted: Town) -> None:
    top = open_page("budget", home=budgeted.home, period="2025-T2", amounts="mnkr")
    way = ways_of(top)["Skolnämnden"]
    assert all(part in way for part in ("budget?", "unit=SKN", "account=net_cost", "amounts=mnkr"))
    below = open_page("budget", home=budgeted.home, period="2025-T2", unit="SKN")
    assert "unit=TOP" in ways_of(below)["Provstad"]


def test_writes_amounts_as_they_are_chosen(open_page: Open, budgeted: Town) -> None:
    shown = {
        "tkr": "Skolnämnden 1 000 1 100 −100 −10,0 %",
        "mnkr": "Skolnämnden 1,0 1,1 −0,1 −10,0 %",
        "kr": "Skolnämnden 1 000 000 1 100 000 −100 000 −10,0 %",
    }
    for kind, text in shown.items():
        assert text in words(open_page, budgeted, amounts=kind)


def test_goes_back_to_the_month_that_all_have_delivered_and_says_so(
    open_page: Open, budgeted: Town
) -> None:
    told = words(open_page, budgeted, account="investment", amounts="kr")
    assert "Investering till och med juli 2025, kr" in told
    assert "Provstad summan av enheterna under 15 25 −10" in told
    assert (
        "1 av 2 enheter har lämnat utfall till och med augusti 2025. Tabellen går till och med juli 2025"
        in told
    )


def test_says_of_how_many_units_a_sum_is_missing(open_page: Open, budgeted: Town) -> None:
    told = words(open_page, budgeted, account="cost", unit="SKO")
    assert "saknas 1 av 2 enheter har lämnat" in told


def test_explains_the_whole_step_from_budget_to_forecast(open_page: Open, budgeted: Town) -> None:
    told = words(open_page, budgeted)
    bridge = told[told.index("Från helårsbudget till prognos 2025") :]
    steps = ("Helårsbudget 2 300", "Skolnämnden −200", "Socialnämnden +100",
             "Skillnad mot enheternas summa −50", "Prognos 2 450")  # fmt: skip
    places = [bridge.index(step) for step in steps]
    assert places == sorted(places)


def test_collects_small_steps_so_that_the_sum_is_the_same_to_the_ore() -> None:
    units = [f"E{place:02d}" for place in range(20)]
    forecasts = [round(100.01 + (-1) ** place * place * 1.11, 2) for place in range(20)]
    total = round(sum(forecasts), 2)
    rows = pd.DataFrame({
        "name": ["Alla", *units], "is_chosen": [True] + [False] * 20,
        "full_year_budget": [2000.0] + [100.0] * 20, "forecast": [total, *forecasts],
    })  # fmt: skip
    asked = Asked(Selection("", "sv", None, None, None, "2025", "A"), "net_cost", Amounts("kr", sv))
    asked.__dict__["rows"] = rows
    steps = steps_of(asked)
    assert [step.name for step in steps].count("Övriga (13 enheter)") == 1
    assert len(steps) == 10
    assert all(one.end == other.start for one, other in pairwise(steps[:-1]))
    assert (steps[0].end, steps[-2].end, steps[-1].end) == (2000, total, total)


def test_writes_whole_kronor_and_ore_to_a_file() -> None:
    row = {
        "name": "Alla", "org_unit_id": "A", "level": "municipality", "is_chosen": True, "period": "2025-08",
        "budget": 1234567.89, "outcome": 1.1, "deviation": 1234566.79, "deviation_pct": 99.9999,
        "status": "met", "forecast_period": "2025-04", "full_year_budget": 2e9, "forecast": None,
        "forecast_deviation": None, "forecast_status": "no_data", "budget_origin": "units",
        "outcome_origin": "delivered", "forecast_origin": None,
    }  # fmt: skip
    asked = Asked(Selection("", "sv", None, None, None, "2025", "A"), "cost", Amounts("mnkr", sv))
    asked.__dict__["rows"] = pd.DataFrame([row])
    (written,) = frame_of(asked).to_dict("records")
    assert (written["Budget"], written["Utfall"], written["Avvikelse"]) == (
        1234567.89,
        1.1,
        1234566.79,
    )
    assert (written["Konto"], written["Läge"], written["Prognosens läge"]) == (
        "Kostnad", "Klarar budget", "Uppgift saknas",
    )  # fmt: skip
    assert written["Beräknat"] == "budget: summan av enheterna under"
    assert columns_of(asked).keys() <= written.keys()


def test_shows_several_years_and_where_figures_come_from(open_page: Open) -> None:
    told = words_of(open_page("budget", period="2026-T2")).replace(THIN, " ")
    assert "2024 908 230 912 805 −4 575 −0,5 %" in told
    assert "2026 till och med augusti 2026 959 728 642 050" in told
    assert "budget.csv, levererad" in told
    made = words_of(open_page("budget", period="2026-T2", account="investment"))
    assert "Provköpings kommun summan av enheterna under" in made


def test_says_what_to_deliver_where_there_is_no_budget(open_page: Open, budgeted: Town) -> None:
    visit = open_page("budget", home=budgeted.home, period="2025-T2", unit="BJ")
    assert title_of(visit) == "Björkskolan har ingen budget för nettokostnad"
    assert "Leverera en budgetfil med en rad per enhet, period och konto" in words_of(visit)
    of_cost = open_page("budget", home=budgeted.home, period="2025-T2", account="cost", unit="SOC")
    assert "account=revenue" in ways_of(of_cost)["Intäkt"]


@pytest.mark.parametrize(("kind", "amount", "text"), [
    ("tkr", 1_234_567, "+1 235"), ("tkr", -400, "−0,4"), ("tkr", 0, "0"), ("mnkr", 49_000, "+0,05"),
    ("mnkr", -2_231_650, "−2,2"), ("kr", 1200.5, "+1 200,50"), ("kr", -3, "−3"),
    ("mnkr", 0.01, "+0,00000001"),
])  # fmt: skip
def test_signs_an_amount_and_never_rounds_it_to_nothing(
    kind: str, amount: float, text: str
) -> None:
    assert Amounts(kind, sv).signed(amount).replace(THIN, " ") == text


def test_never_tells_by_colour_alone(open_page: Open) -> None:
    markup = " ".join(markup_of(open_page("budget", period="2026-T2")))
    assert markup.count("mk-deviation") > 10
    for word in ("Klarar budget", "Nära budget", "Klarar inte budget", "<b>−4", "<b>+1"):
        assert word in markup
