"""The rows of a file as written: a table of text with line numbers, before anything is understood."""

from dataclasses import dataclass

from etl.findings import Finding
from etl.reading.layout import Layout


@dataclass(frozen=True)
class Raw:
    """A table `name` with `line` and a text column c0, c1 … per header; null where a cell is empty.

    A workbook's cells that are numbers by themselves stand also in n0, n1 … (`has_numbers`), and the
    units that they are shown with in u0, u1 …
    """

    name: str
    layout: Layout
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    has_numbers: bool = False
    is_scaled: bool = False
    """Whether a workbook shows any number in another size than it is kept in."""
    footnotes: tuple[str, ...] = ()
    as_written: tuple[str, ...] = ()
    """A workbook's first rows as they stand, the cells of each joined by tabs."""
    sheets: tuple[str, ...] = ()
    unfit: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """The rows of another width than the header's, by line; they are not in the table."""
    findings: tuple[Finding, ...] = ()


class Unreadable(ValueError):
    """The file as a whole cannot be read; the finding says why."""

    def __init__(self, code: str, file: str, **params: str | int | float) -> None:
        super().__init__(code)
        self.finding = Finding(code, "error", file, params=params)

    @classmethod
    def because(cls, finding: Finding) -> "Unreadable":
        """Return the error of a finding that has a place of its own."""
        error = cls(finding.code, finding.file)
        error.finding = finding
        return error


def cells(count: int) -> list[str]:
    """Return the names of the text columns of a table of so many."""
    return [f"c{place}" for place in range(count)]


def column_letters(place: int) -> str:
    """Return what a spreadsheet calls a column: A for the first (0), Z, AA …"""
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters
