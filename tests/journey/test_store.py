"""Snapshots and settings: what is published, how it is opened, and what is kept."""

from pathlib import Path

import duckdb
import pytest

from etl import store as stores
from etl.errors import CannotBeDone, WrongUse
from etl.pipeline import build
from etl.settings import Settings, load_settings
from etl.store import Store
from tests.town import Town


def test_readers_cannot_reach_files_or_change_their_settings(town: Town, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    for sql in (
        f"select * from read_csv('{tmp_path / 'secret.csv'}')",
        "set enable_external_access = true",
        "set memory_limit = '1GB'",
        "create table x (i int)",
        f"attach '{tmp_path / 'x.duckdb'}'",
    ):
        with pytest.raises(duckdb.Error):
            town.cursor().execute(sql)


def test_keeps_the_last_few_snapshots(town: Town) -> None:
    ids = [build(town.home) for _ in range(5)]
    left = {path.stem for path in (town.home / "store").glob("*.duckdb")}
    assert len(left) == stores.KEPT
    assert ids[-1] in left


def test_a_snapshot_in_use_stays_readable_when_it_is_pruned(town: Town) -> None:
    cursor = town.cursor()
    for _ in range(stores.KEPT + 1):
        build(town.home)
    assert cursor.execute("select count(*) from goals").fetchall() == [(3,)]


def test_lets_old_connections_go(town: Town) -> None:
    for _ in range(stores.OPEN_AT_MOST + 2):
        build(town.home)
        town.cursor()
    assert len(stores._open) <= stores.OPEN_AT_MOST


def test_a_pointer_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "store" / "CURRENT").mkdir(parents=True)
    with pytest.raises(CannotBeDone) as stopped:
        Store(tmp_path).current_id()
    assert "det är en mapp" in stopped.value.message("sv")


def test_settings_of_a_silent_home_are_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_reads_the_settings_also_as_notepad_saves_them(tmp_path: Path) -> None:
    text = (
        '[rule]\ndefault_tolerance_pct = 3\nroll_up = "worst"\n[periods]\nreporting = ["month"]\n'
    )
    (tmp_path / "malkoll.toml").write_text(text, encoding="utf-8-sig")
    read = load_settings(tmp_path)
    assert (read.default_tolerance_pct, read.roll_up) == (3.0, "worst")
    assert read.reporting_kinds == ("month",)


@pytest.mark.parametrize(
    "text",
    [
        "[rule\n", "[rule]\nrollup = 'worst'\n", "name = 'x'\n", "[rule]\nroll_up = 'best'\n",
        "[rule]\ndefault_tolerance_pct = -1\n", "[rule]\ndefault_tolerance_pct = nan\n",
        "[rule]\ndefault_tolerance_pct = true\n", "[municipality]\nname = 3\n",
        "[periods]\nreporting = []\n", "[periods]\nreporting = ['week']\n",
    ],
)  # fmt: skip
def test_refuses_settings_that_mean_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "malkoll.toml").write_text(text)
    with pytest.raises(WrongUse) as stopped:
        load_settings(tmp_path)
    assert "malkoll.toml" in stopped.value.message("sv")


def test_settings_that_are_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "malkoll.toml").mkdir()
    with pytest.raises(CannotBeDone):
        load_settings(tmp_path)
