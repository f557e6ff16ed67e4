"""Deliveries row by row, and two against each other: exact, and never a figure that is or was secret."""

from collections.abc import Sequence

import duckdb
import pytest

from etl.deliveries import Delivery, list_deliveries
from etl.delivery_comparison import (
    Hidden,
    LandedRow,
    compare_deliveries,
    landed_rows,
    lights_changed,
    secrets_of,
)
from etl.pipeline import Request, deliver, withdraw
from tests.town import Town

HEAD = "indicator_id;org_unit_id;period;breakdown;value;value_status;comment"
SECRET = Hidden.SECRET


def land(town: Town, *rows: str, name: str = "results.csv") -> Delivery:
    """Deliver results, and return the delivery as it is kept."""
    file = town.write(name, "\n".join((HEAD, *rows)) + "\n")
    outcome = deliver(town.home, Request([file], kind="results"))
    assert not outcome.is_refused, outcome.findings
    return list_deliveries(town.home)[-1]


def rows_of(town: Town, delivery: Delivery) -> list[LandedRow]:
    return landed_rows(town.home, delivery, secrets_of(town.home), 100)


def values(rows: Sequence[LandedRow]) -> list[object]:
    return [row["value"] for row in rows]


def test_tells_the_rows_as_they_landed_in_the_order_of_the_file(town: Town) -> None:
    delivery = land(
        town, "KO;TOP;2025-02;total;7;final;", "BEH;TOP;2025;total;71.25;preliminary;Prel"
    )
    first, second = rows_of(town, delivery)
    assert (first["indicator_id"], first["value"]) == ("KO", 7)
    assert second == {
        "indicator_id": "BEH", "org_unit_id": "TOP", "period": "2025", "breakdown": "total",
        "value": 71.25, "value_status": "preliminary", "numerator": None, "denominator": None,
        "comment": "Prel",
    }  # fmt: skip
    assert len(landed_rows(town.home, delivery, secrets_of(town.home), 1)) == 1


def test_holds_two_deliveries_against_each_other(town: Town) -> None:
    one = land(
        town, "BEH;TOP;2023;total;70;final;", "BEH;TOP;2024;total;71;final;", "BEH;TOP;2025;total;72;final;"
    )  # fmt: skip
    other = land(
        town, "BEH;TOP;2024;total;71;final;", "BEH;TOP;2025;total;72.5;preliminary;",
        "BEH;SKN;2025;total;60;final;",
    )  # fmt: skip
    compared = compare_deliveries(town.home, one, other, secrets_of(town.home))
    counts = (compared.only_one, compared.only_other, compared.differs, compared.alike)
    assert counts == (1, 1, 1, 1)
    changed, added, gone = compared.differences
    assert changed.key == ("BEH", "TOP", "2025", "total")
    assert changed.one is not None
    assert changed.other is not None
    assert (changed.one["value"], changed.other["value"]) == (72, 72.5)
    assert (changed.one["value_status"], changed.other["value_status"]) == ("final", "preliminary")
    assert (added.found, added.key[1], added.one) == ("other", "SKN", None)
    assert (gone.found, gone.key[2], gone.other) == ("one", "2023", None)
    assert not compared.is_cut


def test_tells_an_empty_cell_from_a_zero_and_the_smallest_difference(town: Town) -> None:
    one = land(town, "BEH;TOP;2024;total;0;final;", "BEH;TOP;2025;total;0.1;final;")
    other = land(town, "BEH;TOP;2024;total;;missing;", "BEH;TOP;2025;total;0.1000000001;final;")
    compared = compare_deliveries(town.home, one, other, secrets_of(town.home))
    assert (compared.differs, compared.alike) == (2, 0)
    assert [(d.one or {})["value"] for d in compared.differences] == [0, 0.1]
    assert [(d.other or {})["value"] for d in compared.differences] == [None, 0.1000000001]


def test_counts_all_differences_though_it_tells_only_some(town: Town) -> None:
    one = land(town, *(f"BEH;TOP;{year};total;70;final;" for year in range(2000, 2020)))
    other = land(town, *(f"BEH;TOP;{year};total;71;final;" for year in range(2000, 2020)))
    compared = compare_deliveries(town.home, one, other, secrets_of(town.home), most=5)
    assert (compared.differs, len(compared.differences), compared.is_cut) == (20, 5, True)


def test_holds_a_withdrawn_delivery_against_the_one_that_took_its_place(town: Town) -> None:
    one = land(town, "BEH;TOP;2025;total;999;final;")
    withdraw(town.home, one.delivery_id, "Fel fil")
    other = land(town, "BEH;TOP;2025;total;71;final;")
    (found,) = compare_deliveries(town.home, one, other, secrets_of(town.home)).differences
    assert [(side or {})["value"] for side in (found.one, found.other)] == [999, 71]


def test_refuses_two_kinds(town: Town) -> None:
    plan, results = list_deliveries(town.home)[0], land(town, "BEH;TOP;2025;total;1;final;")
    with pytest.raises(ValueError, match="two kinds"):
        compare_deliveries(town.home, plan, results, secrets_of(town.home))


