"""Indicators, units and periods crossed: what each light was, as seen at the end of each period."""

from typing import Any

import pytest

from dashboard.words.sentences import beside_sentences, reason_sentence
from dashboard.words.translate import Speaker
from tests.rule.asked import ask, lines
from tests.rule.built import Built
from tests.rule.test_oracle import random_town

HEAD = "indicator_id;org_unit_id;period;value"
RESULTS = f"""{HEAD}
    BEH;TOP;2023;60
    BEH;TOP;2025;79
    BEH;SKN;2025;70
    KO;SOC;2025-08;5
    EL;BJ;2025;10
    EL;LI;2025;20
"""
TARGETS = """indicator_id;org_unit_id;period;target_value
    BEH;TOP;2025;80
    KO;TOP;2025;4
"""


def crossed(
    built: Built, indicators: list[str], units: list[str], periods: list[str]
) -> list[dict[str, Any]]:
    return ask(
        built.build(), "cross", indicators=lines(*indicators), units=lines(*units),
        periods=lines(*periods),
    )  # fmt: skip


def test_gives_a_row_for_each_that_has_a_value_in_the_order_of_the_plan(built: Built) -> None:
    built.land(results=f"{RESULTS}KO;TOP;2025-12;9", targets=TARGETS)
    rows = crossed(built, ["KO", "BEH"], ["SOC", "SKN", "TOP"], ["2025", "2023"])
    assert [(r["name"], r["unit"], r["period"], r["value"], r["status"], r["reason"]) for r in rows] == [
        ("Behöriga till gymnasiet", "Provstad", "2023", 60, "no_data", "no_target"),
        ("Behöriga till gymnasiet", "Provstad", "2025", 79, "near", "within_tolerance"),
        ("Behöriga till gymnasiet", "Skolnämnden", "2025", 70, "missed", "beyond_tolerance"),
        ("Kötid", "Provstad", "2025", 9, "missed", "beyond_tolerance"),
        ("Kötid", "Socialnämnden", "2025", 5, "no_data", "stale"),
    ]  # fmt: skip


@pytest.mark.parametrize("unknown", ["indicators", "units", "periods"])
def test_has_no_row_where_nothing_chosen_is_known(built: Built, unknown: str) -> None:
    built.land(results=RESULTS, targets=TARGETS)
    chosen = {"indicators": ["BEH"], "units": ["TOP"], "periods": ["2025"], unknown: ["NO-SUCH"]}
    assert crossed(built, **chosen) == []


def test_sees_the_newest_value_at_each_period(built: Built) -> None:
    built.land(results=f"{RESULTS}BEH;TOP;2024;75\nKO;SOC;2024-04;1\nKO;SOC;2025-04;1")
    built.land(results="indicator_id;org_unit_id;period;value_status\nBEH;LI;2024;missing")
    rows = crossed(built, ["BEH"], ["TOP", "LI"], ["2023", "2024-T1", "2024", "2025-T1"])
    assert [(r["period"], r["value_period"], r["value"]) for r in rows] == [
        ("2023", "2023", 60), ("2024-T1", "2023", 60), ("2024", "2024", 75), ("2025-T1", "2024", 75),
    ]  # fmt: skip


def test_explains_its_lights_in_words(built: Built) -> None:
    built.land(results=RESULTS, targets=TARGETS)
    rows = crossed(built, ["BEH", "EL"], ["SKN"], ["2025"])
    words = [
        (reason_sentence(row, Speaker("sv")), beside_sentences(row, Speaker("sv"))) for row in rows
    ]
    assert [(a.replace("\u00a0", " "), [b.replace("\u00a0", " ") for b in bs]) for a, bs in words] == [
        ("70,0 % mot målet 80 %: 10,0 procentenheter under, mer än toleransen 5 % (4): ej uppfyllt.",
         ["Värdet avser 2025.", "Målvärdet är satt för Provstad."]),
        ("30 (2025), men det finns inget målvärde: uppgift saknas.",
         ["Värdet avser 2025.", "Sammanvägt av 2 av 2 enheter."]),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", [201, 202, 203])
def test_agrees_with_the_lights_of_every_indicator_unit_and_period(built: Built, seed: int) -> None:
    random_town(built, seed)
    snapshot = built.build()
    indicators, units, periods = (
        lines(*(row[0] for row in snapshot.execute(f"select {key} from {table}").fetchall()))
        for key, table in (
            ("indicator_id", "indicators"), ("org_unit_id", "organisation"), ("period", "periods"),
        )
    )  # fmt: skip
    same = (
        "indicator_id", "org_unit_id", "value", "value_status", "origin", "value_period",
        "target_value", "target_upper", "target_period", "target_org_unit_id", "deviation",
        "tolerance", "status", "reason", "trend", "compared_value", "compared_period",
        "reported_units", "expected_units",
    )  # fmt: skip
    told = ask(snapshot, "cross", indicators=indicators, units=units, periods=periods)
    asked = snapshot.execute(
        f"select p.period, {', '.join('s.' + key for key in same)} from indicator_status s"
        " join periods p on p.end_date between s.seen_from and s.seen_until"
        " where s.breakdown = 'total' and s.basis = 'outcome'"
    ).fetchall()
    assert sorted(map(repr, asked)) == sorted(
        repr((row["period"], *(row[key] for key in same))) for row in told
    )
    assert len(asked) > 100


def test_offers_the_units_that_have_any_of_the_indicators(built: Built) -> None:
    built.land(results=RESULTS + "KR;SKO;2025;9")
    built.land(results="indicator_id;org_unit_id;period;value_status\nBEH;LI;2025;missing")
    found = ask(built.build(), "cross_units", indicators=lines("BEH", "EL"))
    assert [(row["org_unit_id"], row["level"], row["depth"]) for row in found] == [
        ("TOP", "municipality", 0), ("SKN", "committee", 1), ("SKO", "operation", 2),
        ("BJ", "unit", 3), ("LI", "unit", 3),
    ]  # fmt: skip
    only = ask(built.build(), "cross_units", indicators="BEH")
    assert [row["org_unit_id"] for row in only] == ["TOP", "SKN"]
