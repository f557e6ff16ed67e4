"""What a result cost: a unit's whole net cost of a year by how many reached the result."""

from html import escape

import pandas as pd

from dashboard.answers import about_of, ask
from dashboard.parts.components import folded, heading, html, listed, paragraphs
from dashboard.parts.downloads import show_download, source_notes
from dashboard.parts.stacked_table import stacked_table
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.ways import way
from dashboard.words.translate import Speaker, lower_period
from dashboard.words.values import Row, is_empty
from etl.exporting.sheet import Column

# From so many SEK each, no öre are told.
WHOLE_FROM = 100


def show_per_result(selection: Selection) -> None:
    """Show what each result cost at the chosen unit and those below, and which are not reckoned and why."""
    say, unit = selection.say, selection.unit_or_top
    found = ask("cost_per_result", selection.snapshot_id, unit=unit, period=selection.period)
    found = found.assign(unit=found["org_unit_id"].map(unit_names(selection.snapshot_id)))
    known, others = found[found["reason"].isna()], found[found["reason"].notna()]
    lead = say("perresult.lead" if len(known) else "perresult.none")
    html(heading(say("perresult.title")) + paragraphs([lead], "mk-measure"))
    if len(known):
        html(_table(known, selection) + paragraphs([say("perresult.care")], "mk-small"))
        notes = source_notes(about_of(selection.snapshot_id), say.period(selection.period), say)
        name = f"{say('perresult.file')} {selection.period}"
        show_download(
            frame_of(known, say), name, notes, say, say("perresult.download"), columns_of(say)
        )
    how = paragraphs([say(f"perresult.how_{part}") for part in ("what", "where")])
    html(_left_out(others, say) + folded(say("perresult.how_title"), how))


def _table(known: pd.DataFrame, selection: Selection) -> str:
    say = selection.say
    headers = [say(f"perresult.column_{name}") for name in ("indicator", "cost", "count", "each")]
    rows = [[_named(row, selection), _cost(row, say), _count(row, say), escape(each_text(row, say))]
            for _, row in known.iterrows()]  # fmt: skip
    return stacked_table(headers, [("", rows)], say("perresult.table"))


def _named(row: Row, selection: Selection) -> str:
    to = way("indicator", str(row["name"]), selection, indicator=str(row["indicator_id"]),
             at=str(row["org_unit_id"]))  # fmt: skip
    period = lower_period(str(row["budget_period"]), selection.say)
    where = escape(f"{row['unit']}, {period}")
    return f'{to}<span class="mk-small">{where}</span>'


def _cost(row: Row, say: Speaker) -> str:
    """Return the cost that is parted, in SEK in full, and how many other results share it."""
    text = escape(_kronor(float(row["outcome"]), say))
    if not row["sharing"]:
        return text
    return f'{text}<span class="mk-small">{escape(say("perresult.shared", count=int(row["sharing"])))}</span>'


def _count(row: Row, say: Speaker) -> str:
    """Return how many reached the result, and of how many."""
    text = escape(say.number(float(row["numerator"]), 0))
    if is_empty(row["denominator"]):
        return text
    of = say("perresult.of", count=say.number(float(row["denominator"]), 0))
    return f'{text}<span class="mk-small">{escape(of)}</span>'


def each_text(row: Row, say: Speaker) -> str:
    """Return the cost of each in SEK: whole where that is precise enough."""
    each = float(row["cost_per_result"])
    return say("organisation.krona", value=say.number(each, 0 if each >= WHOLE_FROM else 2))


def _kronor(amount: float, say: Speaker) -> str:
    return say("organisation.krona", value=say.number(amount, 0 if amount == round(amount) else 2))


def _left_out(others: pd.DataFrame, say: Speaker) -> str:
    """Return the indicators that are not reckoned, by why, folded; nothing where there are none."""
    lines = []
    for reason, rows in others.groupby("reason", sort=False):
        names = ", ".join(rows["name"].drop_duplicates())
        lines.append(escape(say(f"perresult.why_{reason}", names=names)))
    return folded(say("perresult.left_out"), listed(lines, "mk-points")) if lines else ""


def frame_of(known: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """Return what is shown as rows for a file: one per indicator and unit, money in SEK, numbers in full."""
    columns = {
        "indicator": "name", "indicator_id": "indicator_id", "unit": "unit", "unit_id": "org_unit_id",
        "period": "period", "budget_period": "budget_period", "cost": "outcome", "count": "numerator",
        "of": "denominator", "each": "cost_per_result", "sharing": "sharing",
    }  # fmt: skip
    return pd.DataFrame(
        {say(f"perresult.file_{name}"): known[column] for name, column in columns.items()}
    )


def columns_of(say: Speaker) -> dict[str, Column]:
    """Return what the columns of the file are whose values do not tell."""
    kinds = {"cost": Column("money"), "each": Column("money"), "period": Column("period"),
             "budget_period": Column("period")}  # fmt: skip
    return {say(f"perresult.file_{name}"): kind for name, kind in kinds.items()}
