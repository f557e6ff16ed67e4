"""malkoll export: a row per file, plain errors, and a package that can be delivered again."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.town import Town

VALUES = "indicator_id;org_unit_id;period;value;comment\nBEH;TOP;2025;86,5;-lägre\n"


@pytest.fixture
def measured(town: Town) -> Town:
    """The small town with one value."""
    town.deliver(results=VALUES)
    return town


def test_writes_a_row_per_file(run: Run, measured: Town, tmp_path: Path) -> None:
    ran = run("--home", measured.home, "--format", "json", "export", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert list(ran.json[0]) == ["file", "kind", "rows"]
    found = {str(row["file"]): (row["kind"], row["rows"]) for row in ran.json}
    assert found["results.csv"] == found["parquet/results.parquet"] == ("results", 1)
    assert found["lights/goal_status.csv"][0] == "goal_status"
    assert all((tmp_path / "out" / file).is_file() for file in found)
    assert "Exporten ligger i" in ran.err


def test_delivers_it_into_an_empty_home_but_not_its_lights(
    run: Run, measured: Town, tmp_path: Path
) -> None:
    run("--home", measured.home, "export", tmp_path / "out")
    for named in ("datapackage.json", "."):
        home = tmp_path / f"home{len(named)}"
        ran = run("--home", home, "--format", "json", "deliver", tmp_path / "out" / named)
        assert ran.code == 0, ran.err
        kinds = [
            "target_areas",
            "organisation",
            "goals",
            "indicators",
            "goal_indicators",
            "results",
        ]
        assert [row["kind"] for row in ran.json] == kinds
    told = Town(home, tmp_path).ask("select value, comment from results")
    assert told == [(86.5, "-lägre")]


def test_says_where_the_home_has_other_rules(run: Run, measured: Town, tmp_path: Path) -> None:
    (measured.home / "malkoll.toml").write_text('[rule]\nroll_up = "worst"\n', encoding="utf-8")
    run("--home", measured.home, "build")
    run("--home", measured.home, "export", tmp_path / "out")
    told = run("--home", tmp_path / "other", "deliver", tmp_path / "out").err
    assert "rule roll_up = worst; här gäller share" in told
    again = tmp_path / "again"
    again.mkdir()
    (again / "malkoll.toml").write_bytes((tmp_path / "out" / "malkoll.toml").read_bytes())
    assert "roll_up" not in run("--home", again, "deliver", tmp_path / "out").err


def test_an_unknown_kind_in_a_package_is_said_plainly(run: Run, town: Town) -> None:
    listed = {"resources": [{"path": "x.csv", "malkoll": {"kind": "dreams"}}]}
    package = town.write("datapackage.json", json.dumps(listed))
    ran = run("--home", town.home, "deliver", package)
    assert ran.code == 2
    assert "dreams" in ran.err


def test_plain_errors_and_exit_codes(run: Run, measured: Town, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.md").write_text("mine")
    taken = run("--home", measured.home, "export", tmp_path / "full")
    assert (taken.code, "inte tom" in taken.err) == (2, True)
    under = run("--home", measured.home, "export", tmp_path / "full" / "notes.md" / "out")
    assert (under.code, "Traceback" in under.err) == (3, False)
    nothing = run("--home", tmp_path / "none", "export", tmp_path / "out")
    assert nothing.code == 3
    assert not (tmp_path / "out").exists()
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["notes.md"]
