"""The lights of a workbook, computed by LibreOffice: as the rule has them, also when edited."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.models import SQL
from tests.exporting.libreoffice import rows_of
from tests.exporting.opened import BUDGET, EDITS, random_budget, random_rows, random_weights
from tests.exporting.ruled import ROLL_UPS, STATUS_OF, WORDS

Opened = Callable[[str], Path]
RULE = """
select
    bound_of(direction, value, target, upper) as bound,
    case when target is not null and (direction <> 'range' or upper is not null)
        then shortfall(direction, value, target, upper) end as shortfall,
    tolerance_amount(tolerance, kind, bound_of(direction, value, target, upper)) as allowed,
    deviation(direction, value, target, upper) as deviation,
    status_of(reason_of(
        direction, value, value_status, 'reported', target, upper, tolerance, kind
    )) as status
from rows
order by number
"""
VALUE_STATUS = {"": "final", "preliminärt": "preliminary", "sekretess": "confidential",
                "ej tillämpligt": "not_applicable"}  # fmt: skip


def test_gives_the_lights_of_the_rule_to_thousands_of_random_indicators(opened: Opened) -> None:
    found = rows_of(opened("random"), "Indikatorer")
    expected = _by_the_rule()
    assert len(found) == len(expected)
    assert [STATUS_OF[row["Ljus"]] for row in found] == expected["status"].tolist()
    # What a spreadsheet takes for nothing beside the numbers it was made of, it says is nothing.
    scale = pd.DataFrame(random_rows())[["value", "target", "upper"]].abs().max(axis=1).fillna(0)
    for name, column in (("Jämförs med", "bound"), ("Saknas", "shortfall"),
                         ("Får saknas", "allowed"), ("Avvikelse", "deviation")):  # fmt: skip
        computed = pd.Series([row[name] for row in found], dtype=float)
        assert (computed.isna() == expected[column].isna()).all(), name
        assert ((computed - expected[column]).abs().fillna(0) <= 1e-12 * scale).all(), name


def _by_the_rule() -> pd.DataFrame:
    """Return what the rule's own macros say of the same indicators."""
    rows = pd.DataFrame(random_rows())
    return _asked(RULE, rows.assign(value_status=rows["status"].map(VALUE_STATUS)))


@pytest.mark.parametrize("number", range(len(EDITS)))
def test_changes_the_light_when_a_cell_is_edited(opened: Opened, number: int) -> None:
    row = rows_of(opened("edited"), "Indikatorer")[number]
    assert STATUS_OF[row["Ljus"]] == EDITS[number][3], row


@pytest.mark.parametrize("roll_up", ROLL_UPS)
def test_gives_goals_their_lights_as_they_are_rolled_up(opened: Opened, roll_up: str) -> None:
    found = rows_of(opened("goals"), "Mål")
    select = "select goal_status_of(?, met, near, missed, every) as status,"\
             " 100 * goal_score(met, near, missed) as score from rows order by number"  # fmt: skip
    rows = pd.DataFrame(random_weights(), columns=["met", "near", "missed", "every"])
    expected = _asked(select, rows, roll_up)
    assert [STATUS_OF[row[roll_up]] for row in found] == expected["status"].tolist()
    scores = pd.Series([row["Viktat"] for row in found], dtype=float)
    assert scores.fillna(-1).tolist() == pytest.approx(expected["score"].fillna(-1).tolist())


def test_gives_the_budget_lights_of_the_rule_at_every_edge(opened: Opened) -> None:
    found = rows_of(opened("budget_random"), "Budget")[:-1]
    select = """
        with far as (
            select *, round(budget_deviation(account, budget, outcome), 2) as deviation from rows
        )
        select deviation, budget_status_of(deviation, budget, 1.0) as status from far
        order by number
    """
    rows = pd.DataFrame(random_budget(), columns=["account", "budget", "outcome"])
    accounts = {"Nettokostnad": "net_cost", "Intäkt": "revenue"}
    expected = _asked(select, rows.assign(account=rows["account"].map(accounts)))
    assert [STATUS_OF[row["Ljus"]] for row in found] == expected["status"].tolist()
    deviations = pd.Series([row["Avvikelse"] for row in found], dtype=float)
    assert deviations.isna().tolist() == expected["deviation"].isna().tolist()
    assert deviations.fillna(0).tolist() == pytest.approx(expected["deviation"].fillna(0).tolist())


def _asked(select: str, rows: pd.DataFrame, *arguments: object) -> pd.DataFrame:
    """Return what the rule's macros say of numbered rows."""
    with duckdb.connect() as connection:
        connection.execute((SQL / "status.sql").read_text(encoding="utf-8"))
        connection.register("rows", rows.reset_index(names="number"))
        return connection.execute(select, list(arguments)).df()


def test_gives_the_budget_its_deviations_lights_and_sums(opened: Opened) -> None:
    found = rows_of(opened("budget"), "Budget")
    assert [row["Ljus"] for row in found[: len(BUDGET)]] == [
        WORDS[status] for status in
        ("met", "near", "missed", "near", "met", "met", "no_data", "met")
    ]  # fmt: skip
    assert found[4]["Avvikelse"] == 200
    assert found[6]["Avvikelse"] is None
    total = found[len(BUDGET)]
    assert total["Konto"] == "Summa"
    assert total["Budget"] == pytest.approx(5300.3)
    assert total["Avvikelse"] == pytest.approx(0 - 10 - 10.5 - 10 + 200 + 1)


def test_follows_the_budgets_tolerance_and_outcome_when_they_are_edited(opened: Opened) -> None:
    found = rows_of(opened("budget_edited"), "Budget")
    lights = [row["Ljus"] for row in found[: len(BUDGET)]]
    assert lights[:4] == [WORDS["missed"]] * 4
    assert found[len(BUDGET)]["Utfall"] == pytest.approx(5009.8 + 1)
