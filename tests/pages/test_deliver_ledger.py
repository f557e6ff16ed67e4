"""Economy's own file on the upload page: asked once what it does not say, and the next month's not at all."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.store import Store
from tests.pages.conftest import Open
from tests.pages.delivering import draft_of, press, send
from tests.pages.reader import title_of, words_of
from tests.town import Town

ACCOUNTS = {"3110 Avgifter": "1 000,50-", "5011 Löner": "20 000,25", "6310 Hyror": "3 000,00"}


def raindance(months: int) -> str:
    """Return an outcome by month as Raindance writes it: sums among the rows, the minus behind."""
    names = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug")[:months]
    rows = [
        f"4711;Stab ett;{text};{';'.join([amount] * months)}" for text, amount in ACCOUNTS.items()
    ]
    total = ";".join(["21 999,75"] * months)
    return "\r\n".join([
        "Provköpings kommun;;;", "Resultatrapport, belopp i kr;;;", "År 2026;;;", "",
        f"Ansvar;Text;Konto;{';'.join(f'Utfall {name}' for name in names)}",
        *rows, f"Summa;;;{total}", "",
    ])  # fmt: skip


BUDGET = "\n".join([
    "org_unit_id;period;account;budget;forecast",
    *(f"SKO;2026-{month:02d};{account};{month * 20_000};280000"
      for month in (7, 8) for account in ("cost", "revenue", "net_cost")),
])  # fmt: skip


@pytest.fixture
def home(town: Town) -> Path:
    """A small home of the test's own, with a budget for two months."""
    town.deliver(budget=BUDGET)
    return town.home


def choose(visit: AppTest, label: str, meant: str) -> None:
    next(box for box in visit.selectbox if label in box.label).set_value(meant)


def outcomes(home: Path, period: str) -> list[tuple[object, ...]]:
    store = Store(home)
    current = store.current_id()
    assert current is not None
    found = store.open(current).cursor().execute(
        "select account, outcome, budget, forecast from budget"
        " where org_unit_id = 'SKO' and period = ? order by all", [period]
    )  # fmt: skip
    return found.fetchall()


def test_asks_once_and_reads_the_next_month_without_a_question(open_page: Open, home: Path) -> None:
    visit = send(open_page("deliver", home), raindance(7), "utfall juli.csv", "cp1252")
    assert "kronor" in words_of(visit)
    press(visit, "next")
    assert title_of(visit) == "Filen säger inte allt som behövs"
    signs = next(box for box in visit.selectbox if "Tecken på beloppen" in box.label)
    assert (signs.value, "känt ur filen" in signs.label) == ("revenue_negative", True)
    choose(visit, "Varje månads belopp", "each")
    choose(visit, "4711 Stab ett", "SKO")
    press(visit, "meaning_next")
    assert title_of(visit).startswith("Inga fel")
    press(press(visit, "next"), "deliver")
    assert title_of(visit).startswith("Levererat.")
    assert draft_of(visit).files[0].said.monthly == "each"
    assert outcomes(home, "2026-07") == [
        ("cost", 7 * 23_000.25, 7 * 20_000, 280_000),
        ("net_cost", 7 * 21_999.75, 7 * 20_000, 280_000),
        ("revenue", 7 * 1_000.50, 7 * 20_000, 280_000),
    ]
    visit = send(open_page("deliver", home), raindance(8), "utfall augusti.csv", "cp1252")
    press(visit, "next")
    # Nothing is asked: what was left out is told, on the way to what changes.
    assert title_of(visit).startswith("Inga fel")
    press(press(visit, "next"), "deliver")
    assert outcomes(home, "2026-08") == [
        ("cost", 8 * 23_000.25, 8 * 20_000, 280_000),
        ("net_cost", 8 * 21_999.75, 8 * 20_000, 280_000),
        ("revenue", 8 * 1_000.50, 8 * 20_000, 280_000),
    ]


def test_says_what_is_to_be_done_where_no_budget_is_known(open_page: Open, home: Path) -> None:
    text = "Ansvar;Konto;Ack utfall kr 2019-03\nSKO;5011;1\nSKO;3110;-1\n"
    visit = press(send(open_page("deliver", home), text), "next")
    assert title_of(visit) == "Ett fel att rätta"
    assert "Leverera budgeten först" in words_of(visit)
