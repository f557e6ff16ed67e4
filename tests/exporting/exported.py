"""Exports a home and delivers what was written into an empty one; says what each of them holds."""

from pathlib import Path

from etl.delivered_files import expand
from etl.exporting.content import open_content, tables
from etl.exporting.package import DESCRIPTOR, export_package
from etl.pipeline import Request, deliver
from etl.settings import FILE_NAME
from etl.store import Store

Rows = list[tuple[object, ...]]


def content_of(home: Path) -> dict[str, Rows]:
    """Return every row of every table that would be written of a home: the kinds, and the lights."""
    current = Store(home).current_id()
    assert current is not None
    found: dict[str, Rows] = {}
    with open_content(home, current) as content:
        for table in tables(content):
            found[table.name] = content.execute(f"from export_{table.name}").fetchall()
    return found


def deliver_package(package: Path, home: Path) -> None:
    """Deliver an exported package into an empty home, the rule with it, as its README says."""
    home.mkdir()
    (home / FILE_NAME).write_bytes((package / FILE_NAME).read_bytes())
    files = expand([package / DESCRIPTOR])
    said = {path: known for path, known in files.items() if known is not None}
    outcome = deliver(home, Request(list(files), mappings=said))
    assert not outcome.is_refused, [finding.message("en") for finding in outcome.findings]


def there_and_back(home: Path, folder: Path) -> tuple[dict[str, Rows], dict[str, Rows]]:
    """Return what a home holds, and what one holds that its export was delivered into."""
    export_package(home, folder / "package")
    deliver_package(folder / "package", folder / "other")
    return content_of(home), content_of(folder / "other")
