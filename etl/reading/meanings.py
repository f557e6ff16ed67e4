"""What the distinct texts of a column mean: words by the contract and the plan, numbers by their marks."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass

import pyarrow as pa

from etl.contract import Column
from etl.harmless import as_it_was
from etl.plan import Plan
from etl.reading.dates import understand_date
from etl.reading.names import Names
from etl.reading.numbers import decide_mark, mark_sql, number_sql, traits
from etl.reading.periods import understand_period
from etl.reading.understanding import TRIMMED, Understanding, text_sql
from etl.reading.units import note_wrong_own_units, without_units
from etl.reading.words import meaning

MOST_WORDS = 5000
PERIODS = ("period", "baseline_period")
NOT_WHOLE = "(meaning <> floor(meaning) or abs(meaning) > 2147483647)"
MASKED = r"^\s*([~<>≤≥*]|x+$|ca\s).*"


@dataclass(frozen=True)
class Meaning:
    """How the rows get a column's meaning: what to select, and the join that it needs.

    `mark` is the SQL of what an empty or special cell stands for: missing, confidential …; `sql_type`
    is what a column of words is kept as.
    """

    select: str
    join: str
    mark: str = "null"
    sql_type: str = "varchar"


def word_meanings(of: Understanding, column: Column) -> Meaning:
    """Understand a column of ids, names, words, dates or periods; what is not understood stays."""
    texts = _distinct_texts(of, column)
    rows = of.connection.execute(f"select text, bare from {texts}").fetchall()
    understand = _understanding(of, column)
    said = of.mapping.values.get(column.name, {})
    if column.name in PERIODS:
        # Whoever says what a period is may write it as people do: T1 2026.
        said = {text: _period_or_text(meant) or meant for text, meant in said.items()}
    meant = [
        said[bare or ""] if (bare or "") in said else understand(bare and as_it_was(bare))
        for _, bare in rows
    ]
    sql_type = words_type(column, meant)
    if column.type == "text" and meant == [text for text, _ in rows]:
        return Meaning(f"cast({of.cell(column.name)} as {sql_type})", "", sql_type=sql_type)
    words = pa.table({
        "text": pa.array([text for text, _ in rows], "string"),
        "meaning": pa.array(meant, "string"),
    })  # fmt: skip
    table = f"{column.name}_words"
    of.connection.register("words", words)
    of.connection.execute(
        f"create or replace temp table {table} as"
        f" select text, cast(meaning as {sql_type}) as meaning from words"
    )
    of.connection.unregister("words")
    if column.type == "date":
        wrong = f"select text from {texts} where bare is not null and text in"
        of.note_lines(
            "not_a_date", column, f"{wrong} (select text from {table} where meaning is null)"
        )
    return Meaning(f"{table}.meaning", _join(of, column, table), sql_type=sql_type)


def words_type(column: Column, meant: Sequence[str | None]) -> str:
    """Return the type of a column of words: an enum of them where they are few and keys.

    Rows are then grouped, compared and written by number, which halves the time of a large delivery.
    """
    words = {*column.allowed, *(word for word in meant if word is not None)}
    if column.type != "text" or not (column.is_key or column.allowed) or len(words) > MOST_WORDS:
        return column.sql_type
    return f"enum({', '.join(text_sql(word) for word in sorted(words))})" if words else "varchar"


def _distinct_texts(of: Understanding, column: Column) -> str:
    """Make a table of a column's distinct texts, as written and without the blanks around them."""
    table, cell = f"{column.name}_texts", of.cell(column.name)
    of.connection.execute(
        f"create or replace temp table {table} as"
        f" select text, nullif({_said(of, column)}, '') as bare"
        f" from (select distinct {cell} as text from {of.rows})"
    )
    return table


def _said(of: Understanding, column: Column) -> str:
    """Return the SQL of a text without the blanks around it; of a number, as the mapping says it."""
    bare = f"trim(text, {TRIMMED})"
    said = of.mapping.values.get(column.name, {}) if column.is_number else {}
    if not said:
        return bare
    cases = (f"when {text_sql(text)} then {text_sql(meant)}" for text, meant in said.items())
    return f"case coalesce({bare}, '') {' '.join(cases)} else {bare} end"


