"""Small things are put right in place: the user's own rows go through the same journey, no number changed."""

import math
import zipfile
from io import BytesIO

import pytest
import xlsxwriter
from openpyxl import Workbook

from etl.reading.mapping import Mapping
from etl.uploading.own_rows import MOST_EDITED
from etl.uploading.uploads import Corrected, Look, Request, check_files, look, with_fixes
from tests.town import Town, codes

HEAD = "Indikator;Enhet;Period;Utfall\n"


def fixed(town: Town, seen: Look, line: int, **cells: str) -> Corrected:
    assert seen.rows is not None
    rows = [{**row, **(cells if row["line"] == line else {})} for row in seen.rows]
    return with_fixes(town.inbox, seen, rows)


def check(town: Town, done: Corrected) -> list[str]:
    return codes(check_files(town.home, Request([done.path], mappings={done.path: done.mapping})))


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in (["Indikator", "Enhet", "Period", "Utfall"], *rows):
        book.active.append(row)
    book.save(target := BytesIO())
    return target.getvalue()


def with_every_digit(book: bytes, number: float) -> bytes:
    """Return a workbook with a number in the place of 7: written with every digit, as Excel writes it."""
    with (
        zipfile.ZipFile(BytesIO(book)) as source,
        zipfile.ZipFile(target := BytesIO(), "w") as copy,
    ):
        for name in source.namelist():
            copy.writestr(
                name, source.read(name).replace(b"<v>7</v>", f"<v>{number!r}</v>".encode())
            )
    return target.getvalue()


def test_a_number_that_nobody_touched_stays_though_the_mended_one_is_written_otherwise(
    town: Town,
) -> None:
    text = HEAD + "EL;LI;2025;1.500\nEL;BJ;20x5;12,5\n"
    seen = look(town.home, town.write("fil.csv", text))
    assert [row["value"] for row in seen.as_read] == [1500, 12.5]
    done = fixed(town, seen, 3, Period="2025", Utfall="13")
    assert [row["value"] for row in look(town.home, done.path, done.mapping).as_read] == [1500, 13]
    done = fixed(town, seen, 3, Period="2025", Utfall="12.5")
    read = look(town.home, done.path, done.mapping)
    assert [row["value"] for row in read.as_read] == [1500, None]
    assert codes(read.findings) == ["not_a_number"]


def test_a_mark_that_could_not_be_seen_is_not_settled_by_mending(town: Town) -> None:
    seen = look(town.home, town.write("fil.csv", HEAD + "EL;LI;2025;1.500\nEL;BJ;20x5;13\n"))
    assert fixed(town, seen, 3, Period="2025").mapping.decimal_mark is None


def test_a_corrected_cell_is_read_as_it_stands_now(town: Town) -> None:
    text = "Rapport 2025\n" + HEAD + "BEH;BJ;2025;x48\nEL;LI;2025;1 129\nKälla: skolan\n"
    seen = look(town.home, town.write("fil.csv", text))
    assert seen.rows == (
        {"line": 3, "Indikator": "BEH", "Enhet": "BJ", "Period": "2025", "Utfall": "x48"},
        {"line": 4, "Indikator": "EL", "Enhet": "LI", "Period": "2025", "Utfall": "1 129"},
    )
    done = fixed(town, seen, 3, Utfall="48,4")
    assert check(town, done) == []
    read = look(town.home, done.path, done.mapping)
    assert [row["value"] for row in read.as_read] == [48.4, 1129]
    assert done.path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "fil.csv" in done.path.name
    assert done.path != seen.path


def test_a_row_of_another_width_can_be_put_right(town: Town) -> None:
    seen = look(town.home, town.write("fil.csv", HEAD + "BEH;BJ;2025;1;2\nEL;BJ;2025;3\n"))
    assert seen.rows is not None
    assert [row["Utfall"] for row in seen.rows] == ["1;2", "3"]
    assert check(town, fixed(town, seen, 2, Utfall="1")) == []


def test_what_is_said_of_the_old_file_holds_for_the_new(town: Town) -> None:
    text = "Vad\tEnhet\tPeriod\tUtfall\nBEH\tBJ\t2025\t3,439x\nEL\tBJ\t2025\t3,439\nslut\t\t\t\n"
    said = Mapping(
        columns={"Vad": "indicator_id"}, decimal_mark=",", delimiter="\t", header_row=1, last_row=3
    )
    seen = look(town.home, town.write("fil.txt", text.encode("utf-16")), said)
    done = fixed(town, seen, 2, Utfall="3,439")
    read = look(town.home, done.path, done.mapping)
    assert [row["value"] for row in read.as_read] == [3.439, 3.439]
    assert read.findings == ()


