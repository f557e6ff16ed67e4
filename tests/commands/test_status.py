"""malkoll status: the lights, as tables, JSON and CSV."""

from pathlib import Path

from tests.commands.conftest import Run
from tests.town import Town

COLUMNS = (
    "indicator_id,org_unit_id,period,breakdown,value,value_period,target_value,target_period,"
    "target_unit,deviation,tolerance,status,reason,trend,achievement"
)
GOAL_COLUMNS = "goal_id,org_unit_id,period,status,reason,met,near,missed,no_data,assessed"


def _measure(town: Town) -> None:
    town.deliver(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;85",
        results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;86,5",
    )


def test_lists_the_lights_as_one_array_in_the_stated_order(run: Run, town: Town) -> None:
    _measure(town)
    ran = run("--home", town.home, "--format", "json", "status", "--period", "2025")
    (light,) = [row for row in ran.json if row["indicator_id"] == "BEH"]
    assert ran.code == 0
    assert ",".join(light) == COLUMNS
    assert (light["value"], light["target_value"], light["status"]) == (86.5, 85.0, "met")
    assert ran.err == ""


def test_lists_goals_in_the_stated_order(run: Run, town: Town) -> None:
    _measure(town)
    ran = run("--home", town.home, "--format", "csv", "status", "--goals", "--period", "2025")
    assert ran.out.splitlines()[0] == GOAL_COLUMNS
    assert [row["status"] for row in ran.csv if row["goal_id"] == "K1"] == ["met"]


def test_shows_numbers_as_swedes_write_them(run: Run, town: Town) -> None:
    _measure(town)
    assert "86,5" in run("--home", town.home, "status").out


def test_chooses_by_unit_level_and_area(run: Run, sample_home: Path) -> None:
    common = ("--home", sample_home, "--format", "json", "status", "--period", "2025")
    every = run(*common).json
    for option, value in (("--unit", "BUN"), ("--level", "committee"), ("--area", "LAR")):
        some = run(*common, option, value).json
        assert 0 < len(some) < len(every), option


def test_an_empty_answer_is_an_empty_array_or_a_header(run: Run, town: Town) -> None:
    assert run("--home", town.home, "--format", "json", "status").out == "[]\n"
    assert run("--home", town.home, "--format", "csv", "status").out == COLUMNS + "\n"
    said = run("--home", town.home, "status")
    assert (said.code, said.out) == (0, "Inga utfall är levererade ännu.\n")


def test_what_is_unknown_is_wrong_use(run: Run, sample_home: Path) -> None:
    for option, value, word in (
        ("--period", "tjugofem", "period"),
        ("--unit", "FINNS-EJ", "enhet"),
        ("--level", "avdelning", "nivå"),
        ("--area", "FINNS-EJ", "målområde"),
    ):
        ran = run("--home", sample_home, "--format", "json", "status", option, value)
        assert (ran.code, ran.out) == (2, ""), option
        assert value in ran.err
        assert word in ran.err


def test_goals_of_a_period_without_goals_are_wrong_use(run: Run, sample_home: Path) -> None:
    ran = run("--home", sample_home, "status", "--goals", "--period", "1999")
    assert ran.code == 2
    assert "1999" in ran.err


def test_before_anything_is_delivered_says_where_to_begin(run: Run) -> None:
    ran = run("--language", "en", "--home", "nowhere", "status")
    assert ran.code == 3
    assert "malkoll init" in ran.err
    assert not Path("nowhere").exists()


def test_a_damaged_snapshot_says_what_to_do(run: Run, town: Town) -> None:
    snapshot = (town.home / "store" / "CURRENT").read_text().strip()
    (town.home / "store" / f"{snapshot}.duckdb").write_bytes(b"not a database" * 500)
    ran = run("--home", town.home, "status")
    assert (ran.code, ran.out) == (3, "")
    assert "malkoll build" in ran.err
