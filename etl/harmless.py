"""Text that a spreadsheet would take for a formula: marked where it is written, as it was where it is read.

The mark is one apostrophe before it. A text that already looks marked is marked once more, so that reading
takes away just what writing put there, and no two texts are written alike. Source: OWASP, CSV Injection.
"""

import re

MARK = "'"
# What may stand before the sign without making it harmless.
BLANKS = " \u00a0\u2007\u2009\u202f\u200b\ufeff"
# The signs that begin a formula, in their plain and their wide form, and those that part cells and rows.
SIGNS = "=+\\-@\t\r\n＝＋－＠"
LIKE_FORMULA = rf"{MARK}*[{BLANKS}]*[{SIGNS}]"
_LIKE_FORMULA = re.compile(LIKE_FORMULA)


def harmless(text: str) -> str:
    """Return a text as it is written in a cell: marked where a spreadsheet would reckon it."""
    return f"{MARK}{text}" if _LIKE_FORMULA.match(text) else text


def as_it_was(cell: str) -> str:
    """Return the text of a cell: without the mark that `harmless` put there."""
    return cell[1:] if cell.startswith(MARK) and _LIKE_FORMULA.match(cell) else cell


def in_workbook(text: str) -> str:
    """Return a text as a cell of text in a workbook holds it: as it is, for there it is no formula.

    Only one that looks marked is marked once more, so that reading gives it back as it was.
    """
    return f"{MARK}{text}" if as_it_was(text) != text else text


def harmless_sql(cell: str) -> str:
    """Return the SQL of a text as `harmless` writes it."""
    pattern = f"^{LIKE_FORMULA}".replace("'", "''")
    return f"case when regexp_matches({cell}, '{pattern}') then '''' || {cell} else {cell} end"
