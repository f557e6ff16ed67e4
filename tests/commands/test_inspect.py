"""malkoll inspect: one object a file, or tables for people."""

from tests.commands.conftest import Run
from tests.town import Town

TEXT = "Tabell 1\n\nIndikator;Enhet;År;Utfall\nBEH;TOP;2025;80,5\nBEH;BJ;2025;..\n"
KEYS = {
    "encoding", "delimiter", "decimal_mark", "header_row", "data_rows", "preamble", "footnotes",
    "layout", "kind", "columns",
}  # fmt: skip


def test_is_one_object(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "--format", "json", "inspect", town.write("a.csv", TEXT))
    seen: dict[str, object] = ran.json  # type: ignore[assignment]
    assert seen.keys() >= KEYS
    assert (seen["kind"], seen["delimiter"], seen["decimal_mark"]) == ("results", ";", ",")
    assert seen["columns"][3]["confidential"] == 1  # type: ignore[index]


def test_shows_rows_as_read_where_asked(run: Run, town: Town) -> None:
    file = town.write("a.csv", TEXT)
    seen = run("--home", town.home, "--format", "json", "inspect", file, "--rows", "1").json
    assert seen["rows"][0]["value"] == 80.5  # type: ignore[call-overload]
    rows = run("--home", town.home, "--format", "csv", "inspect", file, "--rows", "9").csv
    assert [row["value_status"] for row in rows] == ["final", "confidential"]


def test_csv_without_rows_lists_the_columns(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "--format", "csv", "inspect", town.write("a.csv", TEXT))
    assert [row["matched"] for row in ran.csv] == [
        "indicator_id", "org_unit_id", "period", "value",
    ]  # fmt: skip


def test_shows_people_what_was_recognised(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "inspect", town.write("a.csv", TEXT), "--rows", "2")
    assert "delimiter: ';'" in ran.out
    assert "80,5" in ran.out


def test_what_cannot_be_read_is_a_finding(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "inspect", town.inbox / "gone.csv")
    assert ran.code == 1
    assert "finns inte" in ran.err
