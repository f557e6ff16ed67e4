"""How a text file is laid out in cells: its delimiter, and a `sep=` line from Excel."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import TextIO

DELIMITERS = (";", "\t", ",", "|")
SEP_LINE = re.compile(r"^\"?sep=([;\t,|])\"?[ ;,\t|]*\r?$", re.IGNORECASE)
LONGEST_CELL = 10_000_000


@dataclass(frozen=True)
class Dialect:
    """The delimiter, and how many first lines hold only the word of it (`sep=;`)."""

    delimiter: str
    skipped_lines: int


@dataclass(frozen=True)
class Record:
    """One row as written: the line it begins on, its cells, and whether its quotation marks are broken."""

    line: int
    cells: tuple[str, ...]
    is_broken: bool = False


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
    rows = read_records(StringIO(head, newline=""), delimiter)
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    if not widths:
        return (0, 0)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (count, width)


def split_rows(head: str, dialect: Dialect) -> list[tuple[str, ...]]:
    """Return the cells of the first lines, each row at the place of the line it begins on.

    Places without a row of their own (blank lines, the rest of a quoted cell) are empty.
    """
    source = StringIO(head, newline="")
    for _ in range(dialect.skipped_lines):
        source.readline()
    rows: list[tuple[str, ...]] = []
    for record in read_records(source, dialect.delimiter, dialect.skipped_lines):
        rows.extend([()] * (record.line - 1 - len(rows)))
        rows.append(record.cells)
    return rows


def read_records(file: TextIO, delimiter: str, lines_before: int = 0) -> Iterator[Record]:
    """Yield the rows of a text as they stand; blank lines are left out.

    A row whose quotation marks are broken (one that is never closed, text after the closing one) comes
    as far as its line can be told, marked as broken.
    """
    # The limit is all of the process's: another library may have set it since.
    csv.field_size_limit(LONGEST_CELL)
    kept: list[str] = []
    reader = csv.reader(_kept(file, kept), delimiter=delimiter, strict=True)
    before = 0
    while True:
        kept.clear()
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Record(lines_before + before + 1, ("".join(kept[:1]).strip("\r\n"),), True)
        else:
            if row:
                yield Record(lines_before + before + 1, tuple(row))
        before = reader.line_num


def _kept(lines: TextIO, kept: list[str]) -> Iterator[str]:
    """Yield the lines of a text, keeping those of the row at hand."""
    for line in lines:
        if not kept:
            kept.append(line)
        yield line
