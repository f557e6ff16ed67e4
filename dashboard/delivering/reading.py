"""The first step: what we read in each file, as written beside as read, and what may be overruled."""

from collections.abc import Sequence

import streamlit as st

from dashboard.delivering.draft import MEANING, Draft, Sent
from dashboard.delivering.files import show_files, show_uploader
from dashboard.delivering.first_rows import as_read, as_written
from dashboard.delivering.labels import kind_label
from dashboard.delivering.overruling import ask_otherwise, facts
from dashboard.delivering.questions import has_questions, looks_of
from dashboard.delivering.steps import go
from dashboard.parts.components import heading, html, paragraphs, title
from dashboard.selection import Selection
from dashboard.words.translate import Speaker
from etl.uploading.uploads import Look
from etl.uploading.uploads import Mapping as Said

NOTHING = Said()


def show_reading(draft: Draft, selection: Selection) -> None:
    """Show the step."""
    say = selection.say
    if not draft.files:
        title(say("deliver.title"))
        html(paragraphs([say("deliver.lead")], "mk-lead"))
        show_uploader(draft, say)
        return
    found = looks_of(draft, say)
    title(_headline(found, say))
    html(paragraphs([_lead(found, say)], "mk-lead"))
    _show_next(draft, found, say)
    for file, look in zip(draft.files, found, strict=True):
        _show_file(draft, file, look, say)
    html(heading(say("deliver.more_files")))
    show_files(draft, say)
    show_uploader(draft, say)


def is_readable(look: Look) -> bool:
    """Say whether a file could be read as a table at all."""
    return bool(look.headers)


def _headline(found: Sequence[Look], say: Speaker) -> str:
    unread = [look for look in found if not is_readable(look)]
    if unread:
        return say("deliver.unreadable", file=unread[0].path.name)
    rows = rows_said(sum(look.recognised.data_rows for look in found), say)
    if len(found) == 1:
        return say("deliver.read_one", file=found[0].path.name, rows=rows)
    return say("deliver.read_several", files=say.count(len(found)), rows=rows)


def rows_said(rows: int, say: Speaker) -> str:
    """Say how many rows."""
    return say("deliver.one_row") if rows == 1 else say("deliver.rows", rows=say.number(rows, 0))


def _lead(found: Sequence[Look], say: Speaker) -> str:
    if not all(is_readable(look) for look in found):
        return say("deliver.lead_unreadable")
    if any(has_questions(look) for look in found):
        return say("deliver.lead_questions")
    return say("deliver.lead_understood")


def _show_next(draft: Draft, found: Sequence[Look], say: Speaker) -> None:
    if not all(is_readable(look) for look in found):
        return
    if st.button(say("deliver.next"), type="primary", key="next"):
        go(draft, MEANING, is_going_on=True)


def _show_file(draft: Draft, file: Sent, look: Look, say: Speaker) -> None:
    html(heading(say("deliver.file_heading", file=file.name, kind=kind_label(look.kind, say))))
    if not is_readable(look):
        html(paragraphs((f.message(say.language) for f in look.findings), "mk-why missed"))
    if file.is_remembered:
        html(paragraphs([say("deliver.is_remembered")], "mk-note"))
        if st.button(say("deliver.forget"), type="tertiary", key=f"forget_{file.name}"):
            file.said, file.is_remembered, file.is_forgotten = NOTHING, False, True
            st.rerun()
    html(facts(look, say))
    with st.expander(say("deliver.not_right")):
        ask_otherwise(draft, file, look, say)
    html(f'<div class="mk-pair">{as_written(look, say)}{as_read(look, say)}</div>')
