"""The same indicator in all units that report it: in order of value, and over time side by side."""

from html import escape

import pandas as pd

from dashboard.answers import ask
from dashboard.drawing.ranked_bars import ranked as in_order
from dashboard.drawing.ranked_bars import ranked_bars, ranked_sentence
from dashboard.drawing.small_multiples import small_multiples
from dashboard.indicator.files import listed_frame, show_file
from dashboard.indicator.subject import Subject
from dashboard.kept_choice import joined
from dashboard.parts.components import html, paragraphs, section
from dashboard.ways import way
from dashboard.words.translate import lower_period
from dashboard.words.values import is_empty


def show_units(subject: Subject) -> None:
    """Show the units' values in order, and each unit's series."""
    say, row = subject.say, subject.row
    rows = subject.units.rename(columns={"org_unit_id": "id", "unit": "name"}, errors="ignore")
    rows = rows.loc[:, ["id", "name", "value", "value_status"]]
    names = {str(unit): _way(str(unit), subject) for unit in rows["id"]}
    target = None if is_empty(row["target_value"]) else row
    period = lower_period(subject.selection.period, say)
    caption = say("indicator.units_caption", name=row["name"], period=period)
    ranked_rows = in_order(rows, row, target)
    ranked = ranked_bars(rows, row, say, caption, chosen=subject.unit, target=target, names=names)
    told = ranked_sentence(rows, row, say, chosen=subject.unit, target=target)
    crossed = way("cross", say("indicator.cross"), subject.selection,
                  indicators=joined([subject.indicator]), units=joined(rows["id"]))  # fmt: skip
    html(section(say("indicator.units_ranked"), paragraphs([told]) + ranked))
    show_file(
        listed_frame(ranked_rows, subject, say("choose.unit")), say("indicator.view_units"), subject
    )
    html(
        section(
            say("indicator.units_over_time"), small_multiples(_series(subject), row, say, names)
        )
        + f"<p>{crossed}</p>"
    )


def _way(unit: str, subject: Subject) -> str:
    """Return the way to the indicator at a unit; the unit shown is marked instead."""
    if unit == subject.unit:
        return f"<b>{escape(subject.names[unit])}</b>"
    return way("indicator", subject.names[unit], subject.selection,
               indicator=subject.indicator, at=unit)  # fmt: skip


def _series(subject: Subject) -> pd.DataFrame:
    """Return one row per unit and period of the total, each unit under its distinct name."""
    found = ask("unit_points", subject.selection.snapshot_id, indicator=subject.indicator)
    return found.assign(unit=found["org_unit_id"].map(subject.names))
