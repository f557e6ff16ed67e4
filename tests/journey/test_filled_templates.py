"""A template goes out filled in with what is asked for, and comes back as it is: row for row, unmapped."""

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.inspection import inspect_file
from etl.periods import parse_period
from etl.pipeline import Outcome, Request, deliver
from etl.questions import Row
from etl.reporting.coverage import unreported
from etl.reporting.filled_templates import as_csv, as_xlsx, rows_to_fill_in, template_rows
from tests.town import Town, codes

HEAD = "indicator_id;org_unit_id;period;breakdown;value;value_status"
BEFORE = f"""
    {HEAD}
    BEH;BJ;2024;total;81,25;final
    BEH;BJ;2024;women;84;final
    BEH;BJ;2024;men;79;final
    BEH;LI;2024;total;;confidential
    BEH;LI;2023;total;66,6;final
    KO;SOC;2025-08;total;30;final
    KO;SOC;2025-11;total;31;final
    EL;TOP;2025;total;900;final
"""
PLAN_OF_TEST = {
    "targets": """
        indicator_id;org_unit_id;period;target_value;target_upper
        BEH;TOP;2025;75,5;
        BEH;BJ;2025;90;
        KO;SOC;2025;28;
    """,
}
AFTER = date(2026, 1, 10)


@pytest.fixture(scope="module")
def asked_home(planned_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    shutil.copytree(planned_home, folder / "home")
    outcome = Town(folder / "home", folder / "inbox").deliver(results=BEFORE, **PLAN_OF_TEST)
    assert not outcome.is_refused, codes(outcome.findings)
    return folder / "home"


@pytest.fixture
def asked(asked_home: Path, tmp_path: Path) -> Town:
    """A town in which some have reported before, and not yet for 2025."""
    shutil.copytree(asked_home, tmp_path / "home")
    return Town(tmp_path / "home", tmp_path / "inbox")


def rows_of(town: Town, period: str = "2025") -> list[Row]:
    missing = unreported(town.cursor(), parse_period(period), today=AFTER)
    return template_rows(town.cursor(), missing)


def keys(rows: list[Row]) -> list[tuple[object, ...]]:
    return [(r["indicator_id"], r["org_unit_id"], r["period"], r["breakdown"]) for r in rows]


def places(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1]}


