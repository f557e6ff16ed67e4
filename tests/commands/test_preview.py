"""malkoll preview: what a delivery would change, and no trace of having asked."""

from pathlib import Path

from tests.commands.conftest import Run
from tests.town import Town


def _contents(home: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file()}


def _files(town: Town) -> list[Path]:
    return town.write_tables(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;85",
        results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;86,5",
    )


def test_lists_the_lights_that_would_change_and_stores_nothing(run: Run, town: Town) -> None:
    before = _contents(town.home)
    ran = run("--home", town.home, "--format", "json", "preview", *_files(town))
    assert {
        "goal_id": "", "indicator_id": "BEH", "org_unit_id": "TOP", "period": "2025",
        "before": "no_data", "after": "met",
    } in ran.json  # fmt: skip
    assert list(ran.json[0]) == [
        "goal_id", "indicator_id", "org_unit_id", "period", "before", "after",
    ]  # fmt: skip
    assert _contents(town.home) == before


def test_counts_the_rows_where_asked(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "--format", "json", "preview", "--counts", *_files(town))
    assert [(row["kind"], row["new"], row["changed"]) for row in ran.json] == [
        ("targets", 1, 0),
        ("results", 1, 0),
    ]


def test_shows_both_to_people(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "preview", *_files(town))
    assert "results.csv" in ran.out
    assert "no_data" in ran.out
    assert "Inget är sparat" in ran.out


def test_makes_no_home(run: Run, empty_town: Town) -> None:
    files = empty_town.write_tables(target_areas="target_area_id;name_sv\nLAR;Lärande")
    ran = run("--home", empty_town.home, "--format", "json", "preview", *files)
    assert (ran.code, ran.json) == (0, [])
    assert not empty_town.home.exists()


def test_known_content_changes_no_light(run: Run, town: Town) -> None:
    run("--home", town.home, "deliver", *_files(town))
    assert run("--home", town.home, "--format", "json", "preview", *_files(town)).json == []


def test_errors_are_findings(run: Run, town: Town) -> None:
    file = town.write("results.csv", "indicator_id;org_unit_id;period;value\nNIX;TOP;2025;1\n")
    ran = run("--home", town.home, "--format", "json", "preview", file)
    assert (ran.code, ran.json[0]["code"]) == (1, "unknown_indicator")


def test_shows_no_forecast_as_a_light_that_changes(run: Run, town: Town) -> None:
    town.deliver(
        targets="indicator_id;org_unit_id;period;target_value\nKO;SOC;2025;30",
        results="indicator_id;org_unit_id;period;value\nKO;SOC;2025-01;28",
    )
    (file,) = town.write_tables(
        results="indicator_id;org_unit_id;period;value;value_status\nKO;SOC;2025-02;99;forecast"
    )
    lights = run("--home", town.home, "--format", "json", "preview", file).json
    assert [light for light in lights if light["indicator_id"] == "KO"] == []
