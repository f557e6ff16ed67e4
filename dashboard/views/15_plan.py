"""Plan: next year's version beside the present, edited, compared and decided."""

from datetime import date

import streamlit as st

from dashboard.parts.components import html, paragraphs, title
from dashboard.parts.writing import refuse_reader
from dashboard.planning.advice_list import show_advice
from dashboard.planning.create import show_create
from dashboard.planning.decision import show_decided, show_decision
from dashboard.planning.known import advice_on, differences, names
from dashboard.planning.news import show_news
from dashboard.planning.one_row import NEW, show_row
from dashboard.planning.rows_editor import show_editor
from dashboard.planning.rows_table import show_rows
from dashboard.planning.saved import show_saved
from dashboard.planning.saves import show_saves
from dashboard.planning.targets_page import show_targets
from dashboard.planning.versions import Place, find_place, parts_menu, versions_menu
from dashboard.selection import Selection

selection: Selection = st.session_state["selection"]
say = selection.say
WHOLE = {"news": show_news, "advice": show_advice, "saves": show_saves, "decide": show_decision}


def heading_of(place: Place, changed: int) -> str:
    """Return the page's heading: how far the version has come, in words."""
    version = place.version
    if place.part == "create":
        return say("plan.title_create")
    if version is None:
        return say("plan.title_present")
    if version.state == "decided":
        return say("plan.title_decided", name=version.name, day=say.day(version.begins))
    if version.state == "in_force":
        return say("plan.title_in_force", name=version.name, day=say.day(version.begins))
    if not changed:
        return say("plan.title_same", name=version.name)
    return say("plan.title_draft" if changed > 1 else "plan.title_draft_one", name=version.name,
               number=say.count(changed))  # fmt: skip


def lead(place: Place) -> str:
    """Return what a version means to those who read, and the way to deciding it, as HTML."""
    state = "present" if place.version is None else place.version.state
    text = paragraphs([say(f"plan.lead_{state}")], "mk-lead")
    if state in ("draft", "decided") and place.part != "decide":
        text += f'<p class="mk-ways">{place.way(say(f"plan.to_decide_{state}"), "decide")}</p>'
    return text


def show_part(place: Place) -> None:
    """Show the part in the address."""
    year = (place.version.begins if place.version else date.today()).year
    if place.part in WHOLE:
        WHOLE[place.part](place)
    elif place.part == "targets" and place.edit != NEW:
        show_targets(place, year)
    elif not place.edit or not place.is_open:
        show_rows(place)
    elif place.edit == "table":
        show_editor(place)
    else:
        show_row(place)


def main() -> None:
    """Show the page."""
    if refuse_reader(say):
        return
    place = find_place(selection)
    html(versions_menu(place))
    found = differences(place.plan) if place.plan else []
    changed = len({(one.kind, one.key) for one in found})
    title(heading_of(place, changed))
    if place.part == "create":
        show_create(place)
        return
    html(lead(place))
    show_decided(place)
    counts = {"advice": len(advice_on(place.plan))}
    if place.version and place.version.state != "in_force":
        counts["news"] = changed
    html(parts_menu(place, counts))
    show_saved(place, names(place.plan))
    if place.edit:
        html(f'<p class="mk-kicker">{place.way(say("plan.to_list"), place.part)}</p>')
    show_part(place)


main()
