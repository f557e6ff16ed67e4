"""Activities to finish: a press marks one done, or says how far it has come; saved as a delivery."""

from collections.abc import Iterable
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from dashboard.access import who
from dashboard.answers import ask
from dashboard.parts.components import html
from dashboard.selection import Selection
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import THIN
from dashboard.words.values import is_empty
from dashboard.working.saving import save
from dashboard.working.tasks import due_mark
from etl.errors import MalkollError

SHOWN_AT_ONCE = 8
DONE_PCT = 100


def show_activities(tasks: pd.DataFrame, selection: Selection, now: date) -> None:
    """Show the activities, each with its presses; tasks: as `with_due`, of activities alone."""
    opened_at = int(ask("newest_delivery", selection.snapshot_id)["opened_at"].iloc[0])
    shown = int(st.session_state.get("activities_shown", SHOWN_AT_ONCE))
    for _, task in tasks.head(shown).iterrows():
        _show_one(task, selection, now, opened_at)
    if len(tasks) > shown:
        st.button(selection.say("work.show_more", count=len(tasks) - shown), key="show_more",
                  on_click=_show_all, args=(len(tasks),), type="tertiary")  # fmt: skip


def _show_all(count: int) -> None:
    st.session_state["activities_shown"] = count


def _show_one(task: pd.Series, selection: Selection, now: date, opened_at: int) -> None:
    say, activity = selection.say, str(task["id"])
    percent = 0.0 if is_empty(task["percent_done"]) else float(task["percent_done"])
    parts: Iterable[str] = (
        say(f"activity.{task['state']}") + f" ({say.number(percent, 0)}{THIN}%)",
        *(str(task[key]) for key in ("unit", "responsible") if not is_empty(task[key])),
    )
    with st.container(horizontal=True, key=f"finish-{activity}", gap="small"):
        html(
            f'<div>{escape(str(task["title"]))}</div><div class="mk-small">'
            f"{due_mark(task['due'], selection, now)} {escape(', '.join(parts))}</div>"
        )
        named = plain_markdown(str(task["title"]))
        st.button(say("work.mark_done"), key=f"done-{activity}", on_click=_mark,
                  args=(activity, DONE_PCT, opened_at, selection), help=named)  # fmt: skip
        with st.popover(say("work.how_far"), key=f"far-{activity}"):
            key = f"percent-{activity}"
            st.slider(say("work.percent"), 0, 95, min(int(percent), 95), 5, format="%d %%", key=key)
            st.button(say("work.save_percent"), key=f"save-{activity}", on_click=_mark_from,
                      args=(activity, key, opened_at, selection))  # fmt: skip


def _mark_from(activity: str, key: str, opened_at: int, selection: Selection) -> None:
    _mark(activity, int(st.session_state[key]), opened_at, selection)


def _mark(activity: str, percent: int, opened_at: int, selection: Selection) -> None:
    """Save how far an activity has come; what came of it is told by `tell_what_was_done`."""
    say = selection.say
    row = ask("activity", selection.snapshot_id, activity=activity).iloc[0]
    status = "done" if percent == DONE_PCT else "in_progress" if percent else "not_started"
    changed = {"activity_id": activity, "status": status, "percent_done": percent}
    note = say(f"work.note_{status}", title=row["title"], percent=percent)
    try:
        outcome = save("activities", changed, opened_at, _by(selection), note)
    except MalkollError as error:
        st.session_state["work_told"] = ("error", [error.message(say.language)])
        return
    if outcome.is_refused:
        told = [f.message(say.language) for f in outcome.findings if f.severity == "error"]
        st.session_state["work_told"] = ("error", told)
    else:
        st.session_state["work_told"] = ("done", [note])


def _by(selection: Selection) -> str:
    """Return who did it: who has said so, else the role whose work is shown."""
    role = str(st.session_state.get("address_responsible", ""))
    return who() or ("" if role == selection.say("work.all_id") else role)


def tell_what_was_done(selection: Selection) -> bool:
    """Tell, once, what came of the last press; True where something was saved."""
    kind, told = st.session_state.pop("work_told", ("", []))
    for text in told:
        (st.error if kind == "error" else st.success)(plain_markdown(text))
    return bool(kind == "done")
