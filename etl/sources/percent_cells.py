"""Which cells of a workbook Excel shows as per cent: it keeps 48,4 % as the number 0.484.

The reader of values (calamine) does not know how cells are shown, so the styles are asked: first
whether any style of the workbook is in per cent at all, and only then the sheet, cell by cell.
"""

import zipfile
from decimal import Decimal
from pathlib import Path

# The numbers of Excel's two built-in formats in per cent, and the sign in anyone's own.
BUILT_IN = (b'numFmtId="9"', b'numFmtId="10"')
OWN = b"%"

Place = tuple[int, int]


def percent_cells(path: Path, sheet: str) -> frozenset[Place]:
    """Return the places, row and column from 0, of a sheet's numbers that are shown as per cent."""
    if not _has_percent_style(path):
        return frozenset()
    from openpyxl import load_workbook  # noqa: PLC0415 (slow, seldom needed)

    workbook = load_workbook(path, read_only=True, data_only=True)
    try:
        return frozenset(
            (cell.row - 1, cell.column - 1)
            for row in workbook[sheet].iter_rows()
            for cell in row
            if isinstance(cell.value, int | float) and "%" in cell.number_format
        )
    finally:
        workbook.close()


def _has_percent_style(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        if "xl/styles.xml" not in archive.namelist():
            return False
        styles = archive.read("xl/styles.xml")
    return OWN in styles or any(number in styles for number in BUILT_IN)


def as_percent(number: float) -> str:
    """Return a number as Excel shows it in per cent, with every digit: 0.484 is 48.4 %."""
    shown = Decimal(repr(number)) * 100
    return f"{shown.normalize():f} %"
