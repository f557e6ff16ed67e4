"""The sheets beside: the periods so far, what is not reported, and what every column means."""

from collections.abc import Sequence

import pandas as pd

from dashboard.exporting.fields import WHOLE, Field, sheet_of, yes_or_no
from dashboard.exporting.goals import LIT
from dashboard.words.translate import Speaker, words
from etl.exporting.sheet import Column, Sheet

MEANING = "columnmeans."


def periods_sheet(found: pd.DataFrame, title: str, notes: Sequence[str], say: Speaker) -> Sheet:
    """Return one row per period: how many goals have each light; `questions/workbook_periods.sql`."""
    met, near, missed = (f"{{{say(f'workbook.{key}_goals')}}}" for key in LIT)
    lit = f"({met}+{near}+{missed})"
    share = Column("per_cent", 1, formula=f'IF({lit}>0,100*{met}/{lit},"")')
    judged = found[list(LIT)].sum(axis=1)
    return sheet_of("periods", title, [
        Field("period", found["period"], Column("period")),
        Field("first_day", found["start_date"], Column("date")),
        Field("last_day", found["end_date"], Column("date")),
        *(Field(f"{key}_goals", found[key], WHOLE) for key in (*LIT, "no_data")),
        Field("met_share", 100 * found["met"] / judged.where(judged > 0), share),
    ], notes, say)  # fmt: skip


def missing_sheet(found: pd.DataFrame, title: str, notes: Sequence[str], say: Speaker) -> Sheet:
    """Return one row per value that should have been reported and is not; `questions/unreported.sql`."""
    return sheet_of("missing", title, [
        Field("indicator", found["name"]),
        Field("unit", found["unit"]),
        Field("period", found["period"], Column("period")),
        Field("responsible", found["responsible"]),
        Field("indicator_id", found["indicator_id"]),
        Field("unit_id", found["org_unit_id"]),
    ], notes, say)  # fmt: skip


def dictionary_sheet(sheets: Sequence[Sheet], title: str, say: Speaker) -> Sheet:
    """Return one row per column of the sheets: what it holds, and whether it is computed in the file."""
    known = words(say.language)
    meanings = {
        say(f"workbook.{key}"): say(f"columnmeans.{key}")
        for key in (one.removeprefix(MEANING) for one in known if one.startswith(MEANING))
    }
    rows = [(sheet.name, str(name), sheet.column(number))
            for sheet in sheets for number, name in enumerate(sheet.frame.columns)]  # fmt: skip
    return sheet_of("dictionary", title, [
        Field("sheet", [sheet for sheet, _, _ in rows]),
        Field("column", [name for _, name, _ in rows]),
        Field("computed", yes_or_no([column.formula for _, _, column in rows], say)),
        Field("means", [meanings[name] for _, name, _ in rows]),
    ], (), say)  # fmt: skip
