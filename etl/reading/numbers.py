"""Numbers as people write them; the decimal mark is decided by column, never by cell.

`48,4` is 48.4 and `1 129` is 1129. A column in which every mark may be either (`3,439`) is a question
to the user. One that holds decimal commas and decimal points alike is wrong.
"""

from dataclasses import dataclass
from typing import Literal

import duckdb

from etl.reading.words import CONFIDENTIAL_MARKS, MISSING_MARKS, NOT_APPLICABLE_MARKS

DecimalMark = Literal[",", ".", ""]
MARKS: tuple[DecimalMark, ...] = (",", ".")
Verdict = Literal["clear", "ambiguous", "contradictory"]

BLANKS = "\\x{20}\\x{A0}\\x{2009}\\x{202F}\\x{2007}'’"
SIGN = "[-+−]?"
# Digits in one piece or in groups of three by blanks, then one mark and its digits.
DECIMAL = SIGN + "(\\d+|\\d{1,3}([" + BLANKS + "]\\d{3})+)?MARK(\\d{1,2}|\\d{4,})"
ZERO_FIRST = SIGN + "0*MARK\\d+"
LONG_FIRST = SIGN + "\\d{4,}MARK\\d+"
BLANK_GROUPS_DECIMAL = SIGN + "\\d{1,3}([" + BLANKS + "]\\d{3})+MARK\\d+"
OTHER_GROUPS_DECIMAL = SIGN + "\\d{1,3}(OTHER\\d{3})+MARK\\d+"
GROUPED = SIGN + "[1-9]\\d{0,2}(MARK\\d{3})+"
SEVERAL_GROUPS = SIGN + "[1-9]\\d{0,2}(MARK\\d{3}){2,}"


@dataclass(frozen=True)
class Reading:
    """How the numbers of one column are read."""

    mark: DecimalMark
    verdict: Verdict
    example: str = ""


def decide_mark(
    connection: duckdb.DuckDBPyConnection, table: str, cell: str, has: "Traits", said: str | None
) -> Reading:
    """Decide the decimal mark of a column: `cell` is its SQL, `said` what the mapping says."""
    for mark in MARKS:
        if said == mark:
            return Reading(mark, "clear")
    present: list[DecimalMark] = [mark for mark in MARKS if has.marks[mark]]
    evidence = {mark: _decimal_evidence(connection, table, cell, mark) for mark in present}
    certain = [mark for mark in present if evidence[mark]]
    if len(certain) > 1:
        return Reading("", "contradictory", " · ".join(evidence.values()))
    if certain:
        return Reading(certain[0], "clear")
    return _by_groups(connection, table, cell, present)


def _by_groups(
    connection: duckdb.DuckDBPyConnection, table: str, cell: str, present: list[DecimalMark]
) -> Reading:
    """Decide by groups of three digits: several of them are thousands, one alone may be either."""
    for mark in present:
        other: DecimalMark = "." if mark == "," else ","
        if _first(connection, table, cell, mark, [SEVERAL_GROUPS.replace("MARK", f"[{mark}]")]):
            return Reading(other, "clear")
        grouped = _first(connection, table, cell, mark, [GROUPED.replace("MARK", f"[{mark}]")])
        if grouped:
            return Reading("", "ambiguous", grouped)
    return Reading("", "clear")


def _decimal_evidence(
    connection: duckdb.DuckDBPyConnection, table: str, cell: str, mark: str
) -> str:
    """Return a value in which a mark can only be a decimal mark; empty where there is none."""
    other = "." if mark == "," else ","
    patterns = [
        pattern.replace("MARK", f"[{mark}]").replace("OTHER", f"[{other}]")
        for pattern in (DECIMAL, ZERO_FIRST, LONG_FIRST, BLANK_GROUPS_DECIMAL, OTHER_GROUPS_DECIMAL)
    ]
    return _first(connection, table, cell, mark, patterns)


