"""One indicator at one unit: the finding, why, and one of its sides: trend, units, others, revisions."""

import streamlit as st

from dashboard.choosing import choose_indicator
from dashboard.indicator.beside import beside
from dashboard.indicator.files import show_file, values_frame
from dashboard.indicator.normal import show_normal
from dashboard.indicator.others import show_others
from dashboard.indicator.revisions import show_revisions
from dashboard.indicator.subject import Subject
from dashboard.indicator.trend import show_trend
from dashboard.indicator.units import show_units
from dashboard.parts.components import empty_state, folded, html, paragraphs, section, title
from dashboard.parts.findings import finding
from dashboard.parts.terms import terms_box
from dashboard.parts.values_table import by_age, values_table
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.sentences import beside_sentences, indicator_title, reason_sentence

selection: Selection = st.session_state["selection"]
say = selection.say
VIEWS = ("trend", "units", "others", "normal", "revisions")
TERMS = ("indicator", "target_value", "tolerance", "baseline", "forecast", "preliminary", "pace",
         "swing", "median", "quartile")  # fmt: skip


def found(subject: Subject) -> str:
    """Return the light and why; where the chosen unit does not have the indicator, whose is shown."""
    row, wanted = subject.row, subject.wanted_unit
    why = finding(str(row["status"]), reason_sentence(row, say), say,
                  more=" ".join(beside_sentences(row, say)))  # fmt: skip
    if not wanted or wanted == subject.unit:
        return why
    unit, other = subject.names.get(wanted, wanted), subject.names[subject.unit]
    return why + paragraphs([say("indicator.not_at_unit", unit=unit, other=other)], "mk-note")


def sides(subject: Subject, shown: str) -> str:
    """Return the ways to the indicator's sides: those that it has."""
    has = {
        "units": len(subject.units) > 1,
        "others": len(subject.answer("benchmark_municipalities")) > 0,
        "normal": len(
            subject.answer("indicator_signal", unit=subject.unit, period=selection.period)
        ),
    }
    items = "".join(
        f"<li>{side(subject, view, is_shown=view == shown)}</li>"
        for view in VIEWS if has.get(view, True) or view == shown
    )  # fmt: skip
    return f'<nav class="mk-sides" aria-label="{say("indicator.sides")}"><ul>{items}</ul></nav>'


def side(subject: Subject, view: str, *, is_shown: bool) -> str:
    """Return the way to one side; the one that is shown is marked."""
    return way(
        "indicator", say(f"indicator.view_{view}"), selection, current="true" if is_shown else "",
        indicator=subject.indicator, at=subject.unit, view=None if view == VIEWS[0] else view,
    )  # fmt: skip


def show_values(subject: Subject) -> None:
    """Show the table behind the chart: the newest periods, the older ones folded."""
    newest, older = by_age(subject.points)
    shown = values_table(subject.row, newest, say)
    if len(older):
        shown += folded(say("indicator.older_values"), values_table(subject.row, older, say))
    html(section(say("indicator.values_title"), shown))


def show_side(subject: Subject, view: str) -> None:
    """Show one side of the indicator."""
    if view == "units":
        show_units(subject)
    elif view == "others":
        show_others(subject)
    elif view == "normal":
        show_normal(subject)
    elif view == "revisions":
        show_revisions(subject)
    else:
        show_trend(subject.row, subject.points, selection)
        if len(subject.points):
            show_values(subject)
            show_file(values_frame(subject), say("indicator.values_title"), subject)


def main() -> None:
    """Show the page."""
    indicator = choose_indicator(selection)
    if indicator is None:
        empty_state(say("overview.no_goals_title"), say("goal.no_indicators"))
        return
    subject = Subject(indicator, selection)
    asked = st.query_params.get("view")
    view = asked if asked in VIEWS else VIEWS[0]
    html(paragraphs([subject.names[subject.unit]], "mk-kicker"))
    title(indicator_title(subject.row, say))
    html(found(subject) + sides(subject, view))
    left, right = st.columns([2.1, 1], gap="large")
    with left:
        show_side(subject, view)
    with right:
        html(beside(subject, view) + terms_box(TERMS, say))


main()
