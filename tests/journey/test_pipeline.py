"""The journey of a delivery: all or nothing, once only, and whole again after any crash."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from etl import publishing
from etl.batch import Batch
from etl.deliveries import list_deliveries
from etl.errors import CannotBeDone, WrongUse, explained
from etl.pipeline import Request, build, deliver, preview, withdraw
from etl.store import Store
from tests.town import Town, table

RESULTS = "indicator_id;org_unit_id;period;value\n"
KILLED = """
import os, sys
from pathlib import Path
from etl import batch, store, build
from etl.pipeline import Request, deliver
def die(*args, **kwargs): os._exit(9)
place = {stage!r}
if place == "staged": batch.Batch.add = die
if place == "built": store.Store.publish = die
if place == "landing": batch.Batch.land = die
if place == "building": build._run_models = die
if place == "named":
    replace = store.replace_file
    store.replace_file = lambda path, text: die() if path.name == "CURRENT" else replace(path, text)
deliver(Path(sys.argv[1]), Request([Path(sys.argv[2])]))
"""


def _values(town: Town) -> list[tuple[object, ...]]:
    return town.ask("select value from results order by value")


def _traces(town: Town) -> list[str]:
    left = [*town.home.glob("deliveries/.staged-*"), *town.home.glob("store/.*building*")]
    return [path.name for path in left]


@pytest.mark.parametrize("stage", ["staged", "building", "landing", "built", "named"])
def test_a_kill_at_any_stage_is_made_good_by_the_next_delivery(town: Town, stage: str) -> None:
    file = town.write("results.csv", RESULTS + "BEH;TOP;2025;80\n")
    code = KILLED.replace("{stage!r}", repr(stage))
    ran = subprocess.run((sys.executable, "-c", code, town.home, file), check=False)
    assert ran.returncode == 9
    deliver(town.home, Request([file]))
    assert _values(town) == [(80.0,)]
    assert len(list_deliveries(town.home)) == 6
    assert _traces(town) == []


def test_a_killed_spill_folder_does_not_stop_the_next_delivery(town: Town) -> None:
    spill = town.home / "store" / ".20250101T000000-abcdef01.building.spill"
    spill.mkdir()
    (spill / "block").touch()
    town.deliver(results=RESULTS + "BEH;TOP;2025;80\n")
    assert _traces(town) == []


@pytest.mark.parametrize("at", ["publish", "land"])
def test_what_cannot_be_published_is_taken_back(
    town: Town, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    owner = Store if at == "publish" else Batch
    monkeypatch.setattr(owner, at, refuse)
    before = town.ask("select snapshot_id from snapshot")
    with pytest.raises(CannotBeDone) as stopped:
        town.deliver(results=RESULTS + "BEH;TOP;2025;80\n")
    assert stopped.value.code == "disk_full"
    assert len(list_deliveries(town.home)) == 5
    assert town.ask("select snapshot_id from snapshot") == before
    assert _traces(town) == []


def test_a_withdrawal_that_cannot_be_published_is_taken_back(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.deliver(results=RESULTS + "BEH;TOP;2025;80\n")

    def refuse(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "publish", refuse)
    with pytest.raises(KeyboardInterrupt):
        withdraw(town.home, "0002-1", "Fel")
    assert list_deliveries(town.home)[-1].withdrawn_at is None


def test_a_snapshot_published_just_before_an_error_keeps_its_delivery(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = Store.publish

    def publish_and_fail(store: Store, snapshot_id: str) -> None:
        publish(store, snapshot_id)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Store, "publish", publish_and_fail)
    with pytest.raises(CannotBeDone):
        town.deliver(results=RESULTS + "BEH;TOP;2025;80\n")
    assert _values(town) == [(80.0,)]
    assert len(list_deliveries(town.home)) == 6


@pytest.mark.parametrize("pointer", ["", "20250101T000000-abcdef01-00000000", "../../x"])
def test_a_torn_pointer_is_mended_by_delivering(town: Town, pointer: str) -> None:
    (town.home / "store" / "CURRENT").write_text(pointer)
    outcome = town.deliver(target_areas="target_area_id;name_sv\nLAR;Lärande")
    assert outcome.brings_nothing
    assert town.ask("select count(*) from goals") == [(3,)]


def test_a_damaged_snapshot_is_built_anew_by_delivering(town: Town) -> None:
    store = Store(town.home)
    store.path(store.current_id() or "").write_bytes(b"torn" * 5000)
    town.deliver(target_areas="target_area_id;name_sv\nLAR;Lärande")
    assert town.ask("select count(*) from goals") == [(3,)]


def test_the_newest_per_key_wins_and_a_withdrawal_brings_back_the_one_before(town: Town) -> None:
    town.deliver(results=RESULTS + "BEH;TOP;2025;80\nBEH;TOP;2024;70\n")
    outcome = town.deliver(results=RESULTS + "BEH;TOP;2025;81\nBEH;TOP;2024;70\nBEH;TOP;2023;60\n")
    (one,) = outcome.delivered
    assert (one.new, one.changed, one.unchanged) == (1, 1, 1)
    assert _values(town) == [(60.0,), (70.0,), (81.0,)]
    withdraw(town.home, "0003-1", "Fel")
    assert _values(town) == [(70.0,), (80.0,)]
    town.deliver(results=RESULTS + "BEH;TOP;2025;81\n")
    assert _values(town) == [(70.0,), (81.0,)]


def test_a_value_that_is_emptied_is_a_change(town: Town) -> None:
    header = "indicator_id;org_unit_id;period;value;comment\n"
    town.deliver(results=header + "BEH;TOP;2025;80;Bra\n")
    (one,) = town.deliver(results=header + "BEH;TOP;2025;80;\n").delivered
    assert (one.new, one.changed, one.unchanged) == (0, 1, 0)


def test_a_state_as_it_was_known_can_be_built_again(town: Town) -> None:
    town.deliver(results=RESULTS + "BEH;TOP;2025;80\n")
    before = datetime.now(UTC)
    town.deliver(results=RESULTS + "BEH;TOP;2025;81\n")
    withdraw(town.home, "0002-1", "Fel")
    build(town.home, before)
    assert _values(town) == [(80.0,)]
    build(town.home, before - timedelta(days=1))
    assert _values(town) == []
    town.deliver(results=RESULTS + "BEH;TOP;2025;81\n")
    assert _values(town) == [(81.0,)], "delivering leads back to what is known now"


def test_refuses_a_withdrawal_that_would_leave_orphans_or_the_old_frequency(town: Town) -> None:
    header = "indicator_id;name;measure_unit;direction;frequency\n"
    town.deliver(indicators=header + "BEH;B;%;higher;month\n")
    town.deliver(results=RESULTS + "BEH;TOP;2025-08;80\n")
    for delivery_id in ("0001-3", "0002-1"):
        with pytest.raises(CannotBeDone) as stopped:
            withdraw(town.home, delivery_id, "Fel")
        assert stopped.value.code == "others_lean_on_it"
    with pytest.raises(WrongUse):
        withdraw(town.home, "0003-1", "")
    withdraw(town.home, "0003-1", "Fel")
    with pytest.raises(WrongUse):
        withdraw(town.home, "0003-1", "Fel")
    withdraw(town.home, "0002-1", "Fel")
    assert town.ask("select frequency from indicators where indicator_id = 'BEH'") == [("year",)]


def test_two_processes_at_once_both_land(town: Town) -> None:
    files = [town.write(f"r{n}.csv", RESULTS + f"BEH;TOP;20{n};{n}\n") for n in (21, 22, 23)]
    command = (sys.executable, "-m", "etl.cli", "--home", str(town.home), "deliver")
    running = [subprocess.Popen((*command, str(f)), stdout=subprocess.DEVNULL) for f in files]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    assert _values(town) == [(21.0,), (22.0,), (23.0,)]
    assert len({d.delivery_id for d in list_deliveries(town.home)}) == 8


def test_readers_see_whole_snapshots_while_others_deliver(town: Town) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom etl.store import Store\n"
        "store = Store(Path(sys.argv[1]))\nfor _ in range(150):\n"
        "    cursor = store.open(store.current_id()).cursor()\n"
        "    a, b = cursor.execute('select count(*) filter (org_unit_id = \\'TOP\\'),"
        " count(*) filter (org_unit_id = \\'SKN\\') from results').fetchone()\n"
        "    assert a == b, (a, b)\n"
    )
    reader = subprocess.Popen((sys.executable, "-c", code, town.home), stderr=subprocess.PIPE)
    for year in range(2020, 2024):
        town.deliver(results=RESULTS + f"BEH;TOP;{year};1\nBEH;SKN;{year};1\n")
    _, error = reader.communicate(timeout=60)
    assert (reader.returncode, error) == (0, b"")


def test_a_busy_home_is_left_alone(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store.lock.__wrapped__, "__defaults__", (0.1,))  # type: ignore[attr-defined]
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with Store(town.home).lock():
            held.set()
            done.wait(30)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    try:
        with pytest.raises(CannotBeDone) as stopped:
            town.deliver(results=RESULTS + "BEH;TOP;2025;80\n")
        assert stopped.value.code == "store_busy"
        files = town.write_tables(results=RESULTS + "BEH;TOP;2025;80\n")
        assert preview(town.home, Request(files)).delivered[0].new == 1, "asking needs no lock"
    finally:
        done.set()
        other.join()


def test_a_home_behind_a_link_and_with_odd_signs_works(empty_town: Town, tmp_path: Path) -> None:
    real = tmp_path / "Målkoll [2025] 'hem' *"
    real.mkdir()
    empty_town.home.symlink_to(real)
    empty_town.deliver(target_areas=table("target_area_id;name_sv\nLAR;Lärande"))
    empty_town.deliver(target_areas=table("target_area_id;name_sv\nLAR;Lärande och skola"))
    assert empty_town.ask("select name_sv from target_areas") == [("Lärande och skola",)]


def test_a_missing_or_damaged_parquet_is_told_and_nothing_changes(town: Town) -> None:
    before = (town.home / "store" / "CURRENT").read_text()
    parquet = next((town.home / "deliveries").rglob("*goals.parquet"))
    for damage in (lambda: parquet.write_bytes(b"PAR1 no"), parquet.unlink):
        damage()
        with pytest.raises(CannotBeDone) as stopped:
            build(town.home)
        assert stopped.value.code == "file_refused"
        assert (town.home / "store" / "CURRENT").read_text() == before
        assert _traces(town) == []


def test_too_many_files_for_one_delivery_are_refused(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.batch.MOST_IN_A_BATCH", 1)
    with pytest.raises(CannotBeDone) as stopped:
        town.deliver(
            target_areas="target_area_id;name_sv\nNY;Ny",
            results=RESULTS + "BEH;TOP;2025;80\n",
        )
    assert stopped.value.code == "too_many_files"
    assert len(list_deliveries(town.home)) == 5


def test_reports_progress_to_nobody_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    publishing.silent("step", 0.5)
    assert capsys.readouterr() == ("", "")


def test_a_database_error_names_the_disk_or_the_memory(tmp_path: Path) -> None:
    for error, code in (
        (duckdb.IOException("Could not write: No space left on device"), "disk_full"),
        (duckdb.OutOfMemoryException("failed to allocate"), "out_of_memory"),
        (OSError(30, "Read-only file system"), "disk_refused"),
    ):
        with pytest.raises(CannotBeDone) as stopped, explained(tmp_path):
            raise error
        assert stopped.value.code == code
        assert str(stopped.value) == stopped.value.message("en")
