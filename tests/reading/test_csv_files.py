"""Text files: every row is read or named, on the line on which it stands."""

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reading.mapping import Mapping
from tests.reading.reader import HEAD, Reader

LONG = "Indikator;Enhet;Period;Utfall;Kommentar\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_reads_each_delimiter_and_line_end(reader: Reader, delimiter: str, line_end: str) -> None:
    text = (HEAD + "EL;BJ;2024;1\nEL;BJ;2025;fel\n").replace(";", delimiter)
    read = reader.read(text.replace("\n", line_end))
    assert read.extract.recognised.delimiter == delimiter
    assert read.column("line") == [2, 3]
    assert read.said() == [("not_a_number", 3, "Utfall", "fel")]


@pytest.mark.parametrize("first", ["sep=|\n", '"sep=|"\r\n', "SEP=|\n", "sep=|||\n"])
def test_heeds_the_word_of_a_sep_line(reader: Reader, first: str) -> None:
    read = reader.read(first + (HEAD + "EL;BJ;2024;fel\n").replace(";", "|"))
    assert read.extract.recognised.header_row == 2
    assert read.said() == [("not_a_number", 3, "Utfall", "fel")]


@pytest.mark.parametrize("first", ["sep=x\n", "sep='\n", "sep=\r\n"])
def test_takes_no_other_sign_for_a_delimiter(reader: Reader, first: str) -> None:
    assert reader.read(first + HEAD + "EL;BJ;2024;1\n").column("value") == [1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LONG + 'EL;BJ;2001;1;"a\nb"\nEL;BJ;2002;fel;c', 4),
        (LONG + "\nEL;BJ;2001;1;a\n\nEL;BJ;2002;fel;c", 5),
        ("Rapport\n\n" + LONG + "EL;BJ;2001;1;a\nEL;BJ;2002;fel;c\n", 5),
        ('sep=;\r\n"För\r\nord"\r\n\r\n' + LONG + "EL;BJ;2001;1;a\r\nEL;BJ;2002;fel;c\r\n", 7),
        (LONG.replace("Kommentar", '"Kom-\nmentar"') + "EL;BJ;2001;1;a\nEL;BJ;2002;fel;c\n", 4),
        (LONG + "EL;BJ;2001;1;a\n;;;;\nEL;BJ;2002;fel;c\n", 4),
    ],
    ids=[
        "quoted break",
        "blank lines",
        "preamble",
        "everything",
        "header of two lines",
        "empty row",
    ],
)
def test_names_the_line_as_an_editor_shows_it(reader: Reader, text: str, line: int) -> None:
    read = reader.read(text)
    assert read.said() == [("not_a_number", line, "Utfall", "fel")]
    assert read.column("value") == [1, None]


@pytest.mark.parametrize(
    ("broken", "rows"),
    [('EL;"BJ;2002;2;x', 1), ('EL;"BJ" x;2002;2;x', 2), ('EL;BJ;2002;2;"12" rör', 2)],
)
def test_refuses_a_broken_quotation_mark(reader: Reader, broken: str, rows: int) -> None:
    read = reader.read(LONG + f"EL;BJ;2001;1;a\n{broken}\nEL;BJ;2003;3;b\n")
    assert read.said() == [("broken_quotes", 3, "", broken)]
    assert read.extract.recognised.data_rows == rows


def test_keeps_quotation_marks_and_delimiters_within_a_cell(reader: Reader) -> None:
    read = reader.read(LONG + 'EL;BJ;2001;1;"a;b ""c"" \'d"\nEL;BJ;2002;2;12" rör\n')
    assert read.said() == []
    assert read.column("comment") == ['a;b "c" \'d', '12" rör']


@pytest.mark.parametrize(
    "wrong", ["EL;BJ;2002", "EL;BJ;2002;2;x;y", "EL"], ids=["short", "long", "one cell"]
)
@pytest.mark.parametrize("after", ["EL;BJ;2003;3;b\n", ""], ids=["in the middle", "at the end"])
def test_refuses_a_row_of_another_width(reader: Reader, wrong: str, after: str) -> None:
    read = reader.read(LONG + f"EL;BJ;2001;1;a\n{wrong}\n{after}")
    assert read.said() == [("ragged_row", 3, "", wrong)]


def test_counts_on_where_ragged_rows_are_too_many(reader: Reader) -> None:
    codes = reader.read(LONG + "EL;BJ\n" * 1001 + "EL;BJ;2001;1;a\n").codes()
    assert codes == ["ragged_row"] * 1000 + ["more_of_the_same"]


def test_pays_no_heed_to_empty_cells_beyond_the_header(reader: Reader) -> None:
    read = reader.read(HEAD + "\nEL;BJ;2001;1;;\nEL;BJ;2002;2;\n")
    assert (read.said(), read.column("value")) == ([], [1, 2])


