"""Two periods side by side: which goals and indicators are better, and which are worse."""

import pandas as pd
import streamlit as st

from dashboard.answers import about_of, ask
from dashboard.kept_choice import asked_for, choose_one, unknown
from dashboard.parts.components import empty_state, html, paragraphs, section, title
from dashboard.parts.downloads import show_download, source_notes
from dashboard.parts.period_goals import Compared, comparison_headline, goals_frame, goals_table
from dashboard.parts.period_indicators import changed_indicators, indicators_frame, indicators_part
from dashboard.parts.period_kinds import period_before
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.ways import way
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import lower_period

selection: Selection = st.session_state["selection"]
say = selection.say


def choose_other(periods: list[str]) -> str:
    """Return the period to hold against the selection's; what the page filled in follows the selection."""
    names = {p: say.period(p) for p in periods if p != selection.period}
    default, asked = period_before(selection.period, periods), asked_for("other")
    for period in unknown("other", {**names, selection.period: ""}):
        st.warning(plain_markdown(say("periods.not_found", value=period)))
    known = st.session_state.get("address_other")
    filled_in = st.session_state.get("filled_in_other")
    is_outdated = (
        filled_in is not None and filled_in[0] != selection.period and filled_in[1] == asked
    )
    chosen = choose_one("other", say("periods.other"), names, default, is_outdated=is_outdated)
    if chosen != default:
        st.session_state["filled_in_other"] = None
    elif is_outdated or asked is None or asked != known:
        st.session_state["filled_in_other"] = (selection.period, chosen)
    return chosen


def show_goals(goals: pd.DataFrame, compared: Compared) -> None:
    """Show the goals by target area, and the file of them."""
    html(goals_table(goals, compared, selection))
    show_file("goals", goals_frame(goals, compared, say), compared)


def show_indicators(compared: Compared) -> None:
    """Show the indicators that have changed, and the file of them."""
    found = ask("compare_indicators", selection.snapshot_id, **asked(compared))
    names = unit_names(selection.snapshot_id)
    changed = changed_indicators(found.assign(unit=found["org_unit_id"].map(names)))
    shown = indicators_part(changed, compared, selection) or paragraphs(
        [say("periods.none_changed")]
    )
    html(section(say("periods.indicators_title"), shown, "mk-tight"))
    if len(changed):
        show_file("indicators", indicators_frame(changed, compared, say), compared)


def show_file(what: str, frame: pd.DataFrame, compared: Compared) -> None:
    """Show the button that saves one of the tables, with the periods in the file's name and under it."""
    periods = say("periods.between", then=say.period(compared.then), now=say.period(compared.now))
    notes = source_notes(about_of(selection.snapshot_id), periods, say)
    name = f"{say(f'periods.file_{what}')} {compared.then} {compared.now}"
    show_download(frame, name, notes, say, say(f"periods.download_{what}"))


def asked(compared: Compared) -> dict[str, str | None]:
    """Return what both questions are asked by."""
    return {"unit": selection.unit_or_top, "level": selection.level, "area": selection.area,
            "period": compared.now, "other": compared.then}  # fmt: skip


def main() -> None:
    """Show the page."""
    periods = ask("periods", selection.snapshot_id)["period"].tolist()
    if len(periods) < 2:
        empty_state(
            say("periods.one_title"), say("periods.one", period=say.period(selection.period))
        )
        return
    compared = Compared(choose_other(periods), selection.period)
    goals = ask("compare_goals", selection.snapshot_id, **asked(compared))
    if goals.empty:
        empty_state(say("overview.no_goals_title"), say("goal.none_to_choose"))
        return
    title(comparison_headline(goals, compared.then, say))
    html(paragraphs([say("periods.lead", then=lower_period(compared.then, say),
                         now=lower_period(compared.now, say))], "mk-lead"))  # fmt: skip
    show_goals(goals, compared)
    show_indicators(compared)
    html(f'<p class="mk-ways">{way("cross", say("periods.to_cross"), selection)}</p>')


main()
