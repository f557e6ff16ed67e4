"""The third step: what is wrong with the files, in groups; errors stop the way on, warnings do not."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.answers import store
from dashboard.delivering.draft import CHANGES, Draft, Sent
from dashboard.delivering.fixing import show_fixing
from dashboard.delivering.labels import in_label
from dashboard.delivering.questions import looks_of, preview_of
from dashboard.delivering.steps import go
from dashboard.parts.components import heading, html, listed, paragraphs, title
from dashboard.parts.stacked_table import stacked_table
from dashboard.selection import Selection
from dashboard.words.translate import Speaker, capital
from etl.findings import Finding
from etl.uploading.uploads import Group, Look, grouped, rows_with_remarks

SHOWN_AT_MOST = 200
GROUPS_AT_MOST = 30
ALL = "all"


def show_wrong(draft: Draft, selection: Selection) -> None:
    """Show the step, or go on where nothing was found."""
    say = selection.say
    findings = preview_of(draft, say).findings
    if draft.is_going_on and not findings:
        go(draft, CHANGES)
    errors = sum(finding.severity == "error" for finding in findings)
    title(_headline(errors, len(findings) - errors, say))
    html(paragraphs([_lead(errors, len(findings) - errors, say)], "mk-lead"))
    told = st.session_state.pop("delivering_told", "")
    if told:
        html(paragraphs([told], "mk-note"))
    if not errors and st.button(say("deliver.next"), type="primary", key="next"):
        go(draft, CHANGES)
    if findings:
        _show_findings(findings, say)
        for file, look in zip(draft.files, looks_of(draft, say), strict=True):
            _show_remedies(draft, file, look, findings, say)


def _headline(errors: int, warnings: int, say: Speaker) -> str:
    if not errors and not warnings:
        return say("deliver.nothing_wrong")
    if not errors:
        return say("deliver.only_warnings", warnings=_warnings(warnings, say))
    counted = (
        say("deliver.one_error") if errors == 1 else say("deliver.errors", errors=say.count(errors))
    )
    return capital(counted)


def _warnings(count: int, say: Speaker) -> str:
    return (
        say("deliver.one_warning")
        if count == 1
        else say("deliver.warnings", warnings=say.count(count))
    )


def _lead(errors: int, warnings: int, say: Speaker) -> str:
    if errors:
        return say("deliver.lead_errors")
    return say("deliver.lead_warnings") if warnings else say("deliver.lead_nothing_wrong")


def _show_findings(findings: Sequence[Finding], say: Speaker) -> None:
    """Show the groups of findings, what may be chosen among them, and each one that is chosen."""
    groups = grouped(findings, say.language)
    severity, group = ALL, None
    # Where each is of its own kind, the groups would only say it all twice.
    if len(groups) < len(findings):
        html(listed((_group_line(one, say) for one in groups[:GROUPS_AT_MOST]), "mk-rows"))
        severity, group = _choose(findings, groups, say)
    shown = [
        one for one in findings
        if severity in (ALL, one.severity) and (group is None or _is_of(one, group))
    ]  # fmt: skip
    shown.sort(key=lambda one: (one.severity, one.file, one.line or 0))
    html(_findings_table(shown[:SHOWN_AT_MOST], say))
    if len(shown) > SHOWN_AT_MOST:
        more = say.number(len(shown) - SHOWN_AT_MOST, 0)
        html(paragraphs([say("deliver.more_findings", more=more)], "mk-small"))


def _group_line(one: Group, say: Speaker) -> str:
    kind = severity_word(one.severity, say)
    count = "" if one.count == 1 else say("deliver.and_more", more=say.number(one.count - 1, 0))
    return f"<b>{escape(kind)}</b> {escape(one.message)} {escape(count)}"


def severity_word(severity: str, say: Speaker) -> str:
    """Return what a finding is: an error or a warning."""
    return say("deliver.error") if severity == "error" else say("deliver.warning")


def _choose(
    findings: Sequence[Finding], groups: Sequence[Group], say: Speaker
) -> tuple[str, Group | None]:
    """Ask which findings are to be shown one by one."""
    names = {ALL: say("deliver.all_findings"), "error": say("deliver.only_errors"),
             "warning": say("deliver.only_warnings_shown")}  # fmt: skip
    here = [ALL, *sorted({one.severity for one in findings})]
    with st.container(horizontal=True, key="layout"):
        severity = st.selectbox(say("deliver.severity"), here, format_func=lambda one: names[one],
                                key="severity")  # fmt: skip
        kept = [one for one in groups if severity in (ALL, one.severity)]
        place = st.selectbox(
            say("deliver.group"), range(-1, len(kept)), key=f"group_{severity}",
            format_func=lambda at: _group_name(kept[at], say) if at >= 0 else say("deliver.all_groups"),
        )  # fmt: skip
    return severity, kept[place] if place >= 0 else None


def _group_name(one: Group, say: Speaker) -> str:
    return say(
        "deliver.group_name", count=say.number(one.count, 0), column=one.column, message=one.message
    )


def _is_of(finding: Finding, group: Group) -> bool:
    return (finding.severity, finding.code, finding.file, finding.column) == (
        group.severity, group.code, group.file, group.column,
    )  # fmt: skip


def _findings_table(findings: Sequence[Finding], say: Speaker) -> str:
    headers = [say("deliver.message"), say("deliver.severity"), say("deliver.line"),
               say("deliver.column_header"), say("deliver.value"), say("deliver.file")]  # fmt: skip
    rows = [
        [
            escape(text) for text in (
                one.message(say.language), severity_word(one.severity, say),
                "" if one.line is None else str(one.line), one.column, one.value[:80], one.file,
            )
        ]
        for one in findings
    ]  # fmt: skip
    return stacked_table(headers, [("", rows)], say("deliver.findings_caption"))


def _show_remedies(
    draft: Draft, file: Sent, look: Look, findings: Sequence[Finding], say: Speaker
) -> None:
    """Show what can be done about a file's findings: mend it here, or in the file with remarks."""
    own = [one for one in findings if one.file == file.name]
    if not own or not look.headers:
        return
    html(heading(say("deliver.mend", file=file.name)))
    show_fixing(draft, file, look, own, say)
    _show_download(draft, file, say)


def _show_download(draft: Draft, file: Sent, say: Speaker) -> None:
    home, request, name = (
        store().home,
        draft.request(),
        f"{file.path.stem} {say('deliver.remarks_name')}.csv",
    )

    def remarks() -> bytes:
        return rows_with_remarks(home, request, file.path, say.language) or b""

    # The file is made when it is asked for.
    st.download_button(
        say("deliver.download_remarks", file=in_label(file.name)), remarks, name, "text/csv",
        key=f"download-remarks-{file.name}", on_click="ignore", type="tertiary",
    )  # fmt: skip
