"""From a table of text to a tidy table in the contract's columns and types, by SQL over whole columns.

What stands in columns of names (indicators, units, periods, words, dates) is understood once for each
distinct text and joined back, so that millions of rows cost no loop; numbers are read by number_sql.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from etl.contract import Column, Kind
from etl.findings import Finding
from etl.plan import Plan
from etl.reading.dates import understand_date
from etl.reading.headers import WIDE_VALUE, Matched
from etl.reading.mapping import Mapping
from etl.reading.names import Names
from etl.reading.numbers import Reading, decide_mark, mark_sql, number_sql, traits
from etl.reading.periods import Day, FromJanuary, understand_period
from etl.reading.raw import Raw, cells
from etl.reading.units import Suffixes, strip_units
from etl.reading.words import meaning

LISTED_AT_MOST = 1000
TRIMMED = "' \t\r\n\u00a0\u2009\u202f\u200b\ufeff'"
VALUE = "value"
VALUE_STATUS = "value_status"


@dataclass
class Tidy:
    """One file being made tidy: where its rows are, what is known, and what was found so far."""

    connection: duckdb.DuckDBPyConnection
    raw: Raw
    matched: Matched
    plan: Plan
    mapping: Mapping
    file: str
    is_sheet: bool
    findings: list[Finding] = field(default_factory=list)
    marks: dict[str, Reading] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """The kind of delivery that the file holds."""
        return self.matched.kind

    def add(self, code: str, severity: str = "error", **where: object) -> None:
        """Note a finding in this file."""
        self.findings.append(Finding(code, severity, self.file, **where))  # type: ignore[arg-type]


def make_tidy(tidy: Tidy, table: str) -> None:
    """Write `table`: line, source_column and the kind's columns that the file has, typed."""
    long = _as_long(tidy)
    selects, joins = ["long.line", "long.source_column"], []
    for column in tidy.kind.columns:
        cell = _cell(tidy, column, long)
        if cell is None:
            continue
        if column.type in ("number", "integer"):
            selects.append(_number(tidy, column, long, cell))
        else:
            joins.append(_understood(tidy, column, long, cell))
            selects.append(f"{column.name}_words.meaning as {column.name}")
    if VALUE_STATUS in tidy.kind.names:
        selects = [s for s in selects if not s.endswith(f" as {VALUE_STATUS}")]
        selects.append(_status(tidy, long))
    _period_by_indicator(tidy, long, selects, joins)
    tidy.connection.execute(
        f"create or replace temp table {table} as select {', '.join(selects)}"
        f" from {long} as long {' '.join(joins)}"
    )
    tidy.connection.execute(f"drop table if exists {long}_owned")


def _as_long(tidy: Tidy) -> str:
    """Return a view with one row per cell that is measured: a wide file's columns become rows."""
    names = cells(len(tidy.raw.layout.headers))
    trimmed = [f"nullif(trim({name}, {TRIMMED}), '') as {name}" for name in names]
    long, matched = f"{tidy.raw.name}_long", tidy.matched
    if not matched.wide:
        select = f"select line, null::varchar as source_column, {', '.join(trimmed)}"
        tidy.connection.execute(
            f"create or replace temp view {long} as {select} from {tidy.raw.name}"
        )
        return long
    kept = [n for place, n in enumerate(names) if place not in matched.wide]
    keeping = ", ".join(f"nullif(trim({n}, {TRIMMED}), '') as {n}" for n in kept)
    parts = [
        f"select line, ? as source_column, {keeping + ', ' if keeping else ''}? as wide_name,"
        f" nullif(trim(c{place}, {TRIMMED}), '') as wide_value from {tidy.raw.name}"
        for place in matched.wide
    ]
    headers = tidy.raw.layout.headers
    params = [text for p, name in matched.wide.items() for text in (headers[p], name)]
    tidy.connection.execute(
        f"create or replace temp table {long} as {' union all '.join(parts)}", params
    )
    return long


def _cell(tidy: Tidy, column: Column, long: str) -> str | None:
    """Return the SQL of a column's text: a cell, a constant, or a wide file's header or cell."""
    matched = tidy.matched
    if matched.wide and column.name == matched.wide_by:
        return "wide_name"
    if matched.wide and column.name == WIDE_VALUE.get(tidy.kind.name):
        return "wide_value"
    if column.name == "period" and matched.year_part:
        year, part, letter = matched.year_part
        joint = "'-'" if letter == "M" else f"'-{letter}'"
        digits = f"regexp_extract(c{part}, '\\d+$')"
        number = f"lpad({digits}, 2, '0')" if letter == "M" else digits
        return (
            f"case when {digits} <> '' then c{year} || {joint} || {number}"
            f" else c{part} || ' ' || c{year} end"
        )
    if column.name in matched.columns:
        return f"c{matched.columns[column.name]}"
    if column.name in tidy.mapping.constants:
        return "'" + tidy.mapping.constants[column.name].replace("'", "''") + "'"
    return None


