"""A unit behind a number goes only where the indicator is measured in it."""

import pytest

from tests.reading.reader import Reader


@pytest.mark.parametrize(
    ("indicator", "written", "number"),
    [("BEH", "48,4 %", 48.4), ("BEH", "48,4%", 48.4), ("KO", "12 dagar", 12), ("KOS", "1 200 kr", 1200)],
)  # fmt: skip
def test_takes_away_the_indicators_own_unit(
    reader: Reader, indicator: str, written: str, number: float
) -> None:
    read = reader.values(written, "5", indicator=indicator)
    assert (read.said(), read.column("value")) == ([], [number, 5])


@pytest.mark.parametrize(
    ("indicator", "written"),
    [("EL", "12 %"), ("KOS", "12 tkr"), ("BEH", "12 kr"), ("BEH", "3 %-enheter"), ("OKÄND", "5 %")],
)
def test_refuses_another_unit_once(reader: Reader, indicator: str, written: str) -> None:
    read = reader.values(written, indicator=indicator)
    assert read.said() == [("wrong_unit", 2, "Utfall", written)]


def test_knows_the_units_of_the_contracts_own_columns(reader: Reader) -> None:
    done = reader.read("Aktivitets-id;Mål;Enhet;Rubrik;Procent klart\nA;K1;BJ;x;20 %\n")
    assert (done.said(), done.column("percent_done")) == ([], [20])
    money = reader.read("Enhet;Period;Konto;Budget;Utfall\nBJ;2025;net_cost;1 200 kr;1 tkr\n")
    assert money.said() == [("wrong_unit", 2, "Utfall", "1 tkr")]
    assert money.column("budget") == [1200]


@pytest.mark.parametrize("written", ["6䀸 %", "6€ %"])
def test_takes_no_sign_for_a_part_of_the_unit(reader: Reader, written: str) -> None:
    """A digit that was broken on the way is not lost in the unit behind it."""
    read = reader.values(written, indicator="BEH")
    assert read.said() == [("wrong_unit", 2, "Utfall", written)]
