"""The second step: what kind of delivery each file is, which column is what, and what unknown names mean."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.delivering.draft import WRONG, Draft, Sent
from dashboard.delivering.labels import column_label, in_label, kind_label
from dashboard.delivering.ledger import ask_amounts
from dashboard.delivering.names import ask_constants, ask_names, has_more_names
from dashboard.delivering.questions import has_questions, looks_of
from dashboard.delivering.steps import go
from dashboard.parts.components import html, paragraphs, title
from dashboard.selection import Selection
from dashboard.words.translate import Speaker, capital
from etl.contract import kinds
from etl.uploading.uploads import ColumnChoice, Look

Said = dict[str, object]


def show_meaning(draft: Draft, selection: Selection) -> None:
    """Show the step, or go on where it asks nothing."""
    say = selection.say
    found = looks_of(draft, say)
    if draft.is_going_on and not any(has_questions(look) for look in found):
        go(draft, WRONG, is_going_on=True)
    title(_headline(found, say))
    html(paragraphs([_lead(found, say)], "mk-lead"))
    for file, look in zip(draft.files, found, strict=True):
        if look.headers:
            _ask_kind(draft, file, look, say)
    if not all(look.kind or not look.headers for look in found):
        return
    with st.form("meaning", border=False, enter_to_submit=False):
        said = [_ask_about(file, look, selection)
                for file, look in zip(draft.files, found, strict=True)]  # fmt: skip
        draft.will_remember = st.checkbox(
            say("deliver.remember"), draft.will_remember, key="remember"
        )
        is_next = st.form_submit_button(say("deliver.next"), type="primary", key="meaning_next")
        is_more = has_more_names(draft.files) and st.form_submit_button(
            say("deliver.more_names"), key="more_names"
        )
    if is_next or is_more:
        _take(draft, said, found, is_more=is_more)


def _headline(found: Sequence[Look], say: Speaker) -> str:
    unclear = [look for look in found if look.kind is None]
    names = sum(len(look.unknown) for look in found)
    if unclear:
        return say("deliver.kind_unclear", file=unclear[0].path.name)
    if any(look.missing or any(a.value is None for a in look.answers) for look in found):
        return say("deliver.something_missing")
    if names == 1:
        return say("deliver.one_unknown")
    if names:
        return say("deliver.some_unknown", names=capital(say.count(names)))
    return say("deliver.understood")


def _lead(found: Sequence[Look], say: Speaker) -> str:
    if any(has_questions(look) for look in found):
        return say("deliver.lead_meaning")
    return say("deliver.lead_no_questions")


def _ask_kind(draft: Draft, file: Sent, look: Look, say: Speaker) -> None:
    likely = list(look.likely_kinds)
    options = [*likely, *(name for name in kinds() if name not in likely)]
    now = look.kind
    chosen = st.selectbox(
        say("deliver.kind_of", file=in_label(file.name)), options,
        None if now is None else options.index(now),
        format_func=lambda one: kind_label(one, say), key=f"kind_{file.name}",
        placeholder=say("deliver.choose"),
    )  # fmt: skip
    if chosen is not None and chosen != now:
        draft.say_of(file, kind=chosen)
        st.rerun()


def _ask_about(file: Sent, look: Look, selection: Selection) -> Said:
    """Ask all that is to be known of a file of a known kind; return what is said of it."""
    if look.kind is None:
        return {}
    say = selection.say
    said: Said = {}
    if len(look.columns) > 0:
        said |= ask_amounts(file, look, say)
        said["values"] = ask_names(file, look, selection)
        said["constants"] = ask_constants(file, look, selection)
        with st.expander(
            say("deliver.columns", file=in_label(file.name)), expanded=bool(look.missing)
        ):
            said["columns"] = _ask_columns(file, look, say)
    return said


def _ask_columns(file: Sent, look: Look, say: Speaker) -> Mapping[str, str]:
    """Ask for each column of the file what it is; return the answers that are not as we read it."""
    wide = [one.header for one in look.columns if one.is_wide]
    if wide and look.answers:
        html(paragraphs([say("ledger.columns", columns=", ".join(wide))]))
    elif wide:
        html(paragraphs([say("deliver.wide", columns=", ".join(wide))]))
    columns = dict(file.said.columns)
    for place, one in enumerate(look.columns):
        if one.is_wide or not one.header:
            continue
        now = "" if one.is_left_out or one.column is None else one.column
        chosen = _ask_column(file, look, one, now, place, say)
        if chosen != now:
            columns[one.header] = chosen
    return columns


def _ask_column(
    file: Sent, look: Look, one: ColumnChoice, now: str, place: int, say: Speaker
) -> str:
    names = kinds()[str(look.kind)].names
    proposed = [name for name in one.proposals if name in names]
    rest = [name for name in names if name not in proposed]
    options = ["", *proposed, *rest]
    if now and now not in options:
        return now
    examples = ", ".join(one.examples)
    label = say("deliver.column", header=in_label(one.header), examples=in_label(examples))
    if not examples:
        label = say("deliver.column_empty", header=in_label(one.header))
    return str(st.selectbox(
        label, options, options.index(now),
        format_func=lambda name: column_label(look.kind, name, say) if name else say("deliver.leave_out"),
        key=f"column_{place}_{file.name}_{look.kind}",
    ))  # fmt: skip


def _take(draft: Draft, said: Sequence[Said], found: Sequence[Look], *, is_more: bool) -> None:
    """Take what was said; where the files then ask no more, or nothing new was said, go on.

    is_more: whether other names are to be shown instead; those just answered have left the first part.
    """
    before = [file.said for file in draft.files]
    for file, answers in zip(draft.files, said, strict=True):
        draft.say_of(file, **answers)
    is_new = [file.said for file in draft.files] != before
    for file in draft.files:
        file.names_part = 0 if is_new or not is_more else file.names_part + 1
    if is_new or is_more:
        draft.is_going_on = is_new
        st.rerun()
    if all(look.kind for look in found):
        go(draft, WRONG, is_going_on=True)