def test_refuses_values_under_an_empty_header(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;;Period;Utfall\nEL;BJ;;2001;1\nEL;BJ;hej;2002;2\n")
    assert read.said() == [("column_without_header", 3, "C", "hej")]


def test_reads_a_cell_of_a_hundred_thousands(reader: Reader) -> None:
    read = reader.read(LONG + f"EL;BJ;2001;1;{'x' * 300_000}\n\nEL;BJ;2002;2;y\n")
    assert [len(str(text)) for text in read.column("comment")] == [300_000, 1]


def test_refuses_a_cell_that_is_a_book(reader: Reader) -> None:
    csv.field_size_limit(2**30)  # as some libraries do, for all of the process
    read = reader.read(LONG + f"EL;BJ;2001;1;{'x' * 10_100_000}\nEL;BJ;2002;2;y\n")
    assert [(code, line) for code, line, *_ in read.said()] == [("broken_quotes", 2)]


@pytest.mark.parametrize(
    ("content", "code"),
    [("", "file_empty"), ("\ufeff", "file_empty"), ("\n \n", "file_empty"), (HEAD, "no_rows"),
     (";".join(f"k{n}" * 9 for n in range(2001)) + "\n", "too_wide"), (";\n;\n", "no_header"),
     ("a;b\n1;2\n", "kind_unknown"), ("Indikator;Enhet;Period\nEL;BJ;1\n", "kind_unknown")],
)  # fmt: skip
def test_says_why_a_file_cannot_be_read(reader: Reader, content: str, code: str) -> None:
    assert reader.read(content).codes() == [code]


def test_names_the_columns_that_a_kind_lacks(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet\nEL;BJ\n", kind="results")
    assert read.said() == [("column_missing", 1, "", "Period, Utfall")]
    assert "Period, Value" in read.findings[0].message("en")


def test_refuses_what_is_no_file(reader: Reader, tmp_path: Path) -> None:
    assert reader.read_path(tmp_path / "finns inte.csv").codes() == ["file_not_found"]
    assert reader.read_path(tmp_path).codes() == ["is_a_folder"]
    assert reader.read(HEAD * 9, max_bytes=10).codes() == ["file_too_large"]


def test_refuses_a_file_that_may_not_be_read(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "is_dir", lambda _: False)
    assert reader.read_path(tmp_path / "låst.csv").codes() == ["file_not_permitted"]


@pytest.mark.parametrize(
    "name", ['it\'s "ett"; namn.csv', "utfall[1].csv", "alla*.csv", "vad?.csv"]
)
def test_reads_a_file_of_any_name(reader: Reader, name: str) -> None:
    assert reader.read(HEAD + "EL;BJ;2024;1\n", name=name).column("value") == [1]


def test_is_not_moved_by_sql_in_a_header(reader: Reader) -> None:
    read = reader.read(
        "Indikator;Enhet;2024;2025;\"x'); drop table x; --\"\nEL;BJ;1;2;3\nEL;';drop;4;5;\n"
        .replace("';drop", "\"'; drop table x; --\"")
    )  # fmt: skip
    assert read.codes() == ["column_not_read"]
    assert read.column("org_unit_id") == ["BJ", "BJ", "'; drop table x; --", "'; drop table x; --"]


def test_takes_the_users_word_for_delimiter_and_header(reader: Reader) -> None:
    text = "Indikator;Enhet;Period;Utfall\nx\n" + (HEAD + "EL;BJ;2024;1\n").replace(";", "|")
    read = reader.read(text, mapping=Mapping(delimiter="|", header_row=3))
    assert (read.extract.recognised.header_row, read.column("value")) == (3, [1])
    assert reader.read(text, mapping=Mapping(header_row=9)).codes() == ["no_header"]


def test_reads_many_rows_around_a_blank_line(reader: Reader) -> None:
    rows = [f"EL;BJ;2001;{n}\n" for n in range(60_000)]
    read = reader.read(HEAD + "".join(rows[:50_000]) + "\n" + "".join(rows[50_000:]))
    assert read.column("value") == list(range(60_000))
    assert read.column("line") == [*range(2, 50_002), *range(50_003, 60_003)]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.binary(max_size=80).map(lambda tail: HEAD.encode() + b"EL;BJ;2024;1\n" + tail),
        st.text(alphabet='EL;B,J|\t"\n\r 0128.%-–åÅ', max_size=120).map(
            lambda tail: (HEAD + tail).encode()
        ),
    )
)
def test_never_raises_for_what_is_in_a_file(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = Reader(Path(folder)).read(content)
    assert read.rows or read.said()


CELLS = st.text(alphabet=st.characters(codec="cp1252", exclude_characters="\0\ufffd"), max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_reads_or_names_every_row(rows: list[tuple[str, bool, bool]]) -> None:
    lines = []
    for comment, is_short, is_blank_before in rows:
        quoted = '"' + comment.replace('"', '""') + '"'
        lines += [""] if is_blank_before else []
        lines.append("EL;BJ;2024" if is_short else f"EL;BJ;2024;1;{quoted}")
    with tempfile.TemporaryDirectory() as folder:
        read = Reader(Path(folder)).read(LONG + "\n".join(lines) + "\n")
    named = read.codes().count("ragged_row")
    assert read.extract.recognised.data_rows + named == len(rows)
    assert named == sum(is_short for _, is_short, _ in rows)
