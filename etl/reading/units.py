"""Units behind numbers (`48,4 %`, `12 kr`): taken away only where the indicator's own unit agrees."""

import re
from dataclasses import dataclass

import duckdb

from etl.plan import Plan
from etl.reading.names import Names, plain

# A number that begins with a digit, then what is no part of a number any more.
PATTERN = "'[^\\d\\s.,+−-][^\\d]*$'"


@dataclass(frozen=True)
class Suffixes:
    """The cell without its unit, as SQL, and the suffixes that are no unit of their indicator."""

    sql: str
    wrong: list[str]
    pattern: str = PATTERN


def strip_units(
    connection: duckdb.DuckDBPyConnection, table: str, cell: str, indicator: str | None, plan: Plan
) -> Suffixes:
    """Find what stands behind the numbers of a column, and which of it may go.

    A suffix goes only when every indicator beside which it stands is measured in it.
    """
    sample = connection.execute(
        f"select 1 from {table} where regexp_matches({cell}, '^[-+−]?\\d.*[^\\d\\s.,]$') limit 1"
    ).fetchone()
    if sample is None:
        return Suffixes(cell, [])
    rows = connection.execute(
        f"select distinct {indicator or 'null'}, regexp_extract({cell}, {PATTERN}) from {table}"
        f" where regexp_matches({cell}, '^[-+−]?\\d.*[^\\d\\s.,]$')"
    ).fetchall()
    names = Names(plan.indicator_names)
    wrong = sorted({s for text, s in rows if not _agrees(plan, names.find(text or ""), s)})
    right = sorted({s for _, s in rows} - set(wrong))
    if not right:
        return Suffixes(cell, wrong)
    listed = ", ".join("'" + s.replace("'", "''") + "'" for s in right)
    suffix = f"regexp_extract({cell}, {PATTERN})"
    stripped = f"trim(left({cell}, length({cell}) - length({suffix})), ' \u00a0\u202f\u2009')"
    return Suffixes(f"case when {suffix} in ({listed}) then {stripped} else {cell} end", wrong)


def _agrees(plan: Plan, indicator_id: str | None, suffix: str) -> bool:
    """Say whether a suffix is the indicator's measure unit, or the per cent sign of one in per cent."""
    known = plan.indicators.get(indicator_id or "")
    if known is None or not suffix:
        return False
    unit = known.measure_unit
    if suffix.strip() == "%":
        return re.match(r"\s*(%|procent|per cent|percent)", unit) is not None
    return plain(suffix) == plain(unit)
