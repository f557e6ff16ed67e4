"""A workbook's sheets as its XML has them: what the reader of values (calamine) cannot tell.

It does not know which cells are shown as per cent (Excel keeps 48,4 % as the number 0.484) or with a unit
behind them (66 400 tkr is kept as 66400), reads an
error (#DIV/0!) or a formula that was never computed as an empty cell, and makes room for all cells out
to the farthest one, be it alone in the last corner of the sheet.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

# The numbers of Excel's two built-in formats in per cent.
BUILT_IN = ("9", "10")
# What in a number format is shown as it stands: "text", \%, [Red].
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
WRITTEN = re.compile(r'"([^"]*)"|\\(.)')
PERCENT = "%"

Place = tuple[int, int]


@dataclass
class Sheet:
    """How far a sheet reaches, and its cells that are no plain values, by row and column from 0."""

    rows: int = 0
    columns: int = 0
    percents: set[Place] = field(default_factory=set)
    units: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    scaled: bool = False
    """Whether any number is shown in another size than it is kept in: 66 400 000 as 66 400."""


def read_sheet(archive: zipfile.ZipFile, name: str) -> Sheet:
    """Go through one sheet of a workbook. Raises KeyError where it is not there, ExpatError if broken."""
    reader = _Reader(*_styles(archive))
    with archive.open(_part_of(archive, name)) as file:
        reader.read(file.read)
    return reader.sheet


def _part_of(archive: zipfile.ZipFile, name: str) -> str:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    wanted = {
        value
        for sheet in book.iter()
        if _local(sheet.tag) == "sheet" and sheet.get("name") == name
        for key, value in sheet.items()
        if _local(key) == "id"
    }
    for link in links.iter():
        if link.get("Id") in wanted:
            return posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
    raise KeyError(name)


def _styles(
    archive: zipfile.ZipFile,
) -> tuple[frozenset[str], dict[str, str], frozenset[str]]:
    """Return the cell styles that show a number as per cent, that write a unit behind it, that scale it."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset(), {}, frozenset()
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    percents, units, scaled = set(BUILT_IN), {}, set()
    for own in (e for e in styles.iter() if _local(e.tag) == "numFmt"):
        number, code = own.get("numFmtId", ""), own.get("formatCode", "")
        if PERCENT in LITERAL.sub("", code):
            percents.add(number)
        elif unit := _unit_of(code):
            units[number] = unit
        elif _is_scaled(code):
            scaled.add(number)
    cells = next((list(e) for e in styles.iter() if _local(e.tag) == "cellXfs"), [])
    formats = {str(n): cell.get("numFmtId", "") for n, cell in enumerate(cells)}
    return (
        frozenset(style for style, number in formats.items() if number in percents),
        {style: units[number] for style, number in formats.items() if number in units},
        frozenset(style for style, number in formats.items() if number in scaled),
    )


def _unit_of(code: str) -> str:
    """Return the words that a number format writes behind a number: #,##0" tkr" is in tkr.

    A format that scales (a comma behind the last digit) shows the number in another size than it is
    kept in: then the words say nothing of the number as kept.
    """
    first = code.split(";", maxsplit=1)[0]
    if _is_scaled(code):
        return ""
    words = "".join(a or b for a, b in WRITTEN.findall(first)).strip()
    return words if any(letter.isalpha() for letter in words) else ""


def _is_scaled(code: str) -> bool:
    first = code.split(";", maxsplit=1)[0]
    return re.search(r"[0#?],+(?![0#?])", LITERAL.sub("", first)) is not None


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]


class _Reader:
    """Goes through a sheet's XML, cell by cell."""

    def __init__(
        self,
        percent_styles: frozenset[str],
        unit_styles: dict[str, str],
        scaled_styles: frozenset[str],
    ) -> None:
        self.sheet = Sheet()
        self._percent_styles = percent_styles
        self._unit_styles = unit_styles
        self._scaled_styles = scaled_styles
        self._row = self._column = -1
        self._is_error = self._is_text = False
        self._formula: str | None = None
        self._value: str | None = None
        self._columns: dict[str, int] = {}
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def read(self, read: Callable[[int], bytes]) -> None:
        """Read the bytes that a function of a size returns."""
        while chunk := read(1 << 20):
            self._parser.Parse(chunk, False)
        self._parser.Parse(b"", True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag if ":" not in tag else tag.rsplit(":", 1)[1]
        if name == "row":
            self._row = int(attributes.get("r", self._row + 2)) - 1
            self._column = -1
        elif name == "c":
            self._start_cell(attributes)
        elif name == "f":
            self._formula = ""
            self._parser.CharacterDataHandler = self._formula_text
        elif name in {"v", "is"}:
            self._value = ""
            self._reach()
            if self._is_error or self._formula is not None:
                self._parser.CharacterDataHandler = self._value_text

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip("0123456789")
            self._column = self._place_of(letters)
            self._row = int(reference[len(letters) :]) - 1
        self._is_error = attributes.get("t") == "e"
        self._is_text = attributes.get("t", "n") != "n"
        self._formula = self._value = None
        style = attributes.get("s", "")
        if not self._is_text and style in self._percent_styles:
            self.sheet.percents.add((self._row, self._column))
        elif not self._is_text and style in self._unit_styles:
            self.sheet.units[self._row, self._column] = self._unit_styles[style]
        elif not self._is_text and style in self._scaled_styles:
            self.sheet.scaled = True

    def _end(self, tag: str) -> None:
        name = tag if ":" not in tag else tag.rsplit(":", 1)[1]
        if name in ("f", "v"):
            self._parser.CharacterDataHandler = None
        elif name == "c":
            place = (self._row, self._column)
            if self._is_error:
                self.sheet.errors[place] = self._value or "#"
            elif self._formula is not None and not self._value and not self._is_text:
                self._reach()
                self.sheet.formulas[place] = f"={self._formula}"

    def _reach(self) -> None:
        self.sheet.rows = max(self.sheet.rows, self._row + 1)
        self.sheet.columns = max(self.sheet.columns, self._column + 1)

    def _formula_text(self, text: str) -> None:
        self._formula = (self._formula or "") + text

    def _value_text(self, text: str) -> None:
        self._value = (self._value or "") + text

    def _place_of(self, letters: str) -> int:
        if letters not in self._columns:
            place = 0
            for letter in letters:
                place = place * 26 + ord(letter.upper()) - ord("A") + 1
            self._columns[letters] = place - 1
        return self._columns[letters]