def _join(of: Understanding, column: Column, table: str) -> str:
    return f"left join {table} on {of.cell(column.name)} is not distinct from {table}.text"


def _understanding(of: Understanding, column: Column) -> Callable[[str | None], str | None]:
    """Return how a text of a column is understood; what is not stays as it is written."""
    known = known_names(of.plan, of.kind.name, column.name)
    names = None if known is None else Names(known)
    if column.type == "date":
        return lambda text: None if text is None else understand_date(text)
    if column.name in PERIODS:
        return _period_or_text
    if column.allowed:
        return lambda text: None if text is None else meaning(column, text)
    if names is not None:
        return lambda text: None if text is None else names.find(text) or text
    return lambda text: text


def _period_or_text(text: str | None) -> str | None:
    found = None if text is None else understand_period(text)
    return found if isinstance(found, str) else text


def known_names(plan: Plan, kind: str, column: str) -> AnyMapping[str, str] | None:
    """Return the names by id that a column's texts may be; None where the kind itself defines them."""
    known: dict[str, tuple[str, AnyMapping[str, str]]] = {
        "indicator_id": ("indicators", plan.indicator_names),
        "cost_indicator_id": ("", plan.indicator_names),
        "org_unit_id": ("organisation", plan.org_units),
        "parent_org_unit_id": ("", plan.org_units),
        "goal_id": ("goals", plan.goals),
        "parent_goal_id": ("", plan.goals),
        "target_area_id": ("target_areas", plan.target_areas),
    }
    if column not in known or known[column][0] == kind:
        return None
    return known[column][1]


def number_meanings(of: Understanding, column: Column) -> Meaning:
    """Read a column of numbers, after its decimal mark is decided; note what is no number.

    A number that a workbook holds as a number is taken as it is.
    """
    texts, table = _distinct_texts(of, column), f"{column.name}_numbers"
    bare, has = "bare", traits(of.connection, texts, "bare")
    has_units = has.letters
    if has_units:
        bare = without_units(of, column, texts)
        has = traits(of.connection, texts, bare)
    reading = decide_mark(of.connection, texts, bare, has, of.mapping.decimal_mark)
    of.marks[column.name] = reading
    is_clear = reading.verdict == "clear"
    if is_clear:
        number = number_sql(bare, reading.mark, has)
    else:
        number = "null::double"
        of.add_first(f"decimal_mark_{reading.verdict}", column, reading.example)
    of.connection.execute(
        f"create or replace temp table {table} as"
        f" select text, {number} as meaning, {mark_sql('bare')} as mark,"
        f" regexp_matches(lower(bare), '{MASKED}') as is_masked,"
        f" bare is not null and meaning is null and mark is null as is_wrong from {texts}"
    )
    if is_clear:
        units = (
            f"(select text from {column.name}_suffixes)" if has_units else "(select null limit 0)"
        )
        _note_wrong_numbers(of, column, table, units)
    note_wrong_own_units(of, column)
    own = of.own_number(column.name)
    if own is not None and column.type == "integer":
        of.note_rows("not_whole", column, NOT_WHOLE.replace("meaning", own), str(own))
    return _number(of, column, table)


def _note_wrong_numbers(of: Understanding, column: Column, table: str, units: str) -> None:
    wrong = {
        "masked_value": "is_wrong and is_masked",
        "formula_unread": "is_wrong and starts_with(text, '=')",
        "not_a_number": "is_wrong and not is_masked and not starts_with(text, '=')"
        f" and text not in (from {units})",
        "not_whole": f"meaning is not null and {column.type == 'integer'} and {NOT_WHOLE}",
    }
    counts = ", ".join(f"count(*) filter ({which})" for which in wrong.values())
    found = of.connection.execute(f"select {counts} from {table}").fetchone() or ()
    for (code, which), count in zip(wrong.items(), found, strict=True):
        if count:
            of.note_lines(code, column, f"select text from {table} where {which}")


def _number(of: Understanding, column: Column, table: str) -> Meaning:
    own = of.own_number(column.name)
    select = f"{table}.meaning" if own is None else f"coalesce({own}, {table}.meaning)"
    mark = f"{table}.mark" if own is None else f"case when {own} is null then {table}.mark end"
    if column.type == "integer":
        select = f"try_cast({select} as integer)"
    return Meaning(select, _join(of, column, table), mark)
