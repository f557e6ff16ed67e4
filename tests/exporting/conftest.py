"""Workbooks that LibreOffice has opened, once for all the tests that look into them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.exporting.libreoffice import recalculate
from tests.exporting.opened import workbooks


@pytest.fixture(scope="session")
def opened(
    tmp_path_factory: pytest.TempPathFactory, sample_home: Path, worker_id: str
) -> Callable[[str], Path]:
    """Give a workbook by name as LibreOffice saved it; it starts once, for all processes."""
    own = tmp_path_factory.getbasetemp()
    shared = (own if worker_id == "master" else own.parent) / "workbooks"
    with FileLock(f"{shared}.lock"):
        if not (shared / "made.json").exists():
            shared.mkdir(exist_ok=True)
            files = workbooks(shared, sample_home)
            saved = recalculate(list(files.values()), shared)
            named = dict(zip(files, map(str, saved), strict=True))
            (shared / "made.json").write_text(json.dumps(named), "utf-8")
    named = json.loads((shared / "made.json").read_text("utf-8"))
    return lambda name: Path(named[name])