def _understood(tidy: Tidy, column: Column, long: str, cell: str) -> str:
    """Understand a column's distinct texts; return the join that gives each row its meaning."""
    texts = tidy.connection.execute(f"select distinct {cell} from {long}").fetchall()
    said = tidy.mapping.values.get(column.name, {})
    understand = _understanding(tidy, column)
    written: list[str | None] = []
    meant: list[str | None] = []
    for (text,) in texts:
        written.append(text)
        key = "" if text is None else text
        meant.append(said[key] if key in said else understand(text))
    _note_not_understood(tidy, column, long, cell, dict(zip(written, meant, strict=True)))
    words = f"{column.name}_words"
    arrow = pa.table({"text": pa.array(written, "string"), "meaning": pa.array(meant, "string")})
    tidy.connection.register("words", arrow)
    tidy.connection.execute(
        f"create or replace temp table {words} as"
        f" select text, cast(meaning as {column.sql_type}) as meaning from words"
    )
    tidy.connection.unregister("words")
    return f"left join {words} on {cell} is not distinct from {words}.text"


def _understanding(tidy: Tidy, column: Column) -> Callable[[str | None], str | None]:
    """Return how a text of a column is understood; what is not stays as it is written."""
    names = _names_for(tidy, column)
    if column.type == "date":
        return lambda text: None if text is None else understand_date(text)
    if column.name in ("period", "baseline_period"):
        return _period_or_text
    if column.allowed:
        return lambda text: None if text is None else meaning(column, text)
    if names is not None:
        return lambda text: None if text is None else names.find(text) or text
    return lambda text: text


def _period_or_text(text: str | None) -> str | None:
    found = None if text is None else understand_period(text)
    return found if isinstance(found, str) else text


def _names_for(tidy: Tidy, column: Column) -> Names | None:
    """Return the names that a column's texts may be, unless the kind itself defines them."""
    plan = tidy.plan
    known = {
        "indicator_id": ("indicators", plan.indicator_names),
        "cost_indicator_id": ("", plan.indicator_names),
        "org_unit_id": ("organisation", plan.org_units),
        "parent_org_unit_id": ("", plan.org_units),
        "goal_id": ("goals", plan.goals),
        "parent_goal_id": ("", plan.goals),
        "target_area_id": ("target_areas", plan.target_areas),
    }
    if column.name not in known or known[column.name][0] == tidy.kind.name:
        return None
    return Names(known[column.name][1])


def _note_not_understood(
    tidy: Tidy, column: Column, long: str, cell: str, meanings: dict[str | None, str | None]
) -> None:
    """Note each line whose date is none; other texts are judged by the checks, as they stand."""
    if column.type != "date":
        return
    wrong = [text for text, meant in meanings.items() if text is not None and meant is None]
    if wrong:
        _note_lines(
            tidy,
            "not_a_date",
            column,
            long,
            cell,
            f"{cell} in (select unnest($wrong))",
            {"wrong": wrong},
        )


def _note_lines(
    tidy: Tidy,
    code: str,
    column: Column,
    long: str,
    cell: str,
    where: str,
    params: dict[str, object] | None = None,
    **said: str,
) -> None:
    rows = tidy.connection.execute(
        f"select line, coalesce(source_column, $header), {cell} from {long} where {where}"
        f" order by line limit {LISTED_AT_MOST + 1}",
        {"header": _header(tidy, column), **(params or {})},
    ).fetchall()
    for line, header, text in rows[:LISTED_AT_MOST]:
        tidy.add(code, line=line, column=header, value=str(text), params=said)
    if len(rows) > LISTED_AT_MOST:
        tidy.add("more_of_the_same", params={"code": code})


def _header(tidy: Tidy, column: Column) -> str:
    place = tidy.matched.columns.get(column.name)
    return column.swedish.label if place is None else tidy.raw.layout.headers[place]