def test_text_that_spans_lines_is_kept(town: Town) -> None:
    text = (
        HEAD.replace("\n", ";Kommentar\n")
        + 'BEH;BJ;2025;1;"två\nrader"\nEL;BJ;2025;2;"a ""b"";c"\n'
    )
    seen = look(town.home, town.write("fil.csv", text))
    done = fixed(town, seen, 2, Utfall="7")
    read = look(town.home, done.path, done.mapping)
    assert [(row["value"], row["comment"]) for row in read.as_read] == [
        (7, "två\nrader"),
        (2, 'a "b";c'),
    ]


@pytest.mark.parametrize("number", [3.439, 0.1 + 0.2, 1e-7, 1234567.891, 48, 1e15])
def test_a_workbooks_number_that_nobody_touched_is_the_very_same(town: Town, number: float) -> None:
    book = workbook(["EL", "BJ", 2023, 7], ["EL", "BJ", 2024, "x3"], ["EL", "BJ", 2025, "3 439"])
    seen = look(town.home, town.write("bok.xlsx", with_every_digit(book, number)))
    done = fixed(town, seen, 3, Utfall="3,5")
    read = look(town.home, done.path, done.mapping)
    assert read.findings == ()
    assert [row["value"] for row in read.as_read] == [number, 3.5, 3439]


def test_what_may_be_either_is_asked_for_in_a_corrected_workbook_too(town: Town) -> None:
    book = workbook(["EL", "BJ", 2024, 3.4390], ["EL", "BJ", 2025, "x"])
    seen = look(town.home, town.write("bok.xlsx", book))
    done = fixed(town, seen, 3, Utfall="3,439")
    assert check(town, done) == ["decimal_mark_ambiguous"]


def test_a_row_may_be_added_or_taken_away_and_left_empty(town: Town) -> None:
    seen = look(town.home, town.write("fil.csv", HEAD + "BEH;BJ;2025;1\nEL;BJ;2025;3\n"))
    assert seen.rows is not None
    new = {"line": math.nan, "Indikator": "EL", "Enhet": "LI", "Period": "2025", "Utfall": None}
    done = with_fixes(town.inbox, seen, [seen.rows[0], new])
    read = look(town.home, done.path, done.mapping)
    assert [(row["org_unit_id"], row["value"]) for row in read.as_read] == [("BJ", 1), ("LI", None)]


def test_headers_of_one_name_are_told_apart(town: Town) -> None:
    seen = look(
        town.home, town.write("fil.csv", HEAD[:-1] + ";Not;Not;line;\nBEH;BJ;2025;1;a;b;c;\n")
    )
    assert seen.rows is not None
    assert list(seen.rows[0]) == [
        "line",
        "Indikator",
        "Enhet",
        "Period",
        "Utfall",
        "Not",
        "Not (2)",
        "line (2)",
    ]
    done = fixed(town, seen, 2, Utfall="2")
    assert done.path.read_text("utf-8-sig").splitlines()[1] == '"BEH";"BJ";"2025";"2";"a";"b";"c"'


def test_a_large_file_is_not_put_right_here(town: Town) -> None:
    rows = "".join(f"EL;BJ;{1900 + n % 100};{n}\n" for n in range(MOST_EDITED + 1))
    assert look(town.home, town.write("fil.csv", HEAD + rows)).rows is None
    assert look(town.home, town.write("fil.csv", HEAD + rows[: rows.rindex("EL")])).rows is not None


def test_a_number_shown_with_a_unit_keeps_it(town: Town) -> None:
    book = xlsxwriter.Workbook(target := BytesIO())
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD.strip().split(";"))
    for row, (indicator, number, shown) in enumerate(
        (
            ("BEH", 0.03439, "0.0%"),
            ("EL", 0.5, "0%"),
            ("EL", 12, '0" tkr"'),
            ("BEH", "x", "General"),
        ),
        1,
    ):
        sheet.write_row(row, 0, (indicator, "BJ", str(2020 + row)))
        sheet.write(row, 3, number, book.add_format({"num_format": shown}))
    book.close()
    seen = look(town.home, town.write("bok.xlsx", target.getvalue()))
    done = fixed(town, seen, 5, Utfall="50,5")
    read = look(town.home, done.path, done.mapping)
    assert [row["value"] for row in read.as_read] == [3.439, 50, 12, 50.5]
    assert [(f.code, f.line) for f in read.findings] == [("wrong_unit", 3), ("wrong_unit", 4)]
