"""Numbers: the decimal mark is decided by column, and what is in doubt is a finding."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reading.mapping import Mapping
from tests.reading.reader import Reader


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("48,4", 48.4), ("1 129", 1129), ("1\u00a0129", 1129), ("1\u2009129,5", 1129.5),
        ("1\u202f129", 1129), ("1.129,5", 1129.5), ("−5", -5), ("-0,5", -0.5), ("0", 0), ("0,0", 0),
        ("+5", 5), (" 7 ", 7), ("1e5", 100000), ("0,125", 0.125), ("1234,567", 1234.567),
        ("12 345 678,9", 12345678.9), ("12.345.678", 12345678), ("1'129", 1129),
    ],
)  # fmt: skip
def test_reads_a_number_as_swedes_write_it(reader: Reader, written: str, number: float) -> None:
    read = reader.values(written)
    assert read.said() == []
    assert read.column("value") == [number]


@pytest.mark.parametrize(
    "written",
    ["1 12", "1,5,3", "1.5.3", "0x10", "1_000", "NaN", "inf", "–5", "0 129", "12 34 567", "true",
     "1E400", "#N/A", "..5", "1 129 kr/m2"],
)  # fmt: skip
def test_names_the_line_of_what_is_no_number(reader: Reader, written: str) -> None:
    read = reader.values("1", written)
    assert read.said() == [("not_a_number", 3, "Utfall", written)]
    assert read.column("value") == [1, None]


@pytest.mark.parametrize("written", ["~100", "<5", "≤ 4", "*", "xx", "ca 100"])
def test_asks_for_the_real_value_of_a_masked_one(reader: Reader, written: str) -> None:
    assert reader.values(written).said() == [("masked_value", 2, "Utfall", written)]


@pytest.mark.parametrize(
    ("written", "status"),
    [("", "missing"), ("-", "missing"), ("–", "missing"), ("n/a", "missing"), ("NA", "missing"),
     ("..", "confidential"), (".", "not_applicable"), ("0", "final")],
)  # fmt: skip
def test_reads_a_mark_as_what_it_stands_for(reader: Reader, written: str, status: str) -> None:
    read = reader.values(written)
    assert (read.said(), read.column("value_status")) == ([], [status])


@pytest.mark.parametrize("written", ["3,439", "3.439", "-3,439"])
def test_asks_when_a_mark_may_be_thousands_or_decimals(reader: Reader, written: str) -> None:
    assert reader.values("5", written).said() == [("decimal_mark_ambiguous", 3, "Utfall", written)]


@pytest.mark.parametrize(
    ("column", "numbers"),
    [
        (["3,439", "48,4"], [3.439, 48.4]),
        (["3,439", "1,129.5"], [3439, 1129.5]),
        (["3.439", "48,4"], [3439, 48.4]),
        (["3,439", "1,234,567"], [3439, 1234567]),
        (["3,439", "0,5"], [3.439, 0.5]),
    ],
)
def test_lets_one_cell_decide_for_the_column(
    reader: Reader, column: list[str], numbers: list[float]
) -> None:
    read = reader.values(*column)
    assert (read.said(), read.column("value")) == ([], numbers)


def test_refuses_a_column_with_both_marks(reader: Reader) -> None:
    read = reader.values("1,5", "1.5")
    assert read.said() == [("decimal_mark_contradictory", 2, "Utfall", "1,5 · 1.5")]
    assert read.column("value") == [None, None]


@pytest.mark.parametrize(("mark", "number"), [(",", 3.439), (".", 3439.0)])
def test_takes_the_users_word_for_the_mark(reader: Reader, mark: str, number: float) -> None:
    assert reader.values("3,439", mapping=Mapping(decimal_mark=mark)).column("value") == [number]


def test_takes_no_zero_for_a_thousand_group(reader: Reader) -> None:
    read = reader.values("0,129", mapping=Mapping(decimal_mark="."))
    assert read.codes() == ["not_a_number"]


def test_reads_what_the_mapping_says_of_a_value(reader: Reader) -> None:
    read = reader.values("<5", "7", mapping=Mapping(values={"value": {"<5": ".."}}))
    assert read.said() == []
    assert read.column("value_status") == ["confidential", "final"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(-1e15, 1e15).map(lambda x: round(x, 2)), min_size=1, max_size=20),
    st.sampled_from(["", " ", "\u00a0", "\u2009", "\u202f"]),
)
def test_reads_back_any_float_in_swedish_form(numbers: list[float], blank: str) -> None:
    written = [f"{n:,.2f}".replace(",", blank).replace(".", ",") for n in numbers]
    with tempfile.TemporaryDirectory() as folder:
        read = Reader(Path(folder)).values(*written)
    assert (read.said(), read.column("value")) == ([], numbers)


def test_refuses_a_whole_number_that_is_none(reader: Reader) -> None:
    read = reader.read(
        "Målområde;Namn;Ordning\nA;a;1\nB;b;2,5\nC;c;99999999999\n", kind="target_areas"
    )
    assert [(code, line) for code, line, *_ in read.said()] == [("not_whole", 3), ("not_whole", 4)]


def test_says_once_that_there_are_more_of_the_same(reader: Reader) -> None:
    read = reader.read(HEAD_OF_MANY + "EL;BJ;2001;fel\n" * 1001)
    assert read.codes() == ["not_a_number"] * 1000 + ["more_of_the_same"]


HEAD_OF_MANY = "Indikator;Enhet;Period;Utfall\n"
