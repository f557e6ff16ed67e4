"""A list to send: for one responsible the text, the letter and the template; and sending it from here."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import store
from dashboard.kept_choice import choose_one
from dashboard.parts.components import html, listed, paragraphs, section
from dashboard.parts.downloads import csv_bytes
from dashboard.reporting.due import snapshot_of
from dashboard.reporting.tables import missing_frame, role_name
from dashboard.selection import Selection
from dashboard.words.plain_text import plain_markdown
from etl.errors import MalkollError
from etl.periods import parse_period
from etl.reporting.filled_templates import as_csv, as_xlsx, template_rows
from etl.reporting.reminders import Reminder, Sent, can_send, draft, reminders, send_reminders

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# In an address nobody has no name, so that it needs one.
NOBODY = "-"


def show_sending(missing: pd.DataFrame, selection: Selection) -> None:
    """Show what can be sent to those who have not reported; missing: rows as `due_values` has them."""
    say = selection.say
    rows = [{str(k): v or None for k, v in row.items()} for row in missing.to_dict("records")]
    try:
        drafted = reminders(store().home, parse_period(selection.period), rows)
        is_configured = can_send(store().home)
    except MalkollError as error:
        st.error(plain_markdown(error.message(say.language)))
        return
    html(section(say("coverage.send_title"), paragraphs([say("coverage.send_lead")])))
    by_role = {one.role or NOBODY: one for one in drafted}
    names = {
        key: say("coverage.role_count", role=role_name(one.role, say), count=len(one.rows))
        for key, one in by_role.items()
    }
    chosen = by_role[choose_one("to", say("coverage.send_to"), names, next(iter(names)))]
    st.code(f"{chosen.subject}\n\n{chosen.text}", language=None, wrap_lines=True)
    _show_files(chosen, missing, selection)
    _show_addressed(chosen, drafted, selection, is_configured=is_configured)


def _show_files(chosen: Reminder, missing: pd.DataFrame, selection: Selection) -> None:
    """Show what can be saved: the template, the letter as a draft, and the list alone."""
    say = selection.say
    snapshot = snapshot_of(selection)
    rows = template_rows(snapshot, chosen.rows)
    mine = missing[missing["responsible"] == chosen.role]
    name = chosen.file_name
    with st.container(horizontal=True, key="coverage-files"):
        for key, label, data, ending, mime in (
            ("xlsx", "coverage.template_xlsx", as_xlsx(rows, say.language), "xlsx", XLSX),
            ("csv", "coverage.template_csv", as_csv(rows, say.language), "csv", "text/csv"),
            ("eml", "coverage.draft", draft(snapshot, chosen), "eml", "message/rfc822"),
            ("list", "coverage.list_csv", csv_bytes(missing_frame(mine, say), say), "lista.csv", "text/csv"),
        ):  # fmt: skip
            st.download_button(say(label), data, f"{name}.{ending}", mime, key=f"download-{key}",
                               on_click="ignore", type="tertiary")  # fmt: skip


def _show_addressed(
    chosen: Reminder, drafted: list[Reminder], selection: Selection, *, is_configured: bool
) -> None:
    """Say where the letter goes, and send it where a mail server is configured."""
    say = selection.say
    if chosen.role:
        key = "coverage.address" if chosen.address else "coverage.no_address"
        html(paragraphs([say(key, role=chosen.role, address=chosen.address or "")], "mk-small"))
    if not is_configured:
        html(paragraphs([say("coverage.not_configured")], "mk-small"))
        return
    addressed = [one for one in drafted if one.address]
    with st.container(horizontal=True):
        to_one = plain_markdown(say("coverage.send_one", role=role_name(chosen.role, say)))
        is_one = st.button(to_one, key="send-one", disabled=chosen.address is None)
        is_all = st.button(say("coverage.send_all", count=len(addressed)), key="send-all",
                           disabled=not addressed)  # fmt: skip
    if is_one or is_all:
        _send([chosen] if is_one else drafted, selection)


def _send(chosen: list[Reminder], selection: Selection) -> None:
    """Send, and tell who got theirs and who did not, and why."""
    say = selection.say
    try:
        with st.spinner(say("coverage.sending")):
            sent = send_reminders(store().home, snapshot_of(selection), chosen)
    except MalkollError as error:
        st.error(plain_markdown(error.message(say.language)))
        return
    gone = [one for one in sent if one.problem is None]
    st.success(say("coverage.sent", count=len(gone), total=len(sent)))
    html(listed(_told(one, selection) for one in sent))


def _told(one: Sent, selection: Selection) -> str:
    say = selection.say
    if one.problem is None:
        return escape(say("coverage.sent_to", role=one.role, address=one.address))
    problem = one.problem.message(say.language)
    return escape(say("coverage.not_sent_to", role=role_name(one.role, say), problem=problem))
