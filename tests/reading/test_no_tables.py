"""What is no table, or only half of one, is told as that: in words, never a traceback."""

import io

import pytest
from openpyxl import Workbook

from etl.reading.mapping import Mapping
from tests.reading.reader import HEAD, Reader
from tests.reading.test_excel_files import changed


@pytest.mark.parametrize(
    "text",
    ['{"values": [{"kpi": "N1"}]}', "{}", '[{"a": 1}]', "[[1, 2]]", '{\n  "version": "2.0"\n}',
     "<!DOCTYPE html><p>", "<html>", '<?xml version="1.0"?>', " <table><tr>"],
)  # fmt: skip
def test_says_that_a_file_is_json_or_a_page(reader: Reader, text: str) -> None:
    assert reader.read(text, "svar.json").said() == [("no_table", None, "", "")]


@pytest.mark.parametrize("header", ["[Indikator]", "{Indikator}", "<Indikator>"])
def test_a_bracket_in_a_header_is_a_header(reader: Reader, header: str) -> None:
    assert reader.read(HEAD.replace("Indikator", header) + "EL;BJ;2024;1\n").codes() != ["no_table"]


def test_text_with_the_sign_that_ends_texts_is_no_text(reader: Reader) -> None:
    text = HEAD + "EL;BJ\0;2024;1\n"
    assert reader.read(text, encoding="utf-16").codes() == ["not_text"]
    assert reader.read(text).codes() == ["not_text"]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b'<c r="A2"', b'<c r="A"'),
        ("xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="x"'),
        ("xl/workbook.xml", b"<workbook", b'<?xml version="1.0" encoding="UTG-8"?><workbook'),
    ],
)
def test_a_workbook_that_is_broken_inside_is_told(
    reader: Reader, part: str, old: bytes, new: bytes
) -> None:
    book = Workbook()
    for row in (HEAD.strip().split(";"), ["EL", "BJ", 2024, 1]):
        book.active.append(row)
    book.save(target := io.BytesIO())
    broken = changed(target.getvalue(), part, old, new)
    assert reader.read(broken, "bok.xlsx").codes() == ["workbook_unreadable"]


def test_says_what_is_lacking_for_the_likeliest_kind(reader: Reader) -> None:
    read = reader.read("Year,Value\n2024,3.1\n")
    assert read.said() == [("kind_lacking", 1, "", "Year, Value")]
    assert (
        read.findings[0]
        .message("sv")
        .startswith(
            "Rubrikerna i fil.csv (Year, Value) liknar mest utfall (results),"
            " men det saknas kolumner för Indikator-id, Enhets-id."
        )
    )


@pytest.mark.parametrize("row", [2, 99])
def test_a_header_row_that_is_blank_or_not_there_is_told(reader: Reader, row: int) -> None:
    said = Mapping(header_row=row)
    assert reader.read("Rapport\n\n" + HEAD + "EL;BJ;2024;1\n", mapping=said).codes() == [
        "no_header"
    ]
    book = Workbook()
    for cells in (["Rapport"], [], HEAD.strip().split(";"), ["EL", "BJ", 2024, 1]):
        book.active.append(cells)
    book.save(target := io.BytesIO())
    assert reader.read(target.getvalue(), "bok.xlsx", mapping=said).codes() == ["no_header"]
