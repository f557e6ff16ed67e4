"""A template that comes back: the rows that were left empty in it are not reported, and are left out."""

from dataclasses import replace

import duckdb

from etl.findings import Finding
from etl.reading.headers import Matched, is_for_people_alone
from etl.reading.raw import Raw
from etl.reading.understanding import TRIMMED


def without_empty_rows(
    connection: duckdb.DuckDBPyConnection, raw: Raw, matched: Matched | None, file: str
) -> tuple[Raw, tuple[Finding, ...]]:
    """Return a filled-in template's rows without those in which nothing was filled in, and how many were.

    A template is known by its columns that say themselves that they are not read; any other file stays as
    it is, for there an empty value says that it is missing.
    """
    is_template = any(is_for_people_alone(header) for header in raw.layout.headers)
    if not is_template or matched is None or matched.wide:
        return raw, ()
    filled_in = [place for name, place in matched.columns.items() if name not in matched.kind.key]
    if not filled_in:
        return raw, ()
    cells = (f"trim(coalesce(c{place}, ''), {TRIMMED})" for place in filled_in)
    connection.execute(
        f"create or replace temp view {raw.name}_filled as"
        f" select * from {raw.name} where concat({', '.join(cells)}) <> ''"
    )
    (left,) = connection.execute(
        f"select (select count(*) from {raw.name}) - (select count(*) from {raw.name}_filled)"
    ).fetchone() or (0,)
    found = (Finding("rows_left_empty", "warning", file, params={"count": left}),) if left else ()
    return replace(raw, name=f"{raw.name}_filled"), found
