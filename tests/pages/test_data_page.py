"""The page of data: what can be had there, in both languages, by whom, and made only when asked for."""

from pathlib import Path

import pytest

from dashboard.exporting import tables as exporting_tables
from dashboard.parts import downloads
from etl.settings import FILE_NAME
from tests.pages.conftest import Open
from tests.pages.reader import title_of, words_of
from tests.town import Town

FILES = ["Excel (xlsx)", "CSV för svensk Excel", "CSV, standard", "Parquet"]


def labels_of(visit) -> list[str]:  # type: ignore[no-untyped-def]
    return [button.proto.label for button in visit.get("download_button")]


def test_offers_the_workbook_a_table_and_the_package(open_page: Open) -> None:
    visit = open_page("data", period="2026-T2")
    assert title_of(visit) == "Ta med siffrorna"
    assert labels_of(visit) == ["Hämta arbetsboken (Excel)", *FILES, "Hämta datapaketet (zip)"]
    said = words_of(visit)
    assert "det som är valt ovan, tertial 2 2026" in said
    assert "Provköping ger ut siffrorna under" in said
    assert "Indikatorernas källor: Egen mätning, Kolada." in said


def test_speaks_english(open_page: Open) -> None:
    visit = open_page("data", lang="en")
    assert title_of(visit) == "Take the figures along"
    assert "Download the workbook (Excel)" in labels_of(visit)


def test_tells_of_the_table_in_the_address(open_page: Open) -> None:
    visit = open_page("data", table="budget")
    assert visit.selectbox(key="table").value == "budget"
    said = words_of(visit)
    assert "En rad per enhet, period och konto" in said
    assert "forecast" in said


def test_makes_nothing_before_it_is_asked_for(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError("made too early")

    monkeypatch.setattr("dashboard.exporting.whole.workbook_bytes", refuse)
    monkeypatch.setattr(downloads, "workbook_bytes", refuse)
    monkeypatch.setattr("dashboard.exporting.package.export_package", refuse)
    open_page("data")


def test_gives_a_reader_elsewhere_no_package(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.access.may_write", lambda: False)
    visit = open_page("data")
    assert "Hämta datapaketet (zip)" not in labels_of(visit)
    assert "det som inte är beslutat än" in words_of(visit)


def test_gives_a_long_table_as_parquet_alone(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "ROWS_AT_MOST", 10)
    visit = open_page("data", table="results")
    assert [label for label in labels_of(visit) if label in FILES] == ["Parquet"]


def test_names_the_licence_that_the_municipality_has_chosen(open_page: Open, town: Town) -> None:
    town.deliver(results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;72")
    assert "har inte valt någon licens" in words_of(open_page("data", home=town.home))
    file = town.home / FILE_NAME
    text = file.read_text("utf-8") if file.exists() else ""
    file.write_text(f'{text}\n[municipality]\nname = "Provstad"\nlicence = "CC0-1.0"\n', "utf-8")
    visit = open_page("data", home=town.home)
    assert "CC0 1.0 Universal" in words_of(visit)


def test_gives_tables_without_what_is_secret(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.deliver(results="indicator_id;org_unit_id;period;value;value_status\n"
                         "BEH;TOP;2025;72;\nBEH;TOP;2024;;confidential")  # fmt: skip
    monkeypatch.setenv("MALKOLL_HOME", str(town.home))
    snapshot_id = str(exporting_tables.store().current_id())
    table = exporting_tables.tables()["results"]
    sheet = exporting_tables.table_sheet(table, snapshot_id, Path(town.home), "Utfall", [])
    secret = sheet.frame[sheet.frame["value_status"] == "confidential"]
    assert len(secret) == 1
    assert secret["value"].isna().all()
    assert exporting_tables.row_count(table, snapshot_id) == len(sheet.frame)
