"""Inspecting: what was recognised, column by column, without delivering."""

from etl.inspection import inspect_file
from tests.town import Town


def test_shows_what_is_in_each_column(town: Town) -> None:
    text = "Nyckeltal;Enhet;År;Utfall;Övrigt\n" + "".join(
        f"EL;BJ;{2018 + n};{value};x\n"
        for n, value in enumerate(("1,5", "..", "-", ".", "~7", "8"))
    )
    seen = inspect_file(town.home, town.write("a.csv", text), rows=2)
    known = {c.name: (c.matched, c.kind) for c in seen.recognised.columns}
    assert known == {
        "Nyckeltal": ("indicator_id", "text"), "Enhet": ("org_unit_id", "text"),
        "År": ("period", "period"), "Utfall": ("value", "text"), "Övrigt": (None, "text"),
    }  # fmt: skip
    value = seen.recognised.columns[3]
    assert (value.missing, value.confidential, value.not_applicable, value.masked) == (1, 1, 1, 1)
    assert value.examples == ("1,5", "..", "-")
    assert [row["value"] for row in seen.rows] == [1.5, None]
    assert seen.recognised.as_dict()["kind"] == "results"


def test_names_the_columns_of_a_wide_file_and_of_a_split_period(town: Town) -> None:
    wide = inspect_file(town.home, town.write("a.csv", "Indikator;Enhet;2023;2024\nEL;BJ;1;2\n"))
    assert [c.matched for c in wide.recognised.columns] == [
        "indicator_id", "org_unit_id", "period", "period",
    ]  # fmt: skip
    assert [c.kind for c in wide.recognised.columns][2:] == ["number", "number"]
    assert (wide.recognised.layout, list(wide.rows)) == ("wide", [])
    split = inspect_file(
        town.home, town.write("b.csv", "Indikator;Enhet;År;Månad;Utfall\nKO;BJ;2024;8;1\n")
    )
    assert [c.matched for c in split.recognised.columns][2:4] == ["period", "period"]


def test_shows_no_columns_of_what_is_no_table(town: Town) -> None:
    seen = inspect_file(town.home, town.write("a.csv", ""), rows=5)
    assert (seen.recognised.columns, list(seen.rows)) == ((), [])
    assert [finding.code for finding in seen.findings] == ["file_empty"]


def test_shows_the_columns_of_a_table_of_no_kind(town: Town) -> None:
    seen = inspect_file(town.home, town.write("a.csv", "a;b\n1;\n2;3\n"), rows=5)
    assert [(c.matched, c.examples) for c in seen.recognised.columns] == [
        (None, ("1", "2")), (None, ("3",)),
    ]  # fmt: skip
