"""The folder of an export: replaced as a whole, or left as it was; never anybody else's files."""

import json
import os
import shutil
from pathlib import Path

import duckdb
import pytest

from etl.errors import CannotBeDone, MalkollError, WrongUse
from etl.exporting import package as package_module
from etl.exporting.package import DESCRIPTOR, export_package
from tests.town import Town

VALUES = """
    indicator_id;org_unit_id;period;value
    BEH;TOP;2025;86,5
"""


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_replaces_an_earlier_export_and_an_empty_folder(town: Town, tmp_path: Path) -> None:
    target = tmp_path / "out" / "package"
    target.mkdir(parents=True)
    export_package(town.home, target)
    assert len(json.loads((target / DESCRIPTOR).read_text())["resources"]) == 28
    town.deliver(results=VALUES)
    export_package(town.home, target)
    assert "86.5" in (target / "results.csv").read_text()
    again = target.with_name("again")
    export_package(town.home, again)
    for file in target.rglob("*.csv"):
        assert file.read_bytes() == (again / file.relative_to(target)).read_bytes()
    shutil.rmtree(again)
    assert names(target.parent) == {"package"}


@pytest.mark.parametrize("other", ["notes.md", "lights/own.csv", "datapackage.json"])
def test_refuses_a_folder_that_holds_anything_else(town: Town, tmp_path: Path, other: str) -> None:
    target = tmp_path / "out"
    if other != DESCRIPTOR:
        export_package(town.home, target)
    (target / other).parent.mkdir(exist_ok=True)
    (target / other).write_text('{"resources": [{"path": "own.csv"}]}')
    with pytest.raises(WrongUse) as refused:
        export_package(town.home, target)
    assert refused.value.code == "export_folder_not_empty"
    assert (target / other).read_text() == '{"resources": [{"path": "own.csv"}]}'


def test_refuses_a_file_and_a_home_without_figures(town: Town, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WrongUse):
        export_package(town.home, tmp_path / "file")
    with pytest.raises(CannotBeDone) as stopped:
        export_package(tmp_path / "nothing", tmp_path / "new")
    assert stopped.value.code == "nothing_published"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), duckdb.IOException("No space left")]
)
def test_a_full_disk_leaves_what_was_there(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    target = tmp_path / "out" / "package"
    export_package(town.home, target)
    before = (target / DESCRIPTOR).read_bytes()

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(package_module, "write_csv", refuse)
    with pytest.raises(CannotBeDone) as stopped:
        export_package(town.home, target)
    assert stopped.value.code == "disk_full"
    assert (target / DESCRIPTOR).read_bytes() == before
    assert names(target.parent) == {"package"}


@pytest.mark.parametrize(
    ("error", "seen"),
    [(OSError(13, "Permission denied"), MalkollError), (KeyboardInterrupt(), KeyboardInterrupt)],
)
def test_a_failing_rename_puts_the_earlier_one_back(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException,
    seen: type[BaseException],
) -> None:  # fmt: skip
    target = tmp_path / "out" / "package"
    export_package(town.home, target)
    real = os.rename

    def refuse(source: Path, place: Path) -> None:
        if ".writing-" in str(source):
            raise error
        real(source, place)

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(seen):
        export_package(town.home, target)
    assert names(target.parent) == {"package"}
    assert (target / DESCRIPTOR).exists()
