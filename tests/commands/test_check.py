"""malkoll check: the findings, for people, for machines, and beside the user's own rows."""

from pathlib import Path

from tests.commands.conftest import Run
from tests.town import Town

FIELDS = "file,line,column,value,severity,code,message"
WRONG = "Indikator;Enhet;År;Utfall\nBEH;TOP;2025;101,50\nNIX;TOP;2025;3\nBEH;BJ;2025;4;5\n"


def test_prints_an_empty_array_when_clean(run: Run, town: Town) -> None:
    file = town.write("results.csv", "indicator_id;org_unit_id;period;value\nBEH;TOP;2025;80\n")
    ran = run("--home", town.home, "--format", "json", "check", file)
    assert (ran.code, ran.out) == (0, "[]\n")
    ran = run("--home", town.home, "--format", "csv", "check", file)
    assert ran.out == FIELDS + "\n"


def test_gives_flat_findings_with_the_value_as_written(run: Run, town: Town) -> None:
    ran = run(
        "--home", town.home, "--format", "json", "check", town.write("results.csv", WRONG[:60])
    )
    warning = ran.json[0]
    assert ",".join(warning) == FIELDS
    assert (warning["line"], warning["column"], warning["value"]) == (2, "Utfall", "101,50")
    assert (
        warning["message"]
        == "Rad 2: 101,50 procent är mer än hundra. Det kan vara rätt; kontrollera."
    )


def test_speaks_the_language_asked_for(run: Run, town: Town) -> None:
    file = town.write("results.csv", WRONG)
    for option in (("--language", "en"), ("--language=en",)):
        ran = run(*option, "--home", town.home, "check", file)
        assert ran.code == 1
        assert "Line 3: the indicator “NIX” is not in the plan" in ran.out or "Line 4" in ran.out


def test_writes_remarks_beside_the_users_own_rows(run: Run, town: Town) -> None:
    out = town.inbox / "out.csv"
    file = town.write("results.csv", WRONG)
    assert run("--home", town.home, "check", file, "--remarks", out).code == 1
    written = out.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    lines = written.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Indikator;Enhet;År;Utfall;Anmärkningar"
    assert lines[1].startswith("BEH;TOP;2025;101,50")
    assert any("har fler eller färre celler" in line for line in lines[1:]), lines


def test_a_clean_row_has_no_remark(run: Run, town: Town) -> None:
    out = town.inbox / "out.csv"
    file = town.write("r.csv", "Indikator;Enhet;År;Utfall\nBEH;TOP;2025;101\nBEH;BJ;2025;80\n")
    assert run("--home", town.home, "check", file, "--remarks", out).code == 0
    lines = out.read_text("utf-8-sig").splitlines()
    assert lines[1].endswith('mer än hundra. Det kan vara rätt; kontrollera."')
    assert lines[2] == "BEH;BJ;2025;80;"


def test_remarks_never_overwrite_the_file_or_mix_files(run: Run, town: Town) -> None:
    file = town.write("results.csv", WRONG)
    assert run("--home", town.home, "check", file, "--remarks", file).code == 2
    other = town.write("other.csv", WRONG)
    assert run("--home", town.home, "check", file, other, "--remarks", "out.csv").code == 2
    assert file.read_text() == WRONG


def test_remarks_that_cannot_be_written_are_said(run: Run, town: Town) -> None:
    file = town.write("results.csv", WRONG)
    ran = run("--home", town.home, "check", file, "--remarks", town.inbox / "no" / "out.csv")
    assert ran.code == 3
    assert "out.csv" in ran.err


def test_no_table_has_no_remarks(run: Run, town: Town) -> None:
    file = town.write("results.csv", b"%PDF-1.7 \x00\x01")
    assert run("--home", town.home, "check", file, "--remarks", "out.csv").code == 1
    assert not Path("out.csv").exists()
