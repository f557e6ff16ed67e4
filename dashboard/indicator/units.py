"""The same indicator in all units that report it: in order of value, and over time side by side."""

from html import escape

import pandas as pd

from dashboard.answers import ask
from dashboard.drawing.chart_marks import open_values
from dashboard.drawing.ranked_bars import ranked as in_order
from dashboard.drawing.ranked_bars import ranked_bars, shown_text
from dashboard.drawing.ranked_sentence import ranked_sentence
from dashboard.drawing.small_multiples import small_multiples
from dashboard.indicator.files import listed_frame, show_file
from dashboard.indicator.placing import placing
from dashboard.indicator.subject import Subject
from dashboard.kept_choice import joined
from dashboard.parts.components import html, paragraphs, section
from dashboard.ways import way
from dashboard.words.translate import capital, lower_period
from dashboard.words.values import is_empty


def show_units(subject: Subject) -> None:
    """Show the units of one level in order, those above beside them, and each unit's series."""
    say, row = subject.say, subject.row
    names = {str(unit): _way(str(unit), subject) for unit in subject.units["org_unit_id"]}
    crossed = way("cross", say("indicator.cross"), subject.selection,
                  indicators=joined([subject.indicator]), units=joined(names))  # fmt: skip
    if len(subject.units):
        _show_order(subject, names)
    html(
        section(
            say("indicator.units_over_time"), small_multiples(_series(subject), row, say, names)
        )
        + f"<p>{crossed}</p>"
    )


def _show_order(subject: Subject, names: dict[str, str]) -> None:
    """Show the units in order of value, in a sentence, in bars and as a file."""
    say, row, selection = subject.say, subject.row, subject.selection
    found = placing(subject.units, ask("units", selection.snapshot_id), subject.unit,
                    selection.period, row["accumulation"] == "year_to_date", say)  # fmt: skip
    rows, target = found.placed, found.target
    caption = say(
        "indicator.units_caption", name=row["name"], period=lower_period(found.period, say)
    )
    bars = ranked_bars(rows, row, say, caption, chosen=subject.unit, target=target, names=names)
    told = ranked_sentence(rows, row, say, chosen=subject.unit, target=target)
    beside = _beside(found.above, subject, names)
    html(section(say("indicator.units_ranked"), paragraphs([capital(told)]) + bars + beside))
    filed = pd.concat([in_order(rows, row, target), open_values(found.above)])
    show_file(
        listed_frame(filed, subject, say("choose.unit")), say("indicator.view_units"), subject
    )


def _beside(above: pd.DataFrame, subject: Subject, names: dict[str, str]) -> str:
    """Return the units above, to compare with: each with its value, or the word for its being unknown."""
    if above.empty:
        return ""
    say, items = subject.say, []
    for _, one in open_values(above).iterrows():
        is_secret = one["value_status"] == "confidential"
        none = say("indicator.secret_short" if is_secret else "indicator.missing_short")
        text = none if is_empty(one["value"]) else shown_text(one, subject.row, [], say)
        remark = f" ({one['remark']})" if one["remark"] else ""
        items.append(f"{names[str(one['id'])]}: {escape(text + remark)}")
    return f"<p>{escape(say('indicator.compare_with'))} {'; '.join(items)}</p>"


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
