"""What a result cost: the unit's net cost of the whole year by what was counted, or why not."""

from typing import Any

import pytest

from tests.rule.asked import ask
from tests.rule.built import Built

RESULTS = """
    indicator_id;org_unit_id;period;value;value_status;numerator;denominator
    NAR;BJ;2025;90;final;90;100
    NAR;LI;2025;;confidential;12;20
"""
BUDGET = """
    org_unit_id;period;account;budget;outcome
    BJ;2025-08;net_cost;1000000;900000
    BJ;2025;net_cost;1800000;1800000
    BJ;2025;cost;1900000;2000000
    BJ;2024;net_cost;1600000;1600000
    LI;2025;net_cost;1000000;1000000
    SOC;2025;net_cost;500;400
"""


@pytest.fixture
def town(asked: Built) -> Built:
    asked.land(results=RESULTS, budget=BUDGET)
    return asked


def found(
    built: Built, unit: str = "TOP", period: str = "2025"
) -> dict[tuple[str, str], dict[str, Any]]:
    rows = ask(built.build(), "cost_per_result", unit=unit, period=period)
    by_key = {(row["indicator_id"], row["org_unit_id"]): row for row in rows}
    assert len(by_key) == len(rows)
    return by_key


def reasons(built: Built) -> dict[tuple[str, str], str | None]:
    return {key: row["reason"] for key, row in found(built).items()}


def test_parts_the_net_cost_of_the_year_by_what_was_counted(town: Built) -> None:
    row = found(town)["NAR", "BJ"]
    assert (row["outcome"], row["numerator"], row["cost_per_result"]) == (1_800_000, 90, 20_000)
    assert (row["period"], row["budget_period"], row["sharing"]) == ("2025", "2025", 0)


def test_takes_the_newest_year_by_the_chosen_period(town: Built) -> None:
    town.land(
        results="indicator_id;org_unit_id;period;value;numerator;denominator\nNAR;BJ;2024;80;80;100"
    )
    row = found(town, period="2025-T1")["NAR", "BJ"]
    assert (row["period"], row["cost_per_result"]) == ("2024", 20_000)


def test_says_nothing_of_what_is_hidden_nor_of_a_whole_made_of_it(town: Built) -> None:
    assert {unit for _, unit in found(town)} == {"BJ"}


def test_stays_at_the_chosen_unit_and_those_below(town: Built) -> None:
    assert found(town, unit="SOC") == {}


def test_says_how_many_share_the_cost(town: Built) -> None:
    town.land(
        results="indicator_id;org_unit_id;period;value;numerator;denominator\nBEH;BJ;2025;50;45;90"
    )
    rows = found(town)
    assert {key: (row["sharing"], row["cost_per_result"]) for key, row in rows.items()} == {
        ("NAR", "BJ"): (1, 20_000), ("BEH", "BJ"): (1, 40_000),
    }  # fmt: skip


def test_says_why_a_cost_is_not_reckoned(town: Built) -> None:
    town.land(
        results="""
            indicator_id;org_unit_id;period;value;numerator;denominator
            BEH;SKN;2025;50;45;90
            BEH;TOP;2025;50;45;90
            NAR;SOC;2025;90;450;500
            BEH;SOC;2025;0;0;90
            EL;SOC;2025;90;90;1
            KO;SOC;2025-12;9;90;10
        """
    )
    why = reasons(town)
    assert why == {
        ("NAR", "BJ"): None, ("BEH", "SKN"): why["BEH", "SKN"], ("BEH", "TOP"): why["BEH", "TOP"],
        ("NAR", "SOC"): "not_counts", ("BEH", "SOC"): "no_count", ("EL", "SOC"): "not_share",
        ("KO", "SOC"): "not_share",
    }  # fmt: skip
    assert {why["BEH", "SKN"], why["BEH", "TOP"]} <= {"no_budget", "wide"}


def test_is_not_reckoned_where_units_below_have_budgets_of_their_own(town: Built) -> None:
    town.land(
        results="indicator_id;org_unit_id;period;value;numerator;denominator\nBEH;SKN;2025;50;45;90",
        budget="org_unit_id;period;account;budget;outcome\nSKN;2025;net_cost;2800000;2800000",
    )
    assert reasons(town)["BEH", "SKN"] == "wide"


def test_is_not_reckoned_where_the_cost_of_the_year_is_not_there(town: Built) -> None:
    town.land(
        results="indicator_id;org_unit_id;period;value;numerator;denominator\nBEH;SOC;2023;50;45;90"
    )
    assert reasons(town)["BEH", "SOC"] == "no_budget"


def test_is_not_reckoned_by_a_part_of_the_year(town: Built) -> None:
    town.land(
        indicators="""
            indicator_id;name;measure_unit;decimals;direction;frequency;accumulation
            TIL;Tillsyn;%;1;higher;tertial;year_to_date
            BES;Besök;%;1;higher;tertial;period
        """,
        results="""
            indicator_id;org_unit_id;period;value;numerator;denominator
            TIL;SOC;2025-T2;50;40;80
            BES;SOC;2025-T3;50;40;80
        """,
    )
    assert {reasons(town)[one, "SOC"] for one in ("TIL", "BES")} == {"not_year"}
    town.land(
        results="indicator_id;org_unit_id;period;value;numerator;denominator\nTIL;SOC;2025-T3;50;40;80"
    )
    assert found(town)["TIL", "SOC"]["cost_per_result"] == 10


def test_is_not_reckoned_where_some_have_not_reported(built: Built) -> None:
    built.land(
        results="""
            indicator_id;org_unit_id;period;value;numerator;denominator
            NAR;BJ;2025;90;90;100
            NAR;LI;2024;90;90;100
        """,
        budget="org_unit_id;period;account;budget;outcome\nSKO;2025;net_cost;1000;1000",
    )
    assert found(built)["NAR", "SKO"]["reason"] == "incomplete"
