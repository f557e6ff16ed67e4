"""My work: what a responsible has to report, assess, approve and finish, by date."""

from datetime import date, timedelta
from html import escape

import pandas as pd
import streamlit as st

from dashboard.access import who
from dashboard.answers import ask, store
from dashboard.kept_choice import choose_one
from dashboard.parts.components import card, heading, html, paragraphs, title
from dashboard.parts.writing import ask_who, refuse_reader
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import capital
from dashboard.working.days import SOON_DAYS, today
from dashboard.working.finishing import show_activities, tell_what_was_done
from dashboard.working.tasks import task_sections, with_due
from dashboard.working.year_list import occasion_list
from etl.year import Occasion, occasions

selection: Selection = st.session_state["selection"]
say = selection.say
ALL = say("work.all_id")
DUE_KINDS = ("report", "assess", "approve")


def choose_responsible() -> str | None:
    """Return the role whose work is shown; None for everybody's."""
    roles = ask("responsibles", selection.snapshot_id)["responsible"].tolist()
    names = {ALL: say("work.all"), **{role: role for role in roles}}
    kept = [st.session_state.get("address_responsible"), who(), ALL]
    start = next(one for one in kept if one in names)
    with st.container(horizontal=True, key="choices"):
        chosen = choose_one("responsible", say("work.responsible"), names, str(start))
        ask_who(say)
    return None if chosen == ALL else chosen


def headline(tasks: pd.DataFrame, year: list[Occasion], now: date) -> str:
    """Say how much waits and how much is late; where nothing does, until when all is done."""
    if tasks.empty:
        ahead = next((o for o in year if o.kind in DUE_KINDS and o.last >= now), None)
        return (
            say("work.all_done")
            if ahead is None
            else say("work.all_done_until", day=say.day(ahead.last))
        )
    late = int((tasks["due"] < now).sum())
    told = say(
        "work.headline_one" if len(tasks) == 1 else "work.headline",
        Count=capital(say.count(len(tasks))),
    )
    if late == len(tasks):
        return f"{told} {say('work.headline_all_late' if late > 1 else 'work.headline_it_late')}"
    if not late:
        return told
    key = "work.headline_one_late" if late == 1 else "work.headline_late"
    return f"{told} {say(key, Late=capital(say.count(late)))}"


def show_beside(year: list[Occasion], now: date) -> None:
    """Show what comes next in the municipality's year."""
    coming = [one for one in year if not one.is_past(now)][:4]
    to_year = f'<p class="mk-ways">{way("year", say("work.to_year"), selection)}</p>'
    html(card(say("work.year_title"), occasion_list(coming, selection, now) + to_year))


def show_finish(tasks: pd.DataFrame, now: date) -> None:
    """Show the activities that are to be finished soon, with their presses."""
    if len(tasks):
        html(heading(say("work.finish_title", count=len(tasks))))
        show_activities(tasks, selection, now)


def show_later(later: pd.DataFrame) -> None:
    """Tell of the activities that are to be finished later on."""
    if later.empty:
        return
    told = "".join(
        f'<li>{escape(str(task["title"]))} <span class="mk-small">'
        f"{escape(say('work.due_day', day=say.day(task['due'])))}</span></li>"
        for _, task in later.iterrows()
    )
    summary = escape(say("work.later_one" if len(later) == 1 else "work.later", count=len(later)))
    html(
        f'<details class="mk-fold"><summary>{summary}</summary><ul class="mk-list">{told}</ul></details>'
    )


def main() -> None:
    """Show the page."""
    if refuse_reader(say):
        return
    now = today()
    responsible = choose_responsible()
    found = ask("things_to_do", selection.snapshot_id, today=now, responsible=responsible)
    year = occasions(store().home, now - timedelta(days=800), now + timedelta(days=400))
    tasks = with_due(found, year)
    is_later = (tasks["what"] == "finish") & (tasks["due"] > now + timedelta(days=SOON_DAYS))
    soon, later = tasks[~is_later], tasks[is_later]
    title(headline(soon, year, now))
    with st.container(key="work-told"):
        if tell_what_was_done(selection):
            html(
                f'<p class="mk-ways">{way("deliveries", say("work.to_deliveries"), selection)}</p>'
            )
    if soon.empty:
        html(paragraphs([say("work.nothing_waits")], "mk-lead"))
    left, right = st.columns([2.1, 1], gap="large")
    with left:
        html(task_sections(soon, selection, now))
        show_finish(soon[soon["what"] == "finish"], now)
        show_later(later)
    with right:
        show_beside(year, now)


main()
