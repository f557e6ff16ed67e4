"""LibreOffice without a screen: opens workbooks, computes every formula anew, and saves them."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

# Always compute; else it may believe what a file says that its formulas gave.
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
TIMEOUT_S = 240


def recalculate(files: list[Path], folder: Path) -> list[Path]:
    """Return the files as LibreOffice saved them, in one start of it, in a profile within a folder."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: run `make browser`"
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, "utf-8")
    subprocess.run(
        [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), *map(str, files)],
        check=True, capture_output=True, timeout=TIMEOUT_S,
    )  # fmt: skip
    return [out / file.name for file in files]


def rows_of(file: Path, tab: str, head_row: int = 4) -> list[dict[str, Any]]:
    """Return the rows below a head as dicts, to the first that is empty; empty cells and texts are None."""
    sheet = load_workbook(file, data_only=True)[tab]
    head = [cell.value for cell in sheet[head_row]]
    found = []
    for cells in sheet.iter_rows(min_row=head_row + 1, values_only=True):
        if all(cell is None for cell in cells):
            break
        found.append({name: None if cell == "" else cell
                      for name, cell in zip(head, cells, strict=True)})  # fmt: skip
    return found
