"""Where the user says which row is the last: what stands below is shown, what stands above is loaded."""

import pytest
from openpyxl import Workbook

from etl.reading.mapping import Mapping
from tests.reading.reader import HEAD, Reader

ROWS = HEAD + "EL;BJ;2023;1\nEL;BJ;2024;2\nTotalt;;;3\n"


def test_leaves_out_what_stands_below_the_last_row(reader: Reader) -> None:
    read = reader.read(ROWS, mapping=Mapping(last_row=3))
    assert read.said() == []
    assert read.column("value") == [1, 2]
    assert read.extract.recognised.footnotes == ("Totalt 3",)


def test_loads_what_looks_like_a_note_above_the_last_row(reader: Reader) -> None:
    text = HEAD + "EL;BJ;2023;1\n* LI;;;\n"
    assert reader.read(text).column("value") == [1]
    assert reader.read(text, mapping=Mapping(last_row=3)).column("line") == [2, 3]


@pytest.mark.parametrize(
    ("last", "said"), [(3, []), (4, [("ragged_row", 4, "", "EL;BJ;2025;4;5")])]
)
def test_a_row_of_another_width_counts_only_within_the_table(
    reader: Reader, last: int, said: list[object]
) -> None:
    text = HEAD + "EL;BJ;2023;1\nEL;BJ;2024;2\nEL;BJ;2025;4;5\n"
    read = reader.read(text, mapping=Mapping(last_row=last))
    assert read.said() == said


def test_a_last_row_above_the_table_leaves_nothing(reader: Reader) -> None:
    assert reader.read(ROWS, mapping=Mapping(last_row=1)).codes() == ["no_rows"]


def test_a_workbook_ends_where_the_user_says(reader: Reader) -> None:
    book = Workbook()
    for row in (
        ["Indikator", "Enhet", "Period", "Utfall"],
        ["EL", "BJ", 2023, 1],
        ["Summa", "", "", 1],
    ):
        book.active.append(row)
    path = reader.folder / "bok.xlsx"
    book.save(path)
    read = reader.read_path(path, mapping=Mapping(last_row=2))
    assert read.said() == []
    assert read.column("value") == [1]
    assert read.extract.recognised.footnotes == ("Summa 1",)


def test_a_column_of_a_wide_file_may_be_said_to_be_an_indicator(reader: Reader) -> None:
    text = "Enhet;Period;Elever;Andel behöriga\nBJ;2024;10;80\n"
    assert reader.read(text).codes() == ["column_not_read"]
    said = Mapping(values={"indicator_id": {"Andel behöriga": "BEH"}})
    read = reader.read(text, mapping=said)
    assert read.said() == []
    assert {row["indicator_id"]: row["value"] for row in read.rows} == {"EL": 10, "BEH": 80}