@pytest.mark.parametrize("is_first_open", [True, False], ids=["opened first", "secret first"])
def test_tells_no_figure_of_what_is_or_was_secret(town: Town, is_first_open: bool) -> None:
    """Neither the open value nor the parts that would give the secret one away, whichever came first."""
    steps = [
        ("BEH;TOP;2025;total;50;final;Allt", "BEH;TOP;2025;men;47;final;", "BEH;TOP;2024;total;49;final;"),
        ("BEH;TOP;2025;women;;confidential;", "BEH;TOP;2024;total;48;final;"),
    ]  # fmt: skip
    first, second = (land(town, *step) for step in (steps if is_first_open else steps[::-1]))
    opened = first if is_first_open else second
    told = rows_of(town, opened)
    assert values(told) == [SECRET, SECRET, 49]
    assert told[0]["comment"] is SECRET
    compared = compare_deliveries(town.home, first, second, secrets_of(town.home))
    shown = [cell for d in compared.differences for side in (d.one, d.other) if side
             for cell in side.values()]  # fmt: skip
    assert {50, 47, "Allt"} & set(shown) == set()
    assert {49, 48} <= set(shown)


def test_tells_no_figure_above_or_computed_of_a_secret_one(town: Town) -> None:
    """7401 at the school less 100 for the one unit is the other's; the cost per pupil tells it too."""
    delivery = land(
        town, "EL;SKO;2025;total;7401;final;", "EL;BJ;2025;total;100;final;",
        "KPE;SKO;2025;total;51;final;", "EL;TOP;2025;total;7500;final;", "EL;SOC;2025;total;9;final;",
        "EL;SKO;2024;total;7399;final;",
    )  # fmt: skip
    land(town, "EL;LI;2025;total;;confidential;")
    assert values(rows_of(town, delivery)) == [SECRET, 100, SECRET, SECRET, 9, 7399]


def test_keeps_silent_of_a_secret_that_only_a_withdrawn_delivery_told_of(town: Town) -> None:
    opened = land(town, "BEH;TOP;2025;total;50;final;")
    withdraw(town.home, land(town, "BEH;TOP;2025;total;;confidential;").delivery_id, "Dubbel")
    assert values(rows_of(town, opened)) == [SECRET]


def test_tells_no_baseline_that_is_a_secret_figure(town: Town) -> None:
    targets = (
        "indicator_id;org_unit_id;period;target_value;baseline_value;baseline_period\n"
        "BEH;TOP;2025;80;70;2024\nBEH;SKN;2025;80;71;2024\nKO;TOP;2025-12;9;;\n"
    )
    deliver(town.home, Request([town.write("targets.csv", targets)]))
    delivery = list_deliveries(town.home)[-1]
    land(town, "BEH;TOP;2024;total;;confidential;")
    rows = rows_of(town, delivery)
    assert [row["baseline_value"] for row in rows] == [SECRET, 71, None]
    assert [row["target_value"] for row in rows] == [80, 80, 9]


def test_tells_no_comparison_value_that_is_or_was_secret(town: Town) -> None:
    head = "indicator_id;municipality_id;period;municipality_name;value;value_status\n"
    for row in ("BEH;0180;2025;Stockholm;71;final\nBEH;0181;2025;Södertälje;72;final",
                "BEH;0180;2025;Stockholm;;confidential"):  # fmt: skip
        deliver(town.home, Request([town.write("benchmarks.csv", head + row + "\n")]))
    one, other = list_deliveries(town.home)[-2:]
    assert values(rows_of(town, one)) == [SECRET, 72]
    compared = compare_deliveries(town.home, one, other, secrets_of(town.home))
    assert [(d.one or {}).get("value") for d in compared.differences] == [SECRET, 72]


def test_tells_the_lights_that_changed_but_not_a_secret_ones(town: Town) -> None:
    targets = "indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80\nBEH;SKN;2025;80\n"
    deliver(town.home, Request([town.write("targets.csv", targets)]))
    delivery = land(town, "BEH;TOP;2025;total;50;final;", "BEH;SKN;2025;total;90;final;")

    def told() -> dict[object, tuple[object, object]]:
        changes = lights_changed(town.home, delivery.batch, secrets_of(town.home)) or []
        return {row["org_unit_id"]: (row["before"], row["after"])
                for row in changes if row["indicator_id"]}  # fmt: skip

    assert told() == {"TOP": ("no_data", "missed"), "SKN": ("no_data", "met")}
    land(town, "BEH;TOP;2025;total;;confidential;")
    assert told() == {"TOP": (SECRET, SECRET), "SKN": ("no_data", "met")}
    assert lights_changed(town.home, "0001", secrets_of(town.home)) is None


def test_reads_what_was_delivered_before_the_contract_had_a_column(town: Town) -> None:
    """A file delivered by an earlier version lacks a column; it is empty, and differs from no empty one."""
    first = land(town, "BEH;TOP;2025;total;50;final;Kom")
    older = str(first.parquet)
    with duckdb.connect() as connection:
        connection.execute(f"create table kept as select * exclude (comment) from '{older}'")
        connection.execute(f"copy kept to '{older}' (format parquet)")
    second = land(town, "BEH;TOP;2025;total;50;preliminary;")
    (found,) = compare_deliveries(town.home, first, second, secrets_of(town.home)).differences
    assert (found.one or {})["comment"] is None
    assert (found.other or {})["comment"] is None
