"""The table behind goals against money: the same numbers with lights and words, the way there, and a file."""

from html import escape

import pandas as pd

from dashboard.drawing.lights import worded_light
from dashboard.parts.components import folded
from dashboard.parts.stacked_table import stacked_table
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.weighing.weighed import Weighed
from dashboard.weighing.weighed_sentences import goals_text, quarter_text, share_text
from dashboard.words.amounts import amount_texts, signed_pct
from dashboard.words.translate import Speaker, capital, lower_period
from dashboard.words.values import Row, is_empty
from etl.exporting.sheet import Column


def weighed_table(weighed: Weighed, selection: Selection) -> str:
    """Return the units at the chosen period as a table in HTML, each by its number in the picture."""
    say = selection.say
    headers = [say(f"money.column_{name}") for name in ("unit", "goals", "budget", "quarter")]
    rows = [
        [_unit(row, selection), _goals(row, say), _budget(row, say), escape(quarter_text(row, say))]
        for _, row in weighed.now.iterrows()
    ]
    caption = say("money.table", period=lower_period(weighed.period, say))
    return stacked_table(headers, [("", rows)], caption)


def _unit(row: Row, selection: Selection) -> str:
    to = way("organisation", str(row["name"]), selection, unit=str(row["org_unit_id"]), level=None)
    return f"{row['number']} {to}"


def _goals(row: Row, say: Speaker) -> str:
    small = f'<span class="mk-small">{escape(goals_text(row, say))}</span>' if row["goals"] else ""
    return f"{escape(share_text(row, say))}{small}"


def _budget(row: Row, say: Speaker) -> str:
    """Return the deviation with its light, in per cent and in money, and up to when."""
    if is_empty(row["deviation"]):
        return escape(say("money.no_outcome"))
    status = str(row["budget_status"])
    sign = worded_light(status, say, say(f"organisation.budget_{status}"))
    until = say("money.until", period=lower_period(str(row["budget_period"]), say),
                amount=_signed(row, say))  # fmt: skip
    if row["is_computed"]:
        until = f"{until}; {say('money.computed')}"
    share = escape(signed_pct(row["deviation_pct"], say))
    return f'{sign} {share}<span class="mk-small">{escape(until)}</span>'


def ways_table(weighed: Weighed, say: Speaker) -> str:
    """Return the numbers of the periods before, folded; nothing where there are none."""
    before = weighed.rows[weighed.rows["period"] != weighed.period]
    if before.empty:
        return ""
    headers = [say(f"money.column_{name}") for name in ("period", "goals", "budget", "quarter")]
    groups = [
        (f"{number} {name}",
         [[escape(say.short_period(str(row["period"]))), escape(share_text(row, say)), _deviated(row, say),
           escape(quarter_text(row, say))] for _, row in own[::-1].iterrows()])
        for (number, name), own in before.groupby(["number", "name"])
    ]  # fmt: skip
    return folded(say("money.before"), stacked_table(headers, groups, say("money.before")))


def _deviated(row: Row, say: Speaker) -> str:
    """Return the deviation in per cent; in money where the budget is nothing."""
    if is_empty(row["deviation"]):
        return escape(say("money.no_outcome"))
    return escape(signed_pct(row["deviation_pct"], say) or _signed(row, say))


def _signed(row: Row, say: Speaker) -> str:
    """Return the deviation in money with its sign."""
    amount = round(float(row["deviation"]), 2)
    [far] = amount_texts([amount], say)
    return f"{'+' if amount > 0 else ''}{far}"


def frame_of(weighed: Weighed, say: Speaker) -> pd.DataFrame:
    """Return what is shown as rows for a file: one per unit and period, numbers in full, money in SEK."""
    rows = weighed.rows
    as_they_are = {
        "number": "number", "unit": "name", "unit_id": "org_unit_id", "period": "period",
        "all_goals": "goals",
        "met": "met", "near": "near", "missed": "missed", "no_data": "no_data", "weightless": "weightless",
        "until": "budget_period", "planned": "budget", "outcome": "outcome", "deviation": "deviation",
        "deviation_pct": "deviation_pct",
    }  # fmt: skip
    columns = {
        **{named: rows[column] for named, column in as_they_are.items()},
        "share": 100 * rows["share"],
        "light": _worded("organisation.budget_", rows["budget_status"], say),
        "quarter": _worded("money.quarter_", rows["quarter"], say),
    }
    return pd.DataFrame({say(f"money.file_{name}"): column for name, column in columns.items()})


def columns_of(say: Speaker) -> dict[str, Column]:
    """Return what the columns of the file are whose values do not tell."""
    kinds: dict[str, Column] = {
        "planned": Column("money"), "outcome": Column("money"), "deviation": Column("money"),
        "deviation_pct": Column("per_cent", 1), "share": Column("per_cent", 0),
        "period": Column("period"), "until": Column("period"),
    }  # fmt: skip
    return {say(f"money.file_{name}"): kind for name, kind in kinds.items()}


def _worded(key: str, words: "pd.Series[str]", say: Speaker) -> list[str]:
    return ["" if is_empty(word) else capital(say(f"{key}{word}")) for word in words]
