"""One file being understood: where its rows are, what is known, and what was found so far."""

from dataclasses import dataclass, field

import duckdb

from etl.contract import Column, Kind
from etl.findings import Finding, Severity
from etl.plan import Plan
from etl.reading.headers import WIDE_VALUE, Matched
from etl.reading.mapping import Mapping
from etl.reading.numbers import Reading
from etl.reading.raw import Raw

LISTED_AT_MOST = 1000
TRIMMED = "' \t\r\n\u2007\u00a0\u2009\u202f\u200b\ufeff'"


@dataclass
class Understanding:
    """One file's rows, as a table of text, on their way to the contract's columns."""

    connection: duckdb.DuckDBPyConnection
    raw: Raw
    matched: Matched
    plan: Plan
    mapping: Mapping
    file: str
    rows: str = ""
    """The table with one row per measured cell; set when the rows have been laid out."""
    findings: list[Finding] = field(default_factory=list)
    marks: dict[str, Reading] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """The kind of delivery that the file holds."""
        return self.matched.kind

    def cell(self, name: str) -> str | None:
        """Return the SQL of a column's text in `rows`: a cell, a constant, or a wide file's header.

        A number column of a workbook has a text only where the cell is no number by itself.
        """
        written, own = self._written(name), self.own_number(name)
        return written if own is None else f"case when {own} is null then {written} end"

    def own_number(self, name: str) -> str | None:
        """Return the SQL of a workbook's number as it is; None for a column of text, or a text file."""
        return self._own(name, "number")

    def own_unit(self, name: str) -> str | None:
        """Return the SQL of the unit that a workbook shows behind a number."""
        return self._own(name, "unit")

    def _own(self, name: str, what: str) -> str | None:
        matched = self.matched
        if not self.raw.has_numbers or name not in self.kind.number_names:
            return None
        if matched.wide and name == WIDE_VALUE.get(self.kind.name):
            return f"wide_{what}"
        return f"{what[0]}{matched.columns[name]}" if name in matched.columns else None

    def _written(self, name: str) -> str | None:
        matched = self.matched
        if matched.wide and name == matched.wide_by:
            return "wide_name"
        if matched.wide and name == WIDE_VALUE.get(self.kind.name):
            return "wide_value"
        if name == "period" and matched.year_part:
            return _year_and_part(*matched.year_part)
        if name in matched.columns:
            return f"c{matched.columns[name]}"
        if name in self.mapping.constants:
            return text_sql(self.mapping.constants[name])
        return None

    def header(self, column: Column) -> str:
        """Return what the file calls a column."""
        place = self.matched.columns.get(column.name)
        return column.swedish.label if place is None else self.raw.layout.headers[place]

    def add(self, code: str, severity: Severity = "error", **where: object) -> None:
        """Note a finding in this file."""
        self.findings.append(Finding(code, severity, self.file, **where))  # type: ignore[arg-type]

    def add_first(self, code: str, column: Column, example: str) -> None:
        """Note an error of a whole column, at the first line that shows it."""
        first = example.split(" · ", maxsplit=1)[0]
        row = self.connection.execute(
            f"select line, coalesce(source_column, $header) from {self.rows}"
            f" where contains({self.cell(column.name)}, $first) order by line limit 1",
            {"header": self.header(column), "first": first},
        ).fetchone()
        line, header = row or (None, self.header(column))
        self.add(code, line=line, column=header, value=example)

    def note_lines(self, code: str, column: Column, texts: str) -> None:
        """Note each line whose cell is one of `texts`, a query of texts as written."""
        cell = str(self.cell(column.name))
        self.note_rows(code, column, f"{cell} in ({texts})", cell)

    def note_rows(self, code: str, column: Column, condition: str, shown: str) -> None:
        """Note each line for which a condition holds, with what is `shown` there."""
        rows = self.connection.execute(
            f"select line, coalesce(source_column, $header), {shown} from {self.rows}"
            f" where {condition} order by line limit {LISTED_AT_MOST + 1}",
            {"header": self.header(column)},
        ).fetchall()
        for line, header, text in rows[:LISTED_AT_MOST]:
            self.add(code, line=line, column=header, value=str(text).strip())
        if len(rows) > LISTED_AT_MOST:
            self.add("more_of_the_same", params={"code": code})


def _year_and_part(year: int, part: int, letter: str) -> str:
    """Return the SQL of a period made of a year and a month, tertial or quarter beside it."""
    joint = "'-'" if letter == "M" else f"'-{letter}'"
    first, last = (f"trim(c{place}, {TRIMMED})" for place in (year, part))
    whole = f"regexp_replace({first}, '\\.0$', '')"
    # One number in the part, be there words around it: 8, T2, kvartal 3, 2.0; not 1-8 and not 202508.
    digits = f"regexp_extract({last}, '^[^\\d]*(\\d{{1,2}})(\\.0)?$', 1)"
    number = f"lpad({digits}, 2, '0')" if letter == "M" else f"{digits}::integer"
    return (
        f"case when starts_with({last}, {whole}) then {last}"
        f" when {digits} <> '' then {whole} || {joint} || {number}"
        f" else {last} || ' ' || {whole} end"
    )


def text_sql(text: str) -> str:
    """Return a text as an SQL string; the sign that ends one in C can stand in none."""
    return "'" + text.replace("'", "''").replace("\0", "") + "'"
