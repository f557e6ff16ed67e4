"""A file's own rows, corrected in place: written anew so that they go through the same journey."""

import csv
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from io import StringIO
from math import isnan
from numbers import Real
from pathlib import Path
from typing import Any

import xlsxwriter

from etl.errors import explained
from etl.reading.mapping import Mapping
from etl.sources.cells import PERCENT
from etl.uploading.looking import Look
from etl.uploading.own_rows import unique

BOM = "\ufeff"
FOLDER = "corrected"
MARKS = (",", ".")


@dataclass(frozen=True)
class Corrected:
    """The file written anew, and what was said of the old one as far as it holds for the new."""

    path: Path
    mapping: Mapping


def with_fixes(folder: Path, look: Look, rows: Sequence[AnyMapping[str, object]]) -> Corrected:
    """Write a file with the same headers and the rows as they are now, in a folder of the caller's.

    rows: as `look.rows` gives them, corrected; a row without `line` is a new one. What stood above the
    header and under the table is not written. A workbook stays one, so that a number which nobody has
    touched is the very same; a text file has `;` between its cells. Raises CannotBeDone.
    """
    texts = [_texts(look, row) for row in rows]
    lines = [_line(row.get("line")) for row in rows]
    is_workbook = look.recognised.sheet is not None
    suffix = ".xlsx" if is_workbook else ".csv"
    with explained(folder):
        place = folder / FOLDER
        place.mkdir(parents=True, exist_ok=True)
        path = place / f"{look.path.stem}{suffix}"
        if is_workbook:
            _write_workbook(path, look, lines, texts)
            last = len(texts) + 1
        else:
            last = _write_csv(path, look.headers, texts)
    mapping = replace(
        look.mapping,
        kind=look.mapping.kind or look.kind,
        sheet=None,
        encoding=None,
        delimiter=None if is_workbook else ";",
        decimal_mark=_mark(look),
        header_row=1,
        last_row=last,
        **_of_the_ledger(look),
    )
    return Corrected(path, mapping)


def _of_the_ledger(look: Look) -> dict[str, Any]:
    """Return what was known of economy's own file: what stood above its header is not written anew."""
    known: dict[str, Any] = {answer.key: answer.value for answer in look.answers}
    if look.period and "period" not in look.mapping.constants:
        known["constants"] = {**look.mapping.constants, "period": look.period}
        # A title that names months names them from January.
        known.setdefault("monthly", "accumulated")
    return known


def _mark(look: Look) -> str | None:
    """Return the decimal mark that the numbers were read by: what is mended may not make them others.

    None where the file has several, or one that could not be seen: then it is looked for anew.
    """
    found = look.recognised.decimal_mark
    is_unclear = any(finding.code.startswith("decimal_mark_") for finding in look.findings)
    return look.mapping.decimal_mark or (found if found in MARKS and not is_unclear else None)


def _texts(look: Look, row: AnyMapping[str, object]) -> list[str]:
    found = (row.get(name) for name in unique(look.headers))
    return ["" if _is_empty(cell) else str(cell) for cell in found]


def _is_empty(cell: object) -> bool:
    """Say whether a cell of an edited table holds nothing, as None or as what tables of numbers have."""
    return cell is None or (isinstance(cell, Real) and isnan(cell))


def _line(cell: object) -> int | None:
    return None if _is_empty(cell) or not isinstance(cell, Real) else int(float(cell))


def _write_csv(path: Path, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Write the rows as Swedish Excel does; return the line on which the last one begins."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(headers)
    last = 1
    for row in rows:
        last = text.getvalue().count("\n") + 1
        writer.writerow(row)
    path.write_text(BOM + text.getvalue(), encoding="utf-8", newline="\n")
    return last


def _write_workbook(
    path: Path, look: Look, lines: Sequence[int | None], rows: Sequence[Sequence[str]]
) -> None:
    """Write the rows as a sheet of its own: a number is one only where its cell was, and is as it was."""
    was = {int(str(row["line"])): _texts(look, row) for row in look.rows or ()}
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False})
    sheet = book.add_worksheet()
    for place, header in enumerate(look.headers):
        sheet.write_string(0, place, header)
    for number, (line, row) in enumerate(zip(lines, rows, strict=True), start=1):
        for place, text in enumerate(row):
            own = None if line is None else look.own_numbers.get((line, place))
            if own is not None and text == was[line or 0][place]:
                _write_number(book, sheet, (number, place), *own)
            elif text:
                sheet.write_string(number, place, text)
    book.close()


def _write_number(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    at: tuple[int, int],
    number: float,
    unit: str | None,
) -> None:
    """Write a number with every digit, shown with its unit: as per cent, Excel keeps 0.484 for 48.4."""
    kept = number if unit != PERCENT else float(Decimal(repr(number)) / 100)
    shown = {None: "General", PERCENT: "0.0%"}.get(unit, f'General" {unit}"')
    style = book.add_format({"num_format": shown})
    # Plain numbers are written with sixteen digits, the results of formulas with all of them.
    if float(f"{kept:.16G}") == kept:
        sheet.write_number(*at, kept, style)
    else:
        sheet.write_formula(*at, f"={kept!r}", style, kept)
