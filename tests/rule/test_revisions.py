"""Every revision of a value: corrected, withdrawn; and never one that gives a secret away."""

from datetime import UTC, datetime
from itertools import permutations

import duckdb
import pytest

from tests.rule.asked import ask
from tests.rule.built import Built

HEAD = "indicator_id;org_unit_id;period;breakdown;value;value_status"
LATER = datetime(2026, 3, 1, tzinfo=UTC)
SECRET = (None, "confidential")


def told(
    snapshot: duckdb.DuckDBPyConnection, indicator: str = "BEH", unit: str = "TOP"
) -> list[tuple[object, ...]]:
    """Return period, breakdown, value and file of each revision, in the order told."""
    return [
        (row["period"], row["breakdown"], row["value"], row["file_name"])
        for row in ask(snapshot, "indicator_revisions", indicator=indicator, unit=unit)
    ]


def files(built: Built) -> list[str]:
    return [delivery.file_name for delivery in built.deliveries if delivery.kind == "results"]


def test_tells_one_delivery_of_a_value_that_was_never_corrected(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2024;total;70;final\nBEH;TOP;2025;total;71;preliminary")
    snapshot = built.build()
    (name,) = files(built)
    assert told(snapshot) == [("2025", "total", 71, name), ("2024", "total", 70, name)]
    first = ask(snapshot, "indicator_revisions", indicator="BEH", unit="TOP")[0]
    assert (first["value_status"], first["delivery_id"]) == (
        "preliminary", built.deliveries[-1].delivery_id,
    )  # fmt: skip
    assert first["delivered_at"] == datetime(2026, 1, 1)
    assert snapshot.execute("select count(*) from result_revisions").fetchall() == [(0,)]


def test_tells_two_corrections_newest_first_beside_a_period_without(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2024;total;70;final\nBEH;TOP;2025;total;71;preliminary")
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;72;final")
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;73;final\nBEH;TOP;2025;women;75;final")
    first, second, third = files(built)
    assert told(built.build()) == [
        ("2025", "total", 73, third), ("2025", "total", 72, second), ("2025", "total", 71, first),
        ("2025", "women", 75, third), ("2024", "total", 70, first),
    ]  # fmt: skip


def test_tells_a_unit_only_of_its_own_deliveries(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;71;final\nBEH;BJ;2025;total;60;final")
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;72;final")
    snapshot = built.build()
    first, second = files(built)
    assert told(snapshot, unit="BJ") == [("2025", "total", 60, first)]
    assert [row[3] for row in told(snapshot)] == [second, first]


def test_forgets_the_values_of_a_withdrawn_delivery(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;71;final")
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;999;final")
    first, _ = files(built)
    built.withdraw(-1, LATER)
    snapshot = built.build()
    assert told(snapshot) == [("2025", "total", 71, first)]
    assert snapshot.execute("from result_revisions").fetchall() == []


def test_tells_what_was_known_at_an_earlier_time(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;71;final")
    built.land(LATER, results=f"{HEAD}\nBEH;TOP;2025;total;72;final")
    assert [row[2] for row in told(built.build())] == [72, 71]
    assert [row[2] for row in told(built.build(datetime(2026, 2, 1, tzinfo=UTC)))] == [71]


def test_tells_a_forecast_and_the_outcome_after_it(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2024;total;70;final\nBEH;TOP;2025;total;75;forecast")
    forecast = ask(built.build(), "indicator_revisions", indicator="BEH", unit="TOP")
    assert [(r["period"], r["value"], r["value_status"]) for r in forecast] == [
        ("2025", 75, "forecast"), ("2024", 70, "final"),
    ]  # fmt: skip
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;72;final")
    after = ask(built.build(), "indicator_revisions", indicator="BEH", unit="TOP")
    assert [(r["value"], r["value_status"]) for r in after[:2]] == [(72, "final"), (75, "forecast")]


def test_tells_what_was_delivered_as_missing_though_the_parts_fill_it(built: Built) -> None:
    built.land(results=f"{HEAD}\nEL;SKO;2025;total;;missing\nEL;BJ;2025;total;4;final")
    snapshot = built.build()
    rows = ask(snapshot, "indicator_revisions", indicator="EL", unit="SKO")
    assert [(row["value"], row["value_status"]) for row in rows] == [(None, "missing")]
    assert told(snapshot, "EL", "SKN") == []


STEPS = {
    "open": "BEH;TOP;2025;total;10;final\nBEH;TOP;2025;women;6;final\nBEH;TOP;2025;men;4;final",
    "corrected": "BEH;TOP;2025;total;11;final\nBEH;TOP;2025;women;7;final",
    "secret": "BEH;TOP;2025;men;;confidential",
}


@pytest.mark.parametrize("order", list(permutations(STEPS)), ids="-".join)
def test_tells_no_value_of_a_period_that_is_or_was_secret(
    built: Built, order: tuple[str, ...]
) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2024;total;70;final\nBEH;SKN;2025;total;9;final")
    for step in order:
        built.land(results=f"{HEAD}\n{STEPS[step]}")
    snapshot = built.build()
    rows = ask(snapshot, "indicator_revisions", indicator="BEH", unit="TOP")
    assert {(r["value"], r["value_status"]) for r in rows if r["period"] == "2025"} == {SECRET}
    assert len([row for row in rows if row["period"] == "2025"]) == 6
    assert [row["value"] for row in rows if row["period"] == "2024"] == [70]
    assert [row[2] for row in told(snapshot, unit="SKN")] == [9]
    kept = snapshot.execute("select distinct value from result_revisions").fetchall()
    assert {value for (value,) in kept} == {None, 9}


def test_tells_no_value_beside_a_part_that_others_give_away(built: Built) -> None:
    """SKO's women are made of a secret one, so its men were hidden: their earlier value is too."""
    built.land(results=f"{HEAD}\nEL;SKO;2025;men;66;final")
    built.land(
        results=f"{HEAD}\nEL;BJ;2025;total;50;final\nEL;BJ;2025;women;;confidential\nEL;BJ;2025;men;47;final"
        "\nEL;SKO;2025;men;67;final\nEL;LI;2025;total;40;final"
    )
    snapshot = built.build()
    rows = ask(snapshot, "indicator_revisions", indicator="EL", unit="SKO")
    assert [(row["value"], row["value_status"]) for row in rows] == [SECRET, SECRET]
    assert snapshot.execute(
        "select 1 from result_revisions where value in (66, 67, 47, 50)"
    ).fetchall() == []  # fmt: skip


def test_tells_no_value_of_a_period_that_one_delivery_made_secret(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;10;final\nBEH;TOP;2025;women;;confidential")
    rows = ask(built.build(), "indicator_revisions", indicator="BEH", unit="TOP")
    assert [(row["breakdown"], row["value"], row["value_status"]) for row in rows] == [
        ("total", *SECRET), ("women", *SECRET),
    ]  # fmt: skip


def test_tells_again_what_only_a_withdrawn_delivery_made_secret(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;10;final")
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;;confidential")
    assert {row[2] for row in told(built.build())} == {None}
    built.withdraw(-1, LATER)
    assert [row[2] for row in told(built.build())] == [10]


OF_UNITS = {
    "open": "EL;SKO;2025;total;7401;final\nEL;BJ;2025;total;100;final\nEL;LI;2025;total;7301;final"
    "\nEL;SKN;2025;total;7402;final\nEL;TOP;2025;total;7403;final\nEL;SOC;2025;total;9;final"
    "\nKPE;SKO;2025;total;50;final\nKO;SKO;2025-12;total;6;final",
    "secret": "EL;LI;2025;total;;confidential",
    "corrected": "EL;SKO;2025;total;7400;final\nEL;SKN;2025;total;;not_applicable"
    "\nEL;TOP;2025;total;7410;final\nEL;BJ;2025;total;101;final\nKPE;SKO;2025;total;51;final"
    "\nKO;SKO;2025-12;total;7;final",
}


@pytest.mark.parametrize("consolidation", ["sum", "none"])
@pytest.mark.parametrize("order", list(permutations(OF_UNITS)), ids="-".join)
def test_tells_no_value_that_less_its_open_parts_is_a_secret_one(
    built: Built, order: tuple[str, ...], consolidation: str
) -> None:
    """7401 less 100 for the one unit is 7301 for the other; the cost per pupil tells it too."""
    built.land(
        indicators="indicator_id;name;measure_unit;direction;frequency;consolidation;formula\n"
        f"EL;Elever;antal;higher;year;{consolidation};\nKPE;Kostnad;kr;lower;year;none;KR2 / 2\n"
        "KR2;Kostnad;kr;lower;year;none;EL * KR"
    )
    for step in order:
        built.land(results=f"{HEAD}\n{OF_UNITS[step]}")
    snapshot = built.build()
    for indicator, unit in [
        ("EL", "LI"),
        ("EL", "SKO"),
        ("EL", "SKN"),
        ("EL", "TOP"),
        ("KPE", "SKO"),
    ]:
        rows = ask(snapshot, "indicator_revisions", indicator=indicator, unit=unit)
        assert {(row["value"], row["value_status"]) for row in rows} == {SECRET}, (indicator, unit)
    for indicator, unit, values in [
        ("EL", "BJ", {100, 101}),
        ("KO", "SKO", {6, 7}),
        ("EL", "SOC", {9}),
    ]:
        assert {row[2] for row in told(snapshot, indicator, unit)} == values


def test_tells_the_values_above_of_a_period_without_a_secret(built: Built) -> None:
    built.land(
        results=f"{HEAD}\nEL;SKO;2024;total;7401;final\nEL;LI;2025;total;;confidential"
        "\nEL;SKO;2025;total;5;final"
    )
    built.land(results=f"{HEAD}\nEL;SKO;2024;total;7400;final\nEL;SKO;2025;total;6;final")
    assert [row[2] for row in told(built.build(), "EL", "SKO")] == [None, None, 7400, 7401]
