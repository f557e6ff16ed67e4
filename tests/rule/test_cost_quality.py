"""Cost against quality: who has both, in which periods, and whose value is the own."""

from typing import Any

import pytest

from tests.rule.asked import ask
from tests.rule.built import Built

INDICATORS = """
    indicator_id;name;measure_unit;decimals;direction;frequency;cost_indicator_id
    BEH;Behöriga till gymnasiet;%;1;higher;year;KR
    PH;pH i badvattnet;pH;1;range;year;KR
    KO;Kötid;dagar;0;lower;month;NOWHERE
"""
BENCHMARKS = """
    indicator_id;municipality_id;period;breakdown;municipality_name;value;value_status
    BEH;0114;2025;total;Ett;90;final
    KR;0114;2025;total;Ett;100;preliminary
    BEH;0115;2025;total;Två;80;final
    KR;0117;2025;total;Tre;70;final
    BEH;0118;2025;women;Fyra;70;final
    KR;0118;2025;total;Fyra;60;final
    KR;0119;2025;total;Fem;50;missing
    BEH;0119;2025;total;Fem;;missing
    BEH;0000;2025;total;Riket;75;final
    KR;0000;2025;total;Riket;95;final
    BEH;G35;2025;total;Större stad;75;final
    BEH;0180;2025;total;Provstad;10;final
    KR;0180;2025;total;Provstad;20;final
"""


@pytest.fixture
def town(asked: Built) -> Built:
    asked.choose(name="Provstad", kolada_id="0180")
    asked.land(indicators=INDICATORS, benchmarks=BENCHMARKS)
    return asked


def municipalities(built: Built) -> dict[str, tuple[object, ...]]:
    rows = ask(built.build(), "cost_quality_municipalities", quality="BEH", cost="KR")
    found = {row["id"]: (row["period"], row["quality"], row["cost"], row["is_own"]) for row in rows}
    assert len(found) == len(rows)
    return found


def units(built: Built) -> list[dict[str, Any]]:
    return ask(built.build(), "cost_quality_units", quality="BEH", cost="KR")


def test_pairs_an_indicator_with_its_cost_indicator(town: Built) -> None:
    rows = ask(town.build(), "cost_pairs")
    assert [(r["indicator_id"], r["cost_name"], r["has_benchmarks"]) for r in rows] == [
        ("BEH", "Skolans kostnad", True), ("PH", "Skolans kostnad", False),
    ]  # fmt: skip


def test_puts_both_values_of_a_municipality_side_by_side(town: Built) -> None:
    assert municipalities(town) == {
        "0114": ("2025", 90, 100, False), "0115": ("2025", 80, None, False),
        "0117": ("2025", None, 70, False), "0118": ("2025", None, 60, False),
        "0180": ("2025", 10, 20, True),
    }  # fmt: skip


def test_takes_its_own_results_before_its_benchmarks(town: Built) -> None:
    town.land(results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;81\nKR;TOP;2025;88")
    assert municipalities(town)["0180"] == ("2025", 81, 88, True)


def test_shows_nothing_of_a_hidden_result_though_it_stands_among_the_benchmarks(
    town: Built,
) -> None:
    town.land(
        results="indicator_id;org_unit_id;period;value;value_status\nBEH;TOP;2025;;confidential"
    )
    assert municipalities(town)["0180"] == ("2025", None, 20, True)


def test_pairs_own_units_that_have_both_in_the_same_period(town: Built) -> None:
    town.land(
        results="""
            indicator_id;org_unit_id;period;value;value_status
            BEH;BJ;2025;80;final
            KR;BJ;2025;70;final
            BEH;LI;2025;;confidential
            KR;LI;2025;60;final
            BEH;SOC;2024;80;final
            KR;SOC;2025;60;final
            BEH;SKN;2025;80;forecast
            KR;SKN;2025;60;final
        """
    )
    rows = units(town)
    assert [(r["id"], r["period"], r["quality"], r["cost"]) for r in rows] == [
        ("BJ", "2025", 80, 70)
    ]
    assert set(rows[0]["above"].split("\n")) == {"SKO", "SKN", "TOP"}