def _first(
    connection: duckdb.DuckDBPyConnection, table: str, cell: str, mark: str, patterns: list[str]
) -> str:
    """Return the first value that holds a mark and fits one of the patterns; a unit may follow it."""
    # Written out rather than bound: a bound pattern would be made anew for every value.
    pattern = _sql("^(" + "|".join(patterns) + r")(\s*[^\d\s.,].*|\s*)$")
    row = connection.execute(
        f"select {cell} from {table} where contains({cell}, '{mark}')"
        f" and regexp_matches({cell}, '{pattern}') limit 1"
    ).fetchone()
    return "" if row is None else str(row[0])


def number_sql(cell: str, mark: DecimalMark, has: "Traits") -> str:
    """Return SQL that makes a double of a cell, null where it is no number as the mark says.

    Digits' groups must be whole: `1 12` is no number, nor is `1,5,3`.
    """
    text = cell
    if has.minus_sign:
        text = f"replace({text}, '−', '-')"
    if has.blanks:
        pattern = f"^{SIGN}[1-9]\\d{{0,2}}([{BLANKS}]\\d{{3}})+([.,]\\d+)?$"
        bare = f"regexp_replace({text}, '[{_sql(BLANKS)}]', '', 'g')"
        text = (
            f"case when not regexp_matches({text}, '[{_sql(BLANKS)}]') then {text}"
            f" when regexp_matches({text}, '{_sql(pattern)}') then {bare} end"
        )
    for other in (".", ","):
        if other != mark and has.marks[other]:
            groups = f"^{SIGN}[1-9]\\d{{0,2}}([{other}]\\d{{3}})+([{mark or ','}]\\d+)?$"
            text = (
                f"case when not contains({text}, '{other}') then {text}"
                f" when regexp_matches({text}, '{_sql(groups)}')"
                f" then replace({text}, '{other}', '') end"
            )
    if mark == ",":
        text = f"replace({text}, ',', '.')"
    number = f"try_cast({text} as double)"
    if has.letters:
        plain = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?$"
        number = f"case when regexp_matches({text}, '{plain}') then {number} end"
    return f"case when isfinite({number}) then {number} end"


@dataclass(frozen=True)
class Traits:
    """What signs a column's cells hold beside digits, so that only the needed work is done."""

    blanks: bool
    minus_sign: bool
    letters: bool
    marks: dict[str, bool]


def traits(connection: duckdb.DuckDBPyConnection, table: str, cell: str) -> Traits:
    """Look through a column once."""
    blanks = " or ".join(
        f"contains({cell}, '{b}')" for b in (" ", "\u00a0", "\u2009", "\u202f", "\u2007", "''", "’")
    )
    row = (
        connection.execute(
            f"select bool_or({blanks}), bool_or(contains({cell}, '−')),"
            f" bool_or(contains({cell}, '.')), bool_or(contains({cell}, ',')),"
            f" count({cell}) filter (try_cast(replace({cell}, ',', '.') as double) is null"
            f" or contains({cell}, '_')) > 0, bool_or(not isfinite(try_cast({cell} as double)))"
            f" from {table}"
        ).fetchone()
        or (None,) * 6
    )
    return Traits(
        blanks=bool(row[0]),
        minus_sign=bool(row[1]),
        letters=bool(row[4]) or bool(row[5]),
        marks={".": bool(row[2]), ",": bool(row[3])},
    )


def mark_sql(cell: str) -> str:
    """Return SQL for what a cell that is no number may mean: missing, confidential, not_applicable."""
    return (
        f"case when {cell} is null or lower({cell}) in ({_listed(MISSING_MARKS)}) then 'missing'"
        f" when {cell} in ({_listed(CONFIDENTIAL_MARKS)}) then 'confidential'"
        f" when {cell} in ({_listed(NOT_APPLICABLE_MARKS)}) then 'not_applicable' end"
    )


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _sql(pattern: str) -> str:
    return pattern.replace("'", "''")
