"""Units behind numbers (`48,4 %`, `12 kr`): taken away only where the indicator's own unit agrees."""

import re
import unicodedata
from collections.abc import Iterable

from etl.contract import Column
from etl.plan import Plan
from etl.reading.names import Names
from etl.reading.understanding import Understanding, text_sql

# A text that begins with a digit and does not end with one; the unit is what follows the last digit.
HAS_SUFFIX = r"'^[-+−]?\d.*[^\d\s.,]$'"
SUFFIX = r"'[^\d\s.,+−-][^\d]*$'"


# What a column is counted in by the contract itself.
OWN_UNITS: dict[tuple[str, str], tuple[str, ...]] = {
    ("activities", "percent_done"): ("%",),
    **{("budget", name): ("kr", "sek") for name in ("budget", "outcome", "forecast")},
}


def without_units(of: Understanding, column: Column, texts: str) -> str:
    """Return the SQL of a column's distinct texts without the units behind the numbers.

    A suffix goes only when every indicator beside which it stands is measured in it; the lines of
    other suffixes are noted, and their texts stay in `<column>_suffixes`: kilometres are not metres.
    """
    table = f"{column.name}_suffixes"
    of.connection.execute(
        f"create or replace temp table {table} as"
        f" select text, regexp_extract(bare, {SUFFIX}) as suffix"
        f" from {texts} where regexp_matches(bare, {HAS_SUFFIX})"
    )
    indicator = of.cell("indicator_id") or "null"
    pairs = of.connection.execute(
        f"select distinct {indicator}, suffix from {of.rows} as rows"
        f" inner join {table} on {of.cell(column.name)} = {table}.text"
    ).fetchall()
    wrong = _wrong_units(of, column, pairs)
    if wrong:
        of.note_lines(
            "wrong_unit", column, f"select text from {table} where suffix in ({_listed(wrong)})"
        )
    right = {s for _, s in pairs} - wrong
    of.connection.execute(f"delete from {table} where suffix in ({_listed(right) or 'null'})")
    return _without(right) if right else "bare"


def note_wrong_own_units(of: Understanding, column: Column) -> None:
    """Note the lines on which a workbook shows a number with a unit that is not the indicator's own."""
    number, unit = of.own_number(column.name), of.own_unit(column.name)
    if unit is None:
        return
    indicator = of.cell("indicator_id") or "null"
    pairs = of.connection.execute(
        f"select distinct {indicator}, {unit} from {of.rows} where {unit} is not null"
    ).fetchall()
    wrong = [pair for pair in pairs if _wrong_units(of, column, [pair])]
    if wrong:
        beside = (
            f"({indicator} is not distinct from {'null' if text is None else text_sql(text)}"
            f" and {unit} = {text_sql(shown)})"
            for text, shown in wrong
        )
        of.note_rows("wrong_unit", column, " or ".join(beside), f"{number} || ' ' || {unit}")


def _wrong_units(
    of: Understanding, column: Column, pairs: Iterable[tuple[str | None, str]]
) -> set[str]:
    """Return the units that are not those of every indicator beside which they stand."""
    names = Names(of.plan.indicator_names)
    own = OWN_UNITS.get((of.kind.name, column.name), ())
    return {
        unit
        for text, unit in pairs
        if _bare(unit) not in own and not _agrees(of.plan, names.find(text or ""), unit)
    }


def _without(suffixes: set[str]) -> str:
    suffix = f"regexp_extract(bare, {SUFFIX})"
    stripped = f"trim(left(bare, length(bare) - length({suffix})), ' \u00a0\u202f\u2009')"
    return f"case when {suffix} in ({_listed(suffixes)}) then {stripped} else bare end"


def _listed(texts: set[str]) -> str:
    return ", ".join(text_sql(text) for text in sorted(texts))


def _agrees(plan: Plan, indicator_id: str | None, suffix: str) -> bool:
    """Say whether a suffix is the indicator's measure unit, or the per cent sign of one in per cent."""
    known = plan.indicators.get(indicator_id or "")
    if known is None or not suffix:
        return False
    unit = known.measure_unit
    if suffix.strip() == "%":
        return re.match(r"\s*(%|procent|per ?cent)(?![\w-])", unit, re.IGNORECASE) is not None
    return _bare(suffix) == _bare(unit)


def _bare(unit: str) -> str:
    """Return a unit without regard to case, blanks and points; every other sign of it counts.

    A digit that became another sign would else be lost as a part of the unit.
    """
    return re.sub(r"[\s._-]", "", unicodedata.normalize("NFKC", unit).casefold())
