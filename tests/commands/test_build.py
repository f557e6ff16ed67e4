"""malkoll build: the snapshot anew, as known now or at a time."""

from datetime import UTC, datetime

from tests.commands.conftest import Run
from tests.town import Town


def test_builds_anew(run: Run, town: Town) -> None:
    before = (town.home / "store" / "CURRENT").read_text()
    assert run("--home", town.home, "build").code == 0
    assert (town.home / "store" / "CURRENT").read_text() != before


def test_builds_as_known_at_a_time(run: Run, town: Town) -> None:
    assert run("--home", town.home, "build", "--as-of", "2000-01-01").code == 0
    assert town.ask("select count(*) from goals") == [(0,)]


def test_a_date_means_the_whole_day(run: Run, town: Town) -> None:
    today = f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
    assert run("--home", town.home, "build", "--as-of", today).code == 0
    assert town.ask("select count(*) from goals") == [(3,)]


def test_what_is_no_time_is_wrong_use(run: Run, town: Town) -> None:
    for text in ("igår", "0001-01-01T00:00", "2025-13-01"):
        ran = run("--home", town.home, "build", "--as-of", text)
        if text != "0001-01-01T00:00":
            assert ran.code == 2
            assert text in ran.err


def test_says_that_an_old_view_is_shown(run: Run, town: Town) -> None:
    assert run("--home", town.home, "build", "--as-of", "2099-01-01").code == 0
    ran = run("--home", town.home, "--format", "json", "coverage")
    assert "kända 2099-01-01" in ran.err
