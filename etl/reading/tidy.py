"""From a table of text to a tidy table in the contract's columns and types.

What stands in a column is understood once for each distinct text and joined back to the rows, so
that millions of rows cost no loop and no pattern is tried twice on the same text.
"""

from etl.contract import Column, Kind
from etl.reading.meanings import Meaning, number_meanings, word_meanings, words_type
from etl.reading.periods_by_indicator import period_meanings
from etl.reading.understanding import Understanding, text_sql

VALUE = "value"
VALUE_STATUS = "value_status"


def make_tidy(of: Understanding, table: str) -> None:
    """Write `table`: line, source_column and the kind's columns that the file has, typed."""
    of.rows = _lay_out(of)
    meanings = {
        column.name: number_meanings(of, column) if column.is_number else word_meanings(of, column)
        for column in of.kind.columns
        if of.cell(column.name) is not None
    }
    if {"period", "indicator_id"} <= meanings.keys():
        meanings["period"] = period_meanings(of, meanings["period"], meanings["indicator_id"])
    selects = [_filled(of.kind.column(name), meaning) for name, meaning in meanings.items()]
    if VALUE_STATUS in of.kind.names:
        selects = [s for s in selects if not s.endswith(f" as {VALUE_STATUS}")]
        selects.append(f"{_status(of.kind, meanings)} as {VALUE_STATUS}")
    joins = " ".join(meaning.join for meaning in meanings.values())
    of.connection.execute(
        f"create or replace temp table {table} as"
        f" select {', '.join(('line', 'source_column', *selects))} from {of.rows} as rows {joins}"
    )


def _lay_out(of: Understanding) -> str:
    """Return the name of a table with one row per measured cell: a wide file's columns become rows."""
    rows = f"{of.raw.name}_rows"
    if not of.matched.wide:
        of.connection.execute(
            f"create or replace temp view {rows} as"
            f" select null::varchar as source_column, * from {of.raw.name}"
        )
        return rows
    # A name of its own: what was a view for another file may not become a table.
    unpivoted = f"{of.raw.name}_unpivoted"
    of.connection.execute(f"create or replace temp table {unpivoted} as {_unpivoted(of)}")
    return unpivoted


def _unpivoted(of: Understanding) -> str:
    """Return the select of a wide file's measured cells, each with the columns that stand beside it."""
    places = of.matched.wide
    letters = "cnu" if of.raw.has_numbers else "c"
    beside = [
        f"{letter}{other}"
        for letter in letters
        for other in range(len(of.raw.layout.headers))
        if other not in places
    ]
    lists = {
        "source_column": [text_sql(of.raw.layout.headers[place]) for place in places],
        "wide_name": [text_sql(name) for name in places.values()],
        "wide_value": [f"c{place}" for place in places],
    }
    if of.raw.has_numbers:
        lists["wide_number"] = [f"n{place}" for place in places]
        lists["wide_unit"] = [f"u{place}" for place in places]
    unnested = (f"unnest([{', '.join(items)}]) as {name}" for name, items in lists.items())
    return f"select {', '.join(['line', *beside, *unnested])} from {of.raw.name}"


def _filled(column: Column, meaning: Meaning) -> str:
    """Return the SQL of a column, with the contract's default where a word is not said."""
    if column.default is None or column.is_number:
        return f"{meaning.select} as {column.name}"
    default = f"cast('{column.default}' as {meaning.sql_type})"
    return f"coalesce({meaning.select}, {default}) as {column.name}"


def _status(kind: Kind, meanings: dict[str, Meaning]) -> str:
    """Return the SQL of value_status: as said, else as the cell's mark says, else final."""
    said = meanings.get(VALUE_STATUS)
    value = meanings.get(VALUE)
    by_mark = "'missing'" if value is None else f"coalesce({value.mark}, 'final')"
    if said is not None:
        return f"coalesce({said.select}, cast({by_mark} as {said.sql_type}))"
    return f"cast({by_mark} as {words_type(kind.column(VALUE_STATUS), ())})"