def _number(tidy: Tidy, column: Column, long: str, cell: str) -> str:
    """Return the SQL of a number column, after its decimal mark is decided and its cells are tried."""
    said = tidy.mapping.decimal_mark or ("." if tidy.is_sheet else None)
    units = strip_units(tidy.connection, long, cell, _indicator_cell(tidy), tidy.plan)
    bare = units.sql
    _note_units(tidy, column, long, cell, units)
    reading = decide_mark(tidy.connection, long, bare, said)
    tidy.marks[column.name] = reading
    if reading.verdict != "clear":
        code = f"decimal_mark_{reading.verdict}"
        tidy.add(code, column=_header(tidy, column), value=reading.example)
        return f"null::{column.sql_type} as {column.name}"
    number = number_sql(bare, reading.mark, traits(tidy.connection, long, bare))
    failed = f"{cell} is not null and {number} is null and {mark_sql(cell)} is null"
    masked = r"^\s*([~<>≤≥*]|x+$|ca\s).*"
    _note_lines(
        tidy,
        "masked_value",
        column,
        long,
        cell,
        f"{failed} and regexp_matches(lower({cell}), '{masked}')",
    )
    _note_lines(
        tidy,
        "not_a_number",
        column,
        long,
        cell,
        f"{failed} and not regexp_matches(lower({cell}), '{masked}')",
    )
    if column.type == "integer":
        _note_lines(tidy, "not_whole", column, long, cell, f"{number} <> floor({number})")
        return f"try_cast({number} as integer) as {column.name}"
    return f"{number} as {column.name}"


def _note_units(tidy: Tidy, column: Column, long: str, cell: str, units: Suffixes) -> None:
    """Note cells with a unit that is not the indicator's own: kilometres are not metres."""
    if units.wrong:
        _note_lines(
            tidy,
            "wrong_unit",
            column,
            long,
            cell,
            f"regexp_extract({cell}, {units.pattern}) in (select unnest($wrong))",
            {"wrong": units.wrong},
        )


def _indicator_cell(tidy: Tidy) -> str | None:
    column = next((c for c in tidy.kind.columns if c.name == "indicator_id"), None)
    return None if column is None else _cell(tidy, column, "")


def _status(tidy: Tidy, long: str) -> str:
    """Return the SQL of value_status: as said, else as the cell's mark says, else final or missing."""
    value = _cell(tidy, tidy.kind.column(VALUE), long)
    by_mark = "'missing'" if value is None else f"coalesce({mark_sql(value)}, 'final')"
    said = _cell(tidy, tidy.kind.column(VALUE_STATUS), long)
    if said is None:
        return f"{by_mark} as {VALUE_STATUS}"
    return f"coalesce({VALUE_STATUS}_words.meaning, {by_mark}) as {VALUE_STATUS}"


def _period_by_indicator(tidy: Tidy, long: str, selects: list[str], joins: list[str]) -> None:
    """Where a period depends on its indicator (jan-aug 2025, a date), understand the pairs."""
    if not {"period", "indicator_id"} <= set(tidy.kind.names):
        return
    period = _cell(tidy, tidy.kind.column("period"), long)
    indicator = _cell(tidy, tidy.kind.column("indicator_id"), long)
    if period is None or indicator is None:
        return
    texts = tidy.connection.execute(f"select distinct {period} from {long}").fetchall()
    unclear = {
        t: u
        for (t,) in texts
        if t
        and isinstance(u := understand_period(t), FromJanuary | Day)
        and t not in tidy.mapping.values.get("period", {})
    }
    if not unclear:
        return
    pairs = tidy.connection.execute(
        f"select distinct {period}, indicator_id_words.meaning from {long} as long"
        f" left join indicator_id_words on {indicator} is not distinct from indicator_id_words.text"
        f" where {period} in (select unnest(?))",
        [list(unclear)],
    ).fetchall()
    rows = [(t, i, _of_indicator(tidy.plan, unclear[t], i)) for t, i in pairs]
    tidy.connection.register(
        "pairs",
        pa.table(
            {
                "text": pa.array([r[0] for r in rows], "string"),
                "indicator_id": pa.array([r[1] for r in rows], "string"),
                "meaning": pa.array([r[2] for r in rows], "string"),
            }
        ),
    )
    tidy.connection.execute("create or replace temp table period_pairs as select * from pairs")
    tidy.connection.unregister("pairs")
    place = next(n for n, s in enumerate(selects) if s.endswith(" as period"))
    selects[place] = "coalesce(period_pairs.meaning, period_words.meaning) as period"
    joins.append(
        f"left join period_pairs on {period} = period_pairs.text"
        " and indicator_id_words.meaning = period_pairs.indicator_id"
    )


def _of_indicator(plan: Plan, unclear: FromJanuary | Day, indicator_id: str | None) -> str | None:
    known = plan.indicators.get(indicator_id or "")
    return None if known is None else unclear.as_period(known.frequency, known.accumulation)