@dataclass
class Filled:
    """A template filled in by hand: the cells of a line by header."""

    town: Town

    def xlsx(self, lines: dict[int, dict[str, object]]) -> Path:
        path = self.town.write("ifylld.xlsx", as_xlsx(rows_of(self.town)))
        book = load_workbook(path)
        sheet = book.worksheets[0]
        for line, cells in lines.items():
            for header, value in cells.items():
                cell = sheet.cell(line, places(sheet)[header])
                assert cell.protection.locked is False, f"{header} is locked"
                cell.value = value
        book.save(path)
        return path

    def csv(self, lines: dict[int, dict[str, object]]) -> Path:
        text = as_csv(rows_of(self.town)).decode("utf-8-sig")
        table = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        for line, cells in lines.items():
            table[line - 2].update({k: str(v).replace(".", ",") for k, v in cells.items()})
        out = io.StringIO()
        writer = csv.DictWriter(out, table[0], delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(table)
        return self.town.write("ifylld.csv", out.getvalue(), "cp1252")


Fill = Callable[[Filled, dict[int, dict[str, object]]], Path]


def delivered(town: Town, path: Path) -> Outcome:
    return deliver(town.home, Request([path]))


def known(town: Town, period: str) -> list[tuple[object, ...]]:
    return town.ask(
        "select indicator_id, org_unit_id, breakdown::varchar, value, value_status, comment from results"
        " where period = ? order by 1, 2, 3", period,
    )  # fmt: skip


def test_asks_for_what_is_expected_and_not_reported_and_the_parts_of_the_time_before(
    asked: Town,
) -> None:
    assert keys(rows_of(asked)) == [
        ("BEH", "BJ", "2025", "total"),
        ("BEH", "BJ", "2025", "women"),
        ("BEH", "BJ", "2025", "men"),
        ("BEH", "LI", "2025", "total"),
        ("KO", "SOC", "2025-12", "total"),
    ]


def test_leaves_out_the_part_that_has_come(asked: Town) -> None:
    asked.deliver(results=f"{HEAD}\nBEH;BJ;2025;women;85;final")
    assert [k[3] for k in keys(rows_of(asked)) if k[1] == "BJ"] == ["total", "men"]


def test_tells_the_value_before_and_the_nearest_target_but_no_secret(asked: Town) -> None:
    beside = {
        key[:2]: (row["known_period"], row["known_value"], row["known_status"], row["target_value"])
        for key, row in zip(keys(rows_of(asked)), rows_of(asked), strict=True)
        if key[3] == "total"
    }
    assert beside == {
        ("BEH", "BJ"): ("2024", 81.25, "final", 90.0),
        ("BEH", "LI"): ("2024", None, "confidential", 75.5),
        ("KO", "SOC"): ("2025-11", 31.0, "final", 28.0),
    }
    text = as_csv(rows_of(asked)).decode("utf-8-sig")
    assert (
        "BEH;Behöriga till gymnasiet;LI;Lindskolan;2025;Totalt;%;Högre är bättre;75,5;2024;Sekretess;"
        in text
    )


def test_hides_the_parts_beside_a_secret_total(asked: Town) -> None:
    asked.deliver(
        results=f"{HEAD}\nBEH;LI;2024;women;71,5;final\nBEH;LI;2024;men;72,5;final"
        "\nBEH;LI;2024;total;;confidential"
    )
    told = as_csv(rows_of(asked)).decode("utf-8-sig")
    assert "71,5" not in told
    assert "72,5" not in told
    sheet = load_workbook(io.BytesIO(as_xlsx(rows_of(asked)))).worksheets[0]
    assert not {71.5, 72.5} & {cell.value for row in sheet.iter_rows() for cell in row}


def test_narrows_to_a_unit_and_to_a_responsible(asked: Town) -> None:
    asked.deliver(
        indicators="""
            indicator_id;name;measure_unit;decimals;direction;frequency;accumulation;responsible
            KO;Kötid;dagar;0;lower;month;period;Socialchef
        """
    )
    period = parse_period("2025")
    of_role = rows_to_fill_in(asked.cursor(), period, responsible="Socialchef")
    assert keys(of_role) == [("KO", "SOC", "2025-12", "total")]
    below = rows_to_fill_in(asked.cursor(), period, unit="SKN")
    assert {row["org_unit_id"] for row in below} == {"BJ", "LI"}


def test_asks_for_all_of_a_period_that_has_not_ended(asked: Town) -> None:
    last = date.today().year + 1
    asked.deliver(targets=f"indicator_id;org_unit_id;period;target_value\nBEH;TOP;{last};80")
    rows = rows_to_fill_in(asked.cursor(), parse_period(str(last)))
    assert ("BEH", "BJ", str(last), "women") in keys(rows)
    assert ("KO", "SOC", f"{last}-12", "total") in keys(rows)


@pytest.mark.parametrize("fill", [Filled.xlsx, Filled.csv], ids=["xlsx", "csv"])
def test_comes_back_row_for_row_without_mapping_or_a_word_of_what_stands_beside(
    asked: Town, fill: Fill
) -> None:
    path = fill(
        Filled(asked),
        {
            2: {"Utfall": 88.25, "Värdets status": "Preliminär", "Kommentar": "Räknat på å och ö"},
            3: {"Utfall": 90},
            4: {"Utfall": 0},
            5: {"Värdets status": "Sekretess"},
        },
    )
    outcome = delivered(asked, path)
    assert codes(outcome.findings) == ["rows_left_empty"]
    assert outcome.findings[0].message("sv") == "Rader i mallen som var tomma och lämnades: 1."
    assert [(d.kind, d.rows, d.new) for d in outcome.delivered] == [("results", 4, 4)]
    assert [row for row in known(asked, "2025") if row[0] == "BEH"] == [
        ("BEH", "BJ", "men", 0.0, "final", None),
        ("BEH", "BJ", "total", 88.25, "preliminary", "Räknat på å och ö"),
        ("BEH", "BJ", "women", 90.0, "final", None),
        ("BEH", "LI", "total", None, "confidential", None),
    ]
    assert known(asked, "2025-12") == []
    assert keys(rows_of(asked)) == [("KO", "SOC", "2025-12", "total")]


@pytest.mark.parametrize("fill", [Filled.xlsx, Filled.csv], ids=["xlsx", "csv"])
def test_says_so_of_a_template_in_which_nothing_was_filled_in(asked: Town, fill: Fill) -> None:
    outcome = delivered(asked, fill(Filled(asked), {}))
    assert outcome.is_refused
    assert codes(outcome.findings) == ["rows_left_empty", "no_rows"]


def test_finds_what_is_wrong_in_a_filled_in_row(asked: Town) -> None:
    path = Filled(asked).csv({3: {"Utfall": "cirka 80"}, 4: {"Värdets status": "Slutlig"}})
    outcome = delivered(asked, path)
    assert {(f.code, f.line) for f in outcome.findings if f.severity == "error"} == {
        ("not_a_number", 3),
    }
    path = Filled(asked).csv({4: {"Värdets status": "Slutlig"}})
    assert ("value_absent", 4) in {(f.code, f.line) for f in delivered(asked, path).findings}


def test_asks_about_a_number_that_can_be_read_in_two_ways_also_in_a_template(asked: Town) -> None:
    as_text = delivered(asked, Filled(asked).csv({2: {"Utfall": "3,439"}}))
    assert "decimal_mark_ambiguous" in codes(as_text.findings)
    delivered(asked, Filled(asked).xlsx({2: {"Utfall": 3.439}}))
    assert known(asked, "2025")[0][3] == 3.439


def test_keeps_the_month_through_a_spreadsheet(asked: Town) -> None:
    assert "2025M12" in as_csv(rows_of(asked)).decode("utf-8-sig")
    delivered(asked, Filled(asked).csv({6: {"Utfall": 12}}))
    assert known(asked, "2025-12") == [("KO", "SOC", "total", 12.0, "final", None)]


def test_reads_an_empty_value_of_any_other_file_as_missing(asked: Town) -> None:
    asked.deliver(results=f"{HEAD}\nBEH;BJ;2025;total;;\nBEH;LI;2025;total;70;")
    assert [row[3:5] for row in known(asked, "2025") if row[0] == "BEH"] == [
        (None, "missing"), (70.0, "final"),
    ]  # fmt: skip


def test_reads_the_sheet_to_fill_in_also_where_the_advice_stands_first(asked: Town) -> None:
    path = Filled(asked).xlsx({2: {"Utfall": 88}})
    book = load_workbook(path)
    book.move_sheet(book.worksheets[1], -1)
    book.save(path)
    assert inspect_file(asked.home, path).recognised.sheet == "Att fylla i"
    assert codes(delivered(asked, path).findings) == ["rows_left_empty"]


def test_locks_what_is_not_to_be_changed_and_lets_the_rest_be_filled_in(asked: Town) -> None:
    book = load_workbook(io.BytesIO(as_xlsx(rows_of(asked))))
    sheet, advice = book.worksheets
    assert (sheet.title, advice.title) == ("Att fylla i", "Så gör du (läses inte)")
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    is_open = {
        header for header, place in places(sheet).items()
        if not sheet.cell(2, place).protection.locked
    }  # fmt: skip
    assert is_open == {"Utfall", "Värdets status", "Täljare", "Nämnare", "Kommentar"}
    assert sheet.freeze_panes == "C2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.cell(3, places(sheet)["Förra värdet (läses inte)"]).number_format == "#,##0.0"
    assert "gula cellerna" in str(advice["A3"].value)


def test_offers_the_status_in_words_and_warns_without_stopping(asked: Town) -> None:
    sheet = load_workbook(io.BytesIO(as_xlsx(rows_of(asked)))).worksheets[0]
    rules = list(sheet.data_validations.dataValidation)
    lists = {rule.formula1 for rule in rules if rule.type == "list"}
    assert lists == {'"Slutlig,Preliminär,Prognos,Saknas,Sekretess,Ej tillämpligt"'}
    assert {rule.errorStyle for rule in rules} == {"warning"}
    shares = [rule for rule in rules if (rule.formula1, rule.formula2) == ("0", "100")]
    assert len(shares) == 4, "the shares; days may be any number"


def test_takes_no_name_for_a_formula(asked: Town) -> None:
    asked.deliver(
        indicators="""
            indicator_id;name;measure_unit;decimals;direction;frequency
            KO;=1+1;dagar;0;lower;month
        """
    )
    assert "'=1+1" in as_csv(rows_of(asked)).decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(as_xlsx(rows_of(asked)))).worksheets[0]
    (named,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert named.data_type == "s" or named.quotePrefix


def test_speaks_english_and_comes_back_all_the_same(asked: Town) -> None:
    text = as_csv(rows_of(asked), "en").decode("utf-8-sig")
    lines = text.splitlines()
    assert "Indicator name (not read)" in lines[0]
    lines[1] = lines[1].removesuffix(";" * 5) + ";88,5;Final;;;"
    outcome = delivered(asked, asked.write("filled.csv", "\n".join(lines)))
    assert codes(outcome.findings) == ["rows_left_empty"]
    assert ("BEH", "BJ", "total", 88.5, "final", None) in known(asked, "2025")
