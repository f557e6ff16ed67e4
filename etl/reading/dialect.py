"""How a text file is laid out in cells: its delimiter, and a `sep=` line from Excel."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO

DELIMITERS = (";", "\t", ",", "|")
SEP_LINE = re.compile(r"^\"?sep=(.)\"?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Dialect:
    """The delimiter, and how many first lines hold only the word of it (`sep=;`)."""

    delimiter: str
    skipped_lines: int


def recognise_dialect(head: str) -> Dialect:
    """Return the dialect of the first lines of a file: the delimiter that most lines agree on."""
    first, _, _ = head.partition("\n")
    named = SEP_LINE.match(first.lstrip("\ufeff"))
    if named:
        return Dialect(named[1], 1)
    best = max(DELIMITERS, key=lambda delimiter: _agreement(head, delimiter))
    return Dialect(best if _agreement(head, best) > (0, 0) else ";", 0)


def _agreement(head: str, delimiter: str) -> tuple[int, int]:
    """Return how many rows have the commonest number of cells above one, and that number."""
    widths = Counter(len(row) for row in split_rows(head, delimiter) if len(row) > 1)
    if not widths:
        return (0, 0)
    width, rows = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (rows, width)


def split_rows(head: str, delimiter: str) -> list[list[str]]:
    """Return the cells of the first lines; a broken quote ends them."""
    reader = csv.reader(StringIO(head, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:
        return rows
    return rows
