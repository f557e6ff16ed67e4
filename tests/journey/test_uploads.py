"""The upload wizard's engine: what it shows of a file, what it proposes, what it keeps as files."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.errors import MalkollError
from etl.findings import Finding
from etl.uploading.uploads import (
    Look,
    Mapping,
    Request,
    check_files,
    columns_of,
    grouped,
    keep_file,
    keep_pasted,
    look,
    looks,
    rows_with_remarks,
)
from tests.town import Town

RESULTS = "Indikator;Enhet;Period;Utfall\nBEH;Björkskolan;2025;48,4\n"


def seen(town: Town, text: str | bytes, name: str = "fil.csv", **said: object) -> Look:
    return look(town.home, town.write(name, text), Mapping(**said))  # type: ignore[arg-type]


def test_shows_rows_as_written_beside_rows_as_read(town: Town) -> None:
    found = seen(town, ("Rapport\n\n" + RESULTS + "Källa: skolan\n").encode("cp1252"))
    assert found.as_written[:4] == (
        "Rapport", "", "Indikator;Enhet;Period;Utfall", "BEH;Björkskolan;2025;48,4",
    )  # fmt: skip
    assert found.as_read[0]["org_unit_id"] == "BJ"
    assert found.as_read[0]["value"] == 48.4
    what = found.recognised
    assert (what.encoding, what.delimiter, what.decimal_mark, what.header_row) == (
        "cp1252",
        ";",
        ",",
        3,
    )
    assert (what.preamble, what.footnotes, found.kind) == (
        ("Rapport",),
        ("Källa: skolan",),
        "results",
    )


def test_shows_a_files_lines_also_where_it_is_no_table(town: Town) -> None:
    mixed = RESULTS.encode() + "EL;Lindskolan i Åby;2025;1\n".encode("cp1252")
    found = seen(town, mixed)
    assert [f.code for f in found.findings] == ["mixed_encodings"]
    assert found.as_written[0] == "Indikator;Enhet;Period;Utfall"
    assert (found.columns, found.rows) == ((), None)
    assert seen(town, b"%PDF-1.7\n\x00").as_written == ()


def test_shows_the_sheets_and_rows_of_a_workbook(town: Town) -> None:
    book = Workbook()
    book.active.append(["Indikator", "Enhet", "Period", "Utfall"])
    book.active.append(["BEH", "BJ", 2025, 48.4])
    book.create_sheet("Mer").append(["Indikator"])
    book.save(target := BytesIO())
    found = seen(town, target.getvalue(), "bok.xlsx")
    assert found.sheets == ("Sheet", "Mer")
    assert found.as_written == ("Indikator\tEnhet\tPeriod\tUtfall", "BEH\tBJ\t2025\t48.4")
    assert seen(town, target.getvalue(), "bok.xlsx", sheet="Mer").recognised.sheet == "Mer"


def test_proposes_the_columns_that_a_header_is_near(town: Town) -> None:
    found = seen(town, "Indikatornamn;Skolenhet;Tid;Utfal\nBEH;BJ;2025;1\n")
    assert (found.kind, found.as_read[0]["Skolenhet"]) == (None, "BJ")
    found = seen(
        town,
        "Indikatornamn;Skolenhet;Tid;Utfal\nBEH;BJ;2025;1\n",
        kind="results",
        columns={"Tid": ""},
    )
    choices = {choice.header: choice for choice in columns_of(found)}
    assert choices["Utfal"].proposals[0] == "value"
    assert choices["Skolenhet"].proposals[0] == "org_unit_id"
    assert choices["Tid"].is_left_out
    assert set(found.missing) == {"indicator_id", "org_unit_id", "period", "value"}


def test_proposes_the_kind_by_its_headers(town: Town) -> None:
    found = seen(town, "Mål-id;Rubrik;Målområde\nK9;Något;LAR\n")
    assert found.kind is None
    assert found.likely_kinds[0] == "goals"


def test_proposes_names_for_what_the_plan_does_not_know(town: Town) -> None:
    rows = "BEH;Björkskoln;2025;1\nBEH;Björkskoln;2024;1\nKötiden;BJ;2025-01;1\n"
    text = "Indikator;Enhet;Period;Utfall\n" + rows
    found = seen(town, text)
    unknown = {(u.column, u.text): u for u in found.unknown}
    assert set(unknown) == {("org_unit_id", "Björkskoln"), ("indicator_id", "Kötiden")}
    of_unit = unknown["org_unit_id", "Björkskoln"]
    assert (of_unit.rows, of_unit.header) == (2, "Enhet")
    assert of_unit.proposals[0] == ("BJ", "Björkskolan")
    assert unknown["indicator_id", "Kötiden"].proposals[0] == ("KO", "Kötid")
    answers = {"org_unit_id": {"Björkskoln": "BJ"}, "indicator_id": {"Kötiden": "KO"}}
    said = seen(town, text, values=answers)
    assert said.unknown == ()
    assert [row["org_unit_id"] for row in said.as_read] == ["BJ", "BJ", "BJ"]


def test_a_wide_files_unknown_header_is_a_name(town: Town) -> None:
    found = seen(town, "Enhet;Period;Elever;Kötiden\nBJ;2025;1;2\n")
    (unknown,) = found.unknown
    assert (unknown.column, unknown.text, unknown.proposals[0][0]) == (
        "indicator_id",
        "Kötiden",
        "KO",
    )


def test_what_one_file_adds_the_others_know(town: Town) -> None:
    results = town.write("results.csv", "Indikator;Enhet;Period;Utfall\nBEH;NY;2025;1\n")
    plan = town.write("nya.csv", "Enhets-id;Överordnad enhet;Nivå;Namn\nNY;SKO;unit;Nyskolan\n")
    found = looks(town.home, Request([results, plan]))
    assert [one.kind for one in found] == ["results", "organisation"]
    assert [one.unknown for one in found] == [(), ()]
    assert look(town.home, results).unknown[0].text == "NY"


def test_every_file_has_a_mapping_of_its_own(town: Town) -> None:
    first = town.write("a.csv", "Vad;Enhet;Period;Utfall\nBEH;BJ;2025;1\n")
    second = town.write("b.csv", "Indikator;Var;Period;Utfall\nBEH;LI;2025;1\n")
    said = {
        first: Mapping(columns={"Vad": "indicator_id"}),
        second: Mapping(columns={"Var": "org_unit_id"}),
    }
    assert check_files(town.home, Request([first, second], mappings=said)) == []
    assert len(check_files(town.home, Request([first, second]))) == 2


def test_groups_findings_errors_first() -> None:
    found = [
        Finding("no_target", "warning", "a.csv", 9, "Indikator", "X"),
        Finding("not_a_number", "error", "a.csv", 3, "Utfall", "x"),
        Finding("not_a_number", "error", "a.csv", 2, "Utfall", "y"),
        Finding("not_a_number", "error", "b.csv", 2, "Utfall", "y"),
    ]
    first, second, third = grouped(found, "sv")
    assert (first.code, first.count, first.lines) == ("not_a_number", 2, (2, 3))
    assert first.message.startswith("Rad 3: ”x” i Utfall är inget tal.")
    assert (second.file, third.severity) == ("b.csv", "warning")


def test_gives_the_rows_of_one_file_with_their_remarks(town: Town) -> None:
    good, bad = town.write("a.csv", RESULTS), town.write("b.csv", RESULTS.replace("BEH", "NIX"))
    request = Request([good, bad])
    clean = rows_with_remarks(town.home, request, good, "sv")
    remarked = rows_with_remarks(town.home, request, bad, "sv")
    assert clean is not None
    assert "NIX" not in clean.decode()
    assert remarked is not None
    assert "indikatorn ”NIX” finns inte i planen" in remarked.decode("utf-8-sig")
    pdf = town.write("c.csv", b"%PDF-1.7\n\x00")
    assert rows_with_remarks(town.home, Request([pdf]), pdf, "sv") is None


def test_keeps_a_pasted_table_as_a_file(town: Town) -> None:
    path = keep_pasted(
        town.inbox, "\r\nIndikator\tEnhet\tPeriod\tUtfall\r\nBEH\tBJ\t2025\t1 129,5\r\n"
    )
    found = look(town.home, path)
    assert (found.recognised.delimiter, found.recognised.data_rows) == ("\t", 1)
    assert found.as_read[0]["value"] == 1129.5
    with pytest.raises(MalkollError) as wrong:
        keep_pasted(town.inbox, " \n ")
    assert wrong.value.code == "nothing_pasted"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("utfall.csv", "utfall.csv"), ("../../hem.csv", "hem.csv"), ("C:\\x\\å.xlsx", "å.xlsx"),
        ("", "fil"), ("..", "fil"), (".csv", "csv"), ("a\0b.csv", "a b.csv"),
        ("x" * 300 + ".csv", "x" * 120 + ".csv"),
    ],
)  # fmt: skip
def test_a_name_can_only_be_a_file_in_the_folder(tmp_path: Path, name: str, kept: str) -> None:
    path = keep_file(tmp_path / "in", name, b"1")
    assert path.parent == tmp_path / "in"
    assert path.name == kept


def test_a_second_file_of_the_same_name_is_kept_beside_the_first(tmp_path: Path) -> None:
    first, second = keep_file(tmp_path, "a.csv", b"1"), keep_file(tmp_path, "a.csv", BytesIO(b"2"))
    assert (first.read_bytes(), second.read_bytes(), second.name) == (b"1", b"2", "a (2).csv")


def test_looking_writes_nothing_in_the_home(town: Town) -> None:
    before = {p: p.stat().st_mtime_ns for p in town.home.rglob("*")}
    seen(town, RESULTS)
    assert {p: p.stat().st_mtime_ns for p in town.home.rglob("*")} == before


def test_a_period_that_is_unclear_is_asked_for(town: Town) -> None:
    text = "Indikator;Enhet;Period;Utfall;Kön\nBEH;BJ;2009–2010;3,1;flickr\n"
    found = seen(town, text)
    assert [(u.column, u.text, u.proposals) for u in found.unknown] == [
        ("period", "2009–2010", (("2009", "2009"), ("2010", "2010"))),
        ("breakdown", "flickr", (("total", "total"), ("women", "women"), ("men", "men"))),
    ]
    said = seen(
        town, text, values={"period": {"2009–2010": "2010"}, "breakdown": {"flickr": "women"}}
    )
    assert (said.unknown, said.as_read[0]["period"]) == ((), "2010")


def test_what_a_period_is_said_to_be_may_be_written_as_people_do(town: Town) -> None:
    text = "Indikator;Enhet;Period;Utfall\nKO;BJ;Våren;3,1\n"
    said = seen(town, text, values={"period": {"Våren": "T1 2026"}})
    assert said.as_read[0]["period"] == "2026-T1"


def test_files_are_read_in_the_order_that_they_need_whatever_they_are(town: Town) -> None:
    book = Workbook()
    for row in (
        ["Enhets-id", "Överordnad enhet", "Nivå", "Namn"],
        ["NY", "SKO", "unit", "Nyskolan"],
    ):
        book.active.append(row)
    book.save(target := BytesIO())
    files = [
        town.write("a.csv", "Indikator;Enhet;2023;2024\nBEH;NY;1;2\n"),
        town.write("b.csv", "Indikator;Enhet;Period;Utfall\nBEH;NY;2022;1\n"),
        town.write("c.xlsx", target.getvalue()),
    ]
    assert check_files(town.home, Request(files)) == []


def test_keeps_a_file_whose_name_the_disk_finds_too_long(tmp_path: Path) -> None:
    kept = [keep_file(tmp_path, "😀" * 200 + ".csv", b"x") for _ in range(2)]
    assert [path.suffix for path in kept] == [".csv", ".csv"]
    assert len({path.name for path in kept}) == 2
