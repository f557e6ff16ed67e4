"""Which files a call means: a folder, or a datapackage.json, stands for all of its tables."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.contract import kinds
from etl.errors import CannotBeDone, WrongUse, reason_of
from etl.reading.mapping import Mapping as Said

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
PACKAGE = "datapackage.json"
# In which property a package that was exported says which kind of delivery a table is (etl/exporting).
MARK = "malkoll"
LAST_ROW = 1_000_000_000

Found = tuple[Path, Said | None]


def expand(files: Sequence[Path]) -> dict[Path, Said | None]:
    """Return the files to deliver, each once, with what is known of how it was written.

    Of tables that were exported all is known, and nothing in them is guessed; of others nothing is. Raises
    WrongUse for a datapackage.json that names no tables, CannotBeDone where a folder cannot be read.
    """
    found: dict[Path, Found] = {}
    for file in files:
        for one in _tables(file):
            found.setdefault(one[0].resolve(), one)
    return dict(found.values())


def packages(files: Sequence[Path]) -> list[dict[str, Any]]:
    """Return what is said in each datapackage.json among the files, or in a folder among them."""
    found = (_package_of(file) for file in files)
    return [_described(package) for package in found if package is not None]


def _package_of(file: Path) -> Path | None:
    """Return the datapackage.json that a file is, or that stands for the folder that it is."""
    if file.name == PACKAGE and file.is_file():
        return file
    return file / PACKAGE if (file / PACKAGE).is_file() else None


def _tables(file: Path) -> Sequence[Found]:
    try:
        package = _package_of(file)
        if package is not None:
            return _of_package(package)
        if not file.is_dir():
            return [(file, None)]
        within = sorted(path for path in file.iterdir() if _is_table(path))
    except OSError as error:
        raise CannotBeDone("folder_refused", file=str(file), reason=reason_of(error)) from error
    return [(path, None) for path in within] or [(file, None)]


def _is_table(path: Path) -> bool:
    """Say whether a file of a folder is meant; not the lock files that office programs leave."""
    return path.suffix.lower() in TABLES and path.is_file() and path.name[0] not in ".~"


def _described(package: Path) -> dict[str, Any]:
    try:
        described = json.loads(package.read_text(encoding="utf-8-sig"))
        [str(resource["path"]) for resource in described["resources"]]
    except (ValueError, KeyError, TypeError) as error:
        raise WrongUse("datapackage_unreadable", file=str(package), reason=str(error)) from error
    return described  # type: ignore[no-any-return]


def _of_package(package: Path) -> list[Found]:
    """Return the tables that a Data Package lists; never one outside its own folder.

    Where it says which of them are deliveries (an exported one does) the others are left alone.
    """
    resources = _described(package)["resources"]
    listed = [(one, _kind_said(one, package)) for one in resources]
    is_exported = any(kind for _, kind in listed)
    tables = [
        (package.parent / str(one["path"]), kind)
        for one, kind in listed
        if Path(str(one["path"])).suffix.lower() in TABLES and (kind or not is_exported)
    ]
    if not tables:
        raise WrongUse("datapackage_unreadable", file=str(package), reason="resources")
    for table, _ in tables:
        if not table.resolve().is_relative_to(package.parent.resolve()):
            raise WrongUse("datapackage_outside", file=str(package), value=str(table))
    return [(table, None if kind is None else _as_exported(kind)) for table, kind in tables]


def _kind_said(resource: Mapping[str, Any], package: Path) -> str | None:
    """Return the kind that a table says it is. WrongUse for one that this version does not know."""
    said = resource.get(MARK)
    kind = said.get("kind") if isinstance(said, dict) else None
    if kind is not None and kind not in kinds():
        raise WrongUse("datapackage_kind", file=str(package), value=str(kind))
    return kind


def _as_exported(kind: str) -> Said:
    """Return how an exported table was written: as all of them are."""
    return Said(kind=kind, delimiter=",", decimal_mark=".", header_row=1, last_row=LAST_ROW)
