"""malkoll coverage: what was expected and has not come."""

from pathlib import Path

from tests.commands.conftest import Run
from tests.town import Town

COLUMNS = "indicator_id,name,org_unit_id,org_unit,period,responsible"


def test_lists_what_has_not_come(run: Run, sample_home: Path) -> None:
    ran = run("--home", sample_home, "--format", "csv", "coverage", "--period", "2026")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == COLUMNS
    assert ran.csv


def test_nothing_measured_is_an_empty_array(run: Run, town: Town) -> None:
    assert run("--home", town.home, "--format", "json", "coverage").out == "[]\n"


def test_an_unknown_period_is_wrong_use(run: Run, sample_home: Path) -> None:
    assert run("--home", sample_home, "coverage", "--period", "2025-13").code == 2
