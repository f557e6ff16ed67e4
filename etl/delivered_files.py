"""Which files a call means: a folder, or a datapackage.json, stands for all of its tables."""

import json
from collections.abc import Sequence
from pathlib import Path

from etl.errors import CannotBeDone, WrongUse, reason_of

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


def expand(files: Sequence[Path]) -> list[Path]:
    """Return the files to deliver, each once; WrongUse for a datapackage.json that names none."""
    found: dict[Path, Path] = {}
    for file in files:
        for one in _tables(file):
            found.setdefault(one.resolve(), one)
    return list(found.values())


def _tables(file: Path) -> list[Path]:
    try:
        if file.name == "datapackage.json" and file.is_file():
            return _of_package(file)
        if not file.is_dir():
            return [file]
        if (file / "datapackage.json").is_file():
            return _of_package(file / "datapackage.json")
        within = sorted(path for path in file.iterdir() if _is_table(path))
    except OSError as error:
        raise CannotBeDone("folder_refused", file=str(file), reason=reason_of(error)) from error
    return within or [file]


def _is_table(path: Path) -> bool:
    """Say whether a file of a folder is meant; not the lock files that office programs leave."""
    return path.suffix.lower() in TABLES and path.is_file() and path.name[0] not in ".~"


def _of_package(package: Path) -> list[Path]:
    """Return the tables that a Data Package lists; never one outside its own folder."""
    try:
        resources = json.loads(package.read_text(encoding="utf-8-sig"))["resources"]
        names = [str(resource["path"]) for resource in resources]
    except (ValueError, KeyError, TypeError) as error:
        raise WrongUse("datapackage_unreadable", file=str(package), reason=str(error)) from error
    tables = [package.parent / name for name in names if Path(name).suffix.lower() in TABLES]
    if not tables:
        raise WrongUse("datapackage_unreadable", file=str(package), reason="resources")
    for table in tables:
        if not table.resolve().is_relative_to(package.parent.resolve()):
            raise WrongUse("datapackage_outside", file=str(package), value=str(table))
    return tables
