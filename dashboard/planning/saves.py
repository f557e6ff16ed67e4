"""What has been saved in a version: each save with who, when and why; one can be withdrawn, and restored."""

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

import streamlit as st
from babel.dates import format_datetime

from dashboard.access import who
from dashboard.parts.components import html, paragraphs
from dashboard.planning.conflict import told
from dashboard.planning.known import home
from dashboard.planning.versions import Place
from dashboard.words.translate import Speaker
from etl.deliveries import Delivery, own_deliveries
from etl.errors import MalkollError
from etl.pipeline import restore, withdraw
from etl.planning.plans import find_plan, plan_folder, refuse_not_draft

# The saves of a version are numbered from the first of these.
BATCHES = 1_000_000


def show_saves(place: Place) -> None:
    """Show the saves, newest first, each with the button that undoes it."""
    say = place.say
    saves = own_deliveries(plan_folder(home(), place.plan)) if place.version else []
    html(told(str(st.session_state.pop("plan|told", ""))))
    if not saves:
        html(paragraphs([say("plan.no_saves")]))
        return
    html(paragraphs([say("plan.saves_lead")], "mk-small"))
    for batch, found in groupby(reversed(saves), key=lambda one: one.batch):
        _show_save(place, batch, list(found))


def _show_save(place: Place, batch: str, deliveries: Sequence[Delivery]) -> None:
    say, first = place.say, deliveries[0]
    is_withdrawn = all(one.withdrawn_at is not None for one in deliveries)
    when = format_datetime(first.delivered_at.astimezone(), "d MMMM y HH:mm", locale=say.locale)
    number = int(batch) % BATCHES
    what = ", ".join(_what(one, say) for one in deliveries)
    by = say("plan.save_by", who=first.delivered_by or say("plan.nobody"), time=when)
    note = f"<div>{escape(first.note)}</div>" if first.note else ""
    mark = (
        f' <span class="mk-mark">{escape(say("plan.save_withdrawn"))}</span>'
        if is_withdrawn
        else ""
    )
    with st.container(horizontal=True, key=f"plansave-{batch}", vertical_alignment="center"):
        beneath = f'{note}<div class="mk-small">{escape(by)}</div>'
        html(f"<div><b>{escape(f'{number}. {what}')}</b>{mark}{beneath}</div>")
        if place.is_open:
            act = "restore" if is_withdrawn else "withdraw"
            do = restore if is_withdrawn else withdraw
            st.button(say(f"plan.save_{act}", number=number), key=f"{place.key}|{act}|{batch}",
                      on_click=_remark, args=(place, deliveries, do))  # fmt: skip


def _what(one: Delivery, say: Speaker) -> str:
    """Say what a save brought: "Mål (nya: 1, ändrade: 2)"."""
    part = say(f"plan.part_{one.kind}")
    if one.new is None or one.changed is None:
        return say("plan.save_rows", part=part, number=one.row_count)
    counts = [
        say(f"plan.save_{name}", number=number)
        for name, number in (("new", one.new), ("changed", one.changed)) if number
    ]  # fmt: skip
    return f"{part} ({', '.join(counts)})"


def _remark(place: Place, deliveries: Sequence[Delivery], act: Callable[..., str]) -> None:
    """Withdraw a save, or let it count again."""
    note = place.say("plan.remark_note")
    try:
        # It may have been decided since the page was shown.
        refuse_not_draft(find_plan(home(), str(place.plan)))
        for one in deliveries:
            act(plan_folder(home(), place.plan), one.delivery_id, note, by=who())
    except MalkollError as error:
        st.session_state["plan|told"] = error.message(place.say.language)
