"""A program newer than the snapshot: nothing is shown from it, and it is built anew from the deliveries."""

import shutil
from pathlib import Path

import pytest

from etl import store as stores
from etl.errors import CannotBeDone
from etl.pipeline import Request, build, deliver, preview
from etl.store import Store
from tests.town import PLAN, Town


@pytest.fixture
def upgraded(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The small town, whose snapshot was made before the models changed."""
    monkeypatch.setattr(stores, "form", lambda: "ffffffff")
    return town


def test_says_that_another_version_made_the_snapshot(upgraded: Town) -> None:
    with pytest.raises(CannotBeDone) as stopped:
        Store(upgraded.home).current_id()
    assert stopped.value.code == "snapshot_other_version"
    assert "malkoll build" in stopped.value.message("sv")


def test_building_makes_it_readable_again(upgraded: Town) -> None:
    assert Store(upgraded.home).is_of_another_version()
    build(upgraded.home)
    assert not Store(upgraded.home).is_of_another_version()
    assert upgraded.ask("select count(*) from goals") == [(3,)]


def test_delivering_what_is_known_builds_it_anew(upgraded: Town) -> None:
    files = upgraded.write_tables(target_areas=PLAN["target_areas"])
    assert deliver(upgraded.home, Request(files)).brings_nothing
    assert upgraded.ask("select count(*) from goals") == [(3,)]


def test_previews_nothing_against_another_versions_lights(upgraded: Town) -> None:
    files = upgraded.write_tables(
        results="""
            indicator_id;org_unit_id;period;value
            BEH;TOP;2025;86,5
        """
    )
    with pytest.raises(CannotBeDone) as stopped:
        preview(upgraded.home, Request(files))
    assert stopped.value.code == "snapshot_other_version"


def test_a_home_without_a_snapshot_is_of_no_version(empty_town: Town) -> None:
    assert not Store(empty_town.home).is_of_another_version()


def test_a_torn_pointer_is_of_no_version(town: Town) -> None:
    (town.home / "store" / "CURRENT").write_text("torn")
    assert not Store(town.home).is_of_another_version()


def test_the_form_changes_with_the_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(stores.SQL, tmp_path / "sql")
    before = stores.form()
    with (tmp_path / "sql" / "3_marts" / "periods.sql").open("a") as model:
        model.write("-- changed")
    monkeypatch.setattr(stores, "SQL", tmp_path / "sql")
    assert stores.form.__wrapped__() != before
