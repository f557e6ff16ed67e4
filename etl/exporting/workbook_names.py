"""Names in a workbook: of sheets, tables, columns and ranges, as both Excel and LibreOffice take them."""

import re
from collections.abc import Iterable

LONGEST_TAB = 31
LONGEST_HEADER = 120
LONGEST_NAME = 200
# The signs of names that Excel and LibreOffice agree on; m² is none.
OTHER_SIGNS = re.compile(r"[^0-9A-Za-zÀ-ÖØ-öø-ÿ]+")
# What would be read as a cell: AB12, and R or C in the other notation.
LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+|[rc]\d*|r\d+c\d+", re.IGNORECASE)


def unique(names: Iterable[str], longest: int) -> list[str]:
    """Return names, none longer than that and none twice, capitals or not: the second is "Utfall 2"."""
    taken: set[str] = set()
    given = []
    for name in names:
        cut, number = name[:longest], 1
        while cut.casefold() in taken:
            number += 1
            ending = f" {number}"
            cut = f"{name[: longest - len(ending)]}{ending}"
        taken.add(cut.casefold())
        given.append(cut)
    return given


def tab_names(names: Iterable[str]) -> list[str]:
    """Return what the sheets' tabs say: without what Excel does not allow in them."""
    cleaned = (
        re.sub(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]+", " ", name).strip(" '")
        for name in names
    )
    # Excel keeps "History" for itself.
    return unique(
        (f"{name} -" if name.casefold() == "history" else name or "-" for name in cleaned),
        LONGEST_TAB,
    )


def headers(names: Iterable[str]) -> list[str]:
    """Return what the columns of a table are called: each something, on one line, and none twice."""
    plain = (re.sub(r"[\s\x00-\x1f]+", " ", name).strip() for name in names)
    return unique((name or "-" for name in plain), LONGEST_HEADER)


def range_name(*parts: str) -> str:
    """Return a name that a formula may use: Budget_Utfall_2025_T2; letters may be Swedish."""
    joined = OTHER_SIGNS.sub("_", "_".join(parts)).strip("_")[:LONGEST_NAME]
    needs_mark = not joined or joined[0].isdigit() or LIKE_A_CELL.fullmatch(joined)
    return f"_{joined}" if needs_mark else joined


def in_row(column: str, table: str) -> str:
    """Return how a formula in a table says its own row's cell of a column."""
    escaped = re.sub(r"(['\[\]#@])", r"'\1", column)
    return f"{table}[[#This Row],[{escaped}]]"
