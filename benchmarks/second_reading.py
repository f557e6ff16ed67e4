"""A second, independent reading of a file's numbers, by csv and Decimal: is each what was written?

It knows nothing of how the reader decides. Of a column it asks which decimal marks can explain every cell
of it; where both can, and the numbers differ, no reading may be accepted.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import duckdb

from etl.sources import Extract

MARKS = (",", ".")
BLANK = "[ \u00a0\u2007\u2009\u202f'’]"
EMPTY = {"", "-", "–", "—", "n/a", "na", "saknas", "uppgift saknas", "..", "…", "."}
EDGES = " \t\r\n\u2007\u00a0\u2009\u202f\u200b\ufeff"
# A broken workbook that a lenient reader finds cells in, and a strict one none: nothing is said of it.
UNREADABLE = (ElementTree.ParseError, LookupError, ValueError, zipfile.BadZipFile)


def changed_numbers(found: Extract, connection: duckdb.DuckDBPyConnection, path: Path) -> list[str]:
    """Return what is wrong with the numbers of an accepted file: nothing, or a line for each."""
    matched = found.matched
    if matched is None:
        return []
    names = [
        name for name in matched.kind.number_names if name in _columns(connection, found.table)
    ]
    try:
        cells = _cells(found, path)
    except UNREADABLE:
        return []
    wrong: list[str] = []
    for name in names:
        rows = connection.execute(
            f"select line, source_column, {name} from {found.table}"
        ).fetchall()
        placed = [(line, _place(found, name, of), n) for line, of, n in rows]
        # Of two columns with one header nobody can say which is meant: the journey refuses them.
        pairs = [(line, cells.get((line, p)), n) for line, p, n in placed if p is not None]
        wrong += [f"{name}: {text}" for text in _wrong_of_column(pairs)]
    return wrong


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    return {str(row[0]) for row in connection.execute(f"describe {table}").fetchall()}


def _place(found: Extract, name: str, source_column: str | None) -> int | None:
    """Return in which column of the file a number stands; None where several are called the same."""
    assert found.matched is not None
    assert found.raw is not None
    if source_column is not None and name not in found.matched.columns:
        places = [p for p in found.matched.wide if found.raw.layout.headers[p] == source_column]
        return places[0] if len(places) == 1 else None
    return found.matched.columns.get(name, -1)


def _wrong_of_column(
    rows: Sequence[tuple[int, str | float | None, float | None]],
) -> Iterator[str]:
    """Yield the numbers of one column that no reading of its cells explains."""
    texts = [(line, cell, n) for line, cell, n in rows if isinstance(cell, str)]
    for line, cell, number in rows:
        if isinstance(cell, float) and number != cell:
            yield f"line {line}: {cell!r} became {number!r}"
        if cell is None and number is not None:
            yield f"line {line}: nothing became {number!r}"
    readings = {mark: [_number(cell, mark) for _, cell, _ in texts] for mark in MARKS}
    able = [mark for mark in MARKS if "no" not in readings[mark]]
    if not able:
        yield f"no decimal mark explains {[cell for _, cell, _ in texts]}"
    elif len(able) == 2 and readings[","] != readings["."]:
        yield f"either mark explains {[cell for _, cell, _ in texts]}"
    else:
        for (line, cell, number), read in zip(texts, readings[able[0]], strict=True):
            if number != (None if read is None else float(read)):
                yield f"line {line}: {cell!r} became {number!r}"


def _number(cell: str, mark: str) -> Decimal | str | None:
    """Return a cell's number by a decimal mark: None for one that is empty, "no" where it is none."""
    text = cell.strip(EDGES)
    if text.lower() in EMPTY:
        return None
    text = text.replace("−", "-")
    other = "." if mark == "," else ","
    bare = re.sub(r"\s*[^\d\s.,]*$", "", text) if re.match(r"[-+]?[.,]?\d", text) else text
    m = re.escape(mark)
    if re.fullmatch(rf"[-+]?(\d+({m}\d*)?|{m}\d+)([eE][-+]?\d{{1,3}})?", text):
        return Decimal(text.replace(mark, "."))
    for group in (BLANK, re.escape(other)):
        if re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}({group}\d{{3}})+({m}\d+)?", bare):
            return Decimal(re.sub(group, "", bare).replace(mark, "."))
    if re.fullmatch(rf"[-+]?(\d+({m}\d*)?|{m}\d+)", bare):
        return Decimal(bare.replace(mark, "."))
    return "no"


def _cells(found: Extract, path: Path) -> dict[tuple[int, int], str | float | None]:
    """Return a file's cells by line and place, read anew."""
    if found.recognised.sheet is not None:
        return _cells_of_workbook(path)
    encoding = "utf-8-sig" if found.recognised.encoding == "utf-8" else found.recognised.encoding
    text = path.read_bytes().decode(encoding or "utf-8", "replace")
    if "\n" not in text.replace("\r\n", "") or encoding != "utf-8-sig":
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    cells: dict[tuple[int, int], str | float | None] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=found.recognised.delimiter or ";")
    before = 0
    for row in reader:
        cells |= {(before + 1, place): cell for place, cell in enumerate(row)}
        before = reader.line_num
    return cells


def _cells_of_workbook(path: Path) -> dict[tuple[int, int], str | float | None]:
    """Return the cells of a workbook's first sheet: numbers as numbers, per cent and texts as texts."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        sheet = next(name for name in names if name.startswith("xl/worksheets/sheet"))
        root = _parsed(archive, sheet)
        percent = _styles_in_percent(archive)
        strings: list[str] = []
        if "xl/sharedStrings.xml" in names:
            shared = _parsed(archive, "xl/sharedStrings.xml")
            strings = ["".join(e.itertext()) for e in shared.iter("si")]
    cells: dict[tuple[int, int], str | float | None] = {}
    for cell in root.iter("c"):
        reference = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", ""))
        value = cell.findtext("v")
        if reference is None or value is None:
            continue
        place = 0
        for letter in reference[1]:
            place = place * 26 + ord(letter) - 64
        what: str | float | None = strings[int(value)] if cell.get("t") == "s" else value
        if cell.get("t", "n") == "n":
            # A cell in per cent is kept as its hundredth.
            what = float(value)
            if cell.get("s", "0") in percent:
                what = float(Decimal(value) * 100)
        cells[int(reference[2]), place - 1] = what
    return cells


def _styles_in_percent(archive: zipfile.ZipFile) -> set[str]:
    """Return the numbers of the cell styles that show a number in per cent."""
    styles = _parsed(archive, "xl/styles.xml")
    formats = {f.get("numFmtId"): f.get("formatCode", "") for f in styles.iter("numFmt")}
    formats |= {"9": "0%", "10": "0.00%"}
    cells = next(iter(styles.iter("cellXfs")), [])
    return {
        str(n) for n, style in enumerate(cells) if "%" in formats.get(style.get("numFmtId"), "")
    }


def _parsed(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    """Return a part without its declaration and its namespaces, of which lenient readers ask nothing."""
    root = ElementTree.fromstring(re.sub(rb"^\s*<\?xml[^>]*>", b"", archive.read(part)))
    for element in root.iter():
        element.tag = element.tag.rsplit("}", 1)[-1]
    return root
