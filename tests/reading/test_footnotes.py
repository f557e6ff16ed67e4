"""What stands under a table is shown, not loaded; a row of the table is never taken for it."""

import pytest

from tests.reading.reader import HEAD, Reader

ROWS = HEAD + "EL;BJ;2023;1\nEL;BJ;2024;2\n"


@pytest.mark.parametrize(
    ("below", "shown"),
    [
        ("Källa: Kolada\n", ("Källa: Kolada",)),
        ("\nKälla: Kolada;;;\n* preliminärt;;;\n", ("Källa: Kolada", "* preliminärt")),
        ("Källa:;Kolada\n", ("Källa: Kolada",)),
        ("Källa: Kolada; SCB\nNot. Prel\n", ("Källa: Kolada SCB", "Not. Prel")),
        (";;;\n", ()),
        ("Note: preliminary\n" * 60, ("Note: preliminary",) * 60),
    ],
)
def test_shows_a_footnote(reader: Reader, below: str, shown: tuple[str, ...]) -> None:
    read = reader.read(ROWS + below)
    assert read.said() == []
    assert read.extract.recognised.footnotes == shown
    assert read.column("value") == [1, 2]


def test_warns_of_a_footnote_that_may_be_a_row(reader: Reader) -> None:
    read = reader.read(ROWS + "Okänd skola;;;\n")
    assert read.said() == [("row_as_footnote", 4, "", "Okänd skola")]
    assert read.column("value") == [1, 2]


@pytest.mark.parametrize("last", ["EL;;;", "Björkskolan;;;", "EL;BJ;;", "Totalt;;;3"])
def test_keeps_the_last_row_of_the_table(reader: Reader, last: str) -> None:
    assert reader.read(ROWS + last + "\n").column("line") == [2, 3, 4]


def test_takes_no_note_above_the_last_row(reader: Reader) -> None:
    read = reader.read(ROWS + "Källa: Kolada\nEL;BJ;2025;3\n")
    assert read.said() == [("ragged_row", 4, "", "Källa: Kolada")]


def test_leaves_out_blank_rows_in_the_table(reader: Reader) -> None:
    assert reader.read(HEAD + ";;;\n ;;;\nEL;BJ;2023;1\n").column("line") == [4]


def test_reads_a_table_of_one_column(reader: Reader) -> None:
    read = reader.read("Ensam\nEL\nKälla: SCB\n")
    assert read.extract.recognised.data_rows == 1
    assert read.extract.recognised.footnotes == ("Källa: SCB",)
