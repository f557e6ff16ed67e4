"""`malkoll export`: all that a home has published as a Data Package, to be delivered into another home.

CSV and Parquet of each kind of the contract, the lights in a folder of their own, datapackage.json, the rule
as a malkoll.toml, and a page that says how to load it.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from etl.build import Progress
from etl.errors import CannotBeDone
from etl.exporting.about import about_package, readme
from etl.exporting.aside import written_aside
from etl.exporting.content import Table, open_content, tables, write_csv, write_parquet
from etl.exporting.descriptor import MARK, Described, Written, package, resource
from etl.exporting.pseudonyms import pseudonyms_of
from etl.exporting.rules import as_toml, rules_of
from etl.findings import LANGUAGES, say
from etl.publishing import silent
from etl.settings import FILE_NAME, load_settings
from etl.store import Store

DESCRIPTOR = "datapackage.json"
README = "README.md"
PARQUET = "parquet"
LIGHTS = "lights"


def export_package(
    home: Path, target: Path, *, is_pseudonymous: bool = False, progress: Progress = silent
) -> list[Written]:
    """Write what a home has published as a Data Package into a folder; return its tables' files.

    The folder is new, empty, or an earlier export, which is replaced. Raises WrongUse for any other folder,
    CannotBeDone where nothing is published or the disk is full or cannot be written: nothing is changed.
    """
    snapshot_id = Store(home).current_id()
    if snapshot_id is None:
        raise CannotBeDone("nothing_published", home=str(home))
    licence = load_settings(home).licence
    with written_aside(target, is_earlier_export) as folder:
        names = pseudonyms_of(home) if is_pseudonymous else None
        with open_content(home, snapshot_id) as content:
            every = tables(content, names)
            said = {"malkoll_snapshot": snapshot_id}
            written = [
                file
                for place, table in enumerate(every)
                for file in _write(content, table, folder, said, progress, place / len(every))
            ]
            about = about_package(content, datetime.now(UTC), licence, is_pseudonymous)
            rules = rules_of(content)
        described = package(about, [resource(folder, one) for one in written])
        comments = [say("export_toml", language) for language in LANGUAGES]
        _write_about(folder, described, as_toml(rules, comments))
    return written


def _write(
    content: duckdb.DuckDBPyConnection,
    table: Table,
    folder: Path,
    said: Mapping[str, str],
    progress: Progress,
    done: float,
) -> list[Written]:
    """Write a table as CSV and Parquet; a kind's files lie apart from those of the lights."""
    progress(table.name, done)
    csv = Path() if table.is_delivered else Path(LIGHTS)
    parquet = Path(PARQUET) if table.is_delivered else Path(LIGHTS)
    for place in (csv, parquet):
        (folder / place).mkdir(exist_ok=True)
    paths = (csv / f"{table.name}.csv", parquet / f"{table.name}.parquet")
    rows = write_parquet(content, table, folder / paths[1], said)
    # The CSV is made of the Parquet file, so the two hold the same.
    write_csv(content, table, folder / paths[1], folder / paths[0])
    return [Written(table, path.as_posix(), rows) for path in paths]


def _write_about(folder: Path, described: Described, rules: str) -> None:
    (folder / FILE_NAME).write_text(rules, encoding="utf-8", newline="\n")
    (folder / README).write_text(readme(described), encoding="utf-8", newline="\n")
    text = json.dumps(described, ensure_ascii=False, indent=1, default=str)
    (folder / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def is_earlier_export(folder: Path) -> bool:
    """Say whether a folder is an earlier export and holds nothing else, so that it can be replaced."""
    try:
        described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        listed = (
            {str(one["path"]) for one in described["resources"]} if MARK in described else set()
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False
    own = {*listed, DESCRIPTOR, README, FILE_NAME}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    return bool(listed) and found <= own
