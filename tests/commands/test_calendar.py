"""malkoll calendar: the municipality's year as a file."""

from pathlib import Path

from tests.commands.conftest import Run


def test_saves_the_year(run: Run, sample_home: Path, tmp_path: Path) -> None:
    out = tmp_path / "kalender.ics"
    ran = run("--home", sample_home, "--format", "json", "calendar", "--out", out)
    assert ran.code == 0, ran.err
    text = out.read_bytes().decode("utf-8")
    assert ran.json == [{"file": str(out), "events": text.count("BEGIN:VEVENT")}]
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "\r\r\n" not in text


def test_says_it_in_english(run: Run, sample_home: Path, tmp_path: Path) -> None:
    ran = run("--home", sample_home, "--language", "en", "calendar", "--out", tmp_path / "k.ics")
    assert "The municipality's year is saved" in ran.out + ran.err
    assert "SUMMARY:Report tertial 1" in (tmp_path / "k.ics").read_text("utf-8")


def test_counts_what_one_responsible_has_left(run: Run, sample_home: Path, tmp_path: Path) -> None:
    out = tmp_path / "k.ics"
    assert run("--home", sample_home, "calendar", "--out", out, "--responsible", "Ingen").code == 0
    assert "DESCRIPTION" not in out.read_text("utf-8")


def test_a_folder_that_is_not_there_is_told(run: Run, sample_home: Path, tmp_path: Path) -> None:
    ran = run("--home", sample_home, "calendar", "--out", tmp_path / "nowhere" / "k.ics")
    assert ran.code == 3
    assert "Inget har ändrats" in ran.err


def test_needs_a_file_to_write(run: Run, sample_home: Path) -> None:
    assert run("--home", sample_home, "calendar").code == 2
