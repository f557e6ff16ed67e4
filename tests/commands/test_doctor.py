"""malkoll doctor: what is wrong with a home, and what to do."""

from pathlib import Path

import duckdb
import pytest

from etl.planning.edits import opened_at, save_rows
from etl.planning.plans import create_plan
from etl.store import Store
from tests.commands.conftest import Ran, Run
from tests.town import Town


def _wrong(ran: Ran) -> dict[object, str]:
    return {row["check"]: str(row["message"]) for row in ran.json if not row["ok"]}


def _examine(run: Run, town: Town) -> Ran:
    return run("--home", town.home, "--format", "json", "doctor")


def test_a_whole_home_is_well(run: Run, town: Town) -> None:
    ran = _examine(run, town)
    assert ran.code == 0, ran.json
    assert {row["check"] for row in ran.json} == {
        "versions", "settings", "lock", "deliveries", "snapshot", "disk",
    }  # fmt: skip
    assert "duckdb" in str(ran.json[0]["message"])


def test_no_home_is_said_and_not_made(run: Run) -> None:
    ran = run("--home", "gone", "--format", "json", "doctor")
    assert "malkoll init" in _wrong(ran)["home"]
    assert not Path("gone").exists()


def test_names_a_damaged_or_missing_file(run: Run, town: Town) -> None:
    first, second = sorted((town.home / "deliveries").rglob("*.parquet"))[:2]
    first.write_bytes(first.read_bytes()[:-9] + b"scrambled")
    assert first.name in _wrong(_examine(run, town))["deliveries"]
    first.unlink()
    second.write_bytes(b"")
    messages = " ".join(str(row["message"]) for row in _examine(run, town).json)
    assert first.name in messages
    assert second.name in messages


@pytest.mark.parametrize("text", ["{", "[]", '{"format": 99}', '{"format": 1}'])
def test_names_a_log_that_cannot_be_read(run: Run, town: Town, text: str) -> None:
    (town.home / "deliveries" / "0001" / "delivery.json").write_text(text)
    assert "delivery.json" in _wrong(_examine(run, town))["deliveries"]


@pytest.mark.parametrize(
    "pointer", ["", "../../etc/passwd", "20250101T000000-abcdef01-00000000", "ÿþ"]
)
def test_names_a_torn_pointer(run: Run, town: Town, pointer: str) -> None:
    (town.home / "store" / "CURRENT").write_text(pointer)
    assert "CURRENT" in _wrong(_examine(run, town))["snapshot"]


def test_names_a_damaged_snapshot(run: Run, town: Town) -> None:
    current = Store(town.home).current_id() or ""
    Store(town.home).path(current).write_bytes(b"x" * 9000)
    assert "malkoll build" in _wrong(_examine(run, town))["snapshot"]


def test_a_snapshot_of_something_else_is_damaged(run: Run, town: Town) -> None:
    path = Store(town.home).path(Store(town.home).current_id() or "")
    path.unlink()
    duckdb.connect(str(path)).close()
    assert "malkoll build" in _wrong(_examine(run, town))["snapshot"]


def test_says_when_nothing_is_published(run: Run, empty_town: Town) -> None:
    empty_town.home.mkdir()
    assert "malkoll deliver" in _wrong(_examine(run, empty_town))["snapshot"]


def test_says_when_the_snapshot_is_behind_or_of_another_time(run: Run, town: Town) -> None:
    current = (town.home / "store" / "CURRENT").read_text()
    town.deliver(results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;80")
    (town.home / "store" / "CURRENT").write_text(current)
    assert "malkoll build" in _wrong(_examine(run, town))["snapshot"]
    run("--home", town.home, "build", "--as-of", "2020-01-01")
    assert "2020-01-01" in _wrong(_examine(run, town))["snapshot"]


def test_says_when_another_holds_the_home(run: Run, town: Town) -> None:
    with Store(town.home).lock():
        assert "pågår" in _wrong(_examine(run, town))["lock"]


def test_says_what_is_wrong_in_the_settings(run: Run, town: Town) -> None:
    (town.home / "malkoll.toml").write_text("[rule]\nroll_up = 'best'\n")
    assert "roll_up" in _wrong(_examine(run, town))["settings"]


def test_says_when_the_disk_is_nearly_full(
    run: Run, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.doctor.LOW_DISK", 1 << 60)
    assert "Ge plats" in _wrong(_examine(run, town))["disk"]


def test_names_a_damaged_save_in_a_plan(run: Run, town: Town) -> None:
    create_plan(town.home, "2027", "Strategen")
    save_rows(
        town.home, "2027", "goals", [{"goal_id": "K1", "title": "Alla lyckas"}],
        opened_at=opened_at(town.home, "2027"), by="Anna",
    )  # fmt: skip
    ran = _examine(run, town)
    assert [row["ok"] for row in ran.json if row["check"] == "plans"] == [True]
    (saved,) = (town.home / "plans").rglob("1-goals.parquet")
    saved.write_bytes(b"scrambled")
    assert "2027/deliveries/1000001/1-goals.parquet" in _wrong(_examine(run, town))["plans"]
    (town.home / "plans" / "2027" / "plan.json").write_text("{")
    assert "plan.json" in _wrong(_examine(run, town))["plans"]
