"""An assessment while it is written: what was opened, what has been typed, and how it is saved.

What is typed is kept for the session, also when the page is left, until it has been saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from dashboard.access import who
from dashboard.answers import ask
from dashboard.selection import Selection
from dashboard.words.values import is_empty
from dashboard.working import days
from dashboard.working.saving import save
from etl.errors import MalkollError
from etl.findings import Finding

FIELDS = (
    "status",
    "analysis",
    "measures_taken",
    "assessed_by",
    "approved_date",
    "minutes_reference",
)
OF_APPROVAL = ("approved_date", "minutes_reference")
STATES = ("draft", "ready", "approved")


@dataclass
class Draft:
    """A goal's assessment of a period as it was opened, and as it has been typed since.

    opened_at: the newest delivery known when it was opened. known: the row as it was then, texts by
    column, with its state ("none" where there was no row). typed: the fields as they are on the page.
    theirs: what others have delivered meanwhile, one finding a field; none where nobody has.
    """

    goal: str
    period: str
    opened_at: int
    known: dict[str, str]
    typed: dict[str, str]
    theirs: list[Finding] = field(default_factory=list)
    wanted_state: str = ""

    @property
    def is_changed(self) -> bool:
        """Say whether something has been typed that is not saved."""
        return any(self.typed[name].strip() != self.known[name] for name in FIELDS)

    def widget(self, name: str) -> str:
        """Return the key of a field's widget."""
        return f"assess-{name}-{self.goal}-{self.period}"

    def type(self, name: str, value: str) -> None:
        """Put a value in a field, as if it had been typed."""
        self.typed[name] = st.session_state[self.widget(name)] = value


def open_draft(goal: str, period: str, selection: Selection) -> Draft:
    """Return the draft of this session; a new one where nothing has been typed into it."""
    drafts: dict[tuple[str, str], Draft] = st.session_state.setdefault("drafts", {})
    draft = drafts.get((goal, period))
    if draft is not None:
        for name in FIELDS:
            draft.typed[name] = st.session_state.get(draft.widget(name), draft.typed[name]) or ""
        if draft.is_changed or draft.theirs:
            return draft
    opened_at = int(ask("newest_delivery", selection.snapshot_id)["opened_at"].iloc[0])
    known = known_assessment(goal, period, selection)
    is_new = draft is None or draft.known != known
    draft = Draft(goal, period, opened_at, known, {name: known[name] for name in FIELDS})
    if is_new:
        for name in FIELDS:
            st.session_state.pop(draft.widget(name), None)
    drafts[goal, period] = draft
    return draft


def keep_typed(draft: Draft, name: str) -> None:
    """Keep a field as soon as it is typed: the page may be left by the very press that ends the typing."""
    drafts: dict[tuple[str, str], Draft] = st.session_state.get("drafts", {})
    held = drafts.get((draft.goal, draft.period), draft)
    held.typed[name] = st.session_state.get(draft.widget(name)) or ""


def known_assessment(goal: str, period: str, selection: Selection) -> dict[str, str]:
    """Return what is known of an assessment as texts, by column; its state is "none" where there is none."""
    found = ask("assessment", selection.snapshot_id, goal=goal, period=period)
    if found.empty:
        return {**dict.fromkeys(FIELDS, ""), "state": "none"}
    row = found.iloc[0]
    return {name: _text(row[name]) for name in (*FIELDS, "state")}


def _text(value: object) -> str:
    if is_empty(value):
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)


def drop_draft(draft: Draft) -> None:
    """Forget what has been typed: the page shows what is known."""
    st.session_state.get("drafts", {}).pop((draft.goal, draft.period), None)
    for name in FIELDS:
        st.session_state.pop(draft.widget(name), None)


def save_draft(draft: Draft, state: str, selection: Selection, note: str) -> None:
    """Save what has been typed in a state; what came of it is told once by `told`."""
    say = selection.say
    for name in FIELDS:
        draft.typed[name] = (
            st.session_state.get(draft.widget(name), draft.typed[name]) or ""
        ).strip()
    draft.wanted_state = state
    if wrong := _wrong(draft.typed, state):
        tell("error", [say(wrong)])
        return
    row: dict[str, object] = {
        "goal_id": draft.goal,
        "period": draft.period,
        "state": state,
        **draft.typed,
    }
    if state != "approved":
        row |= dict.fromkeys(OF_APPROVAL)
    try:
        outcome = save(
            "assessments", row, draft.opened_at, who() or draft.typed["assessed_by"], note
        )
    except MalkollError as error:
        tell("error", [error.message(say.language)])
        return
    errors = [one for one in outcome.findings if one.severity == "error"]
    draft.theirs = [one for one in errors if one.code == "changed_meanwhile"]
    if others := [one.message(say.language) for one in errors if one not in draft.theirs]:
        tell("error", others)
    if errors:
        return
    drop_draft(draft)
    if outcome.brings_nothing:
        tell("done", [say("assess.nothing_new")])
        return
    replaced = [say("assess.replaced")] if draft.known["state"] == "approved" else []
    tell("done", [say(f"assess.saved_{state}"), *replaced])


def _wrong(typed: Mapping[str, str], state: str) -> str | None:
    """Return the key of what must be mended before a state can be saved; None where nothing must."""
    if not typed["analysis"]:
        return "assess.needs_analysis"
    if state != "approved":
        return None
    if not typed["approved_date"]:
        return "assess.needs_date"
    try:
        approved = date.fromisoformat(typed["approved_date"])
    except ValueError:
        return "assess.bad_date"
    return "assess.date_ahead" if approved > days.today() else None


def keep_mine(draft: Draft, selection: Selection, note: str) -> None:
    """Save one's own text though others have saved theirs: theirs has been seen, and stays in the history."""
    draft.opened_at = int(ask("newest_delivery", selection.snapshot_id)["opened_at"].iloc[0])
    draft.theirs = []
    save_draft(draft, draft.wanted_state, selection, note)


def tell(kind: str, texts: list[str]) -> None:
    """Keep what came of a press, to be told once."""
    st.session_state["assess_told"] = (kind, texts)


def told() -> tuple[str, list[str]]:
    """Return, once, what came of the last press: "done", "error" or nothing, and the texts."""
    found: tuple[str, list[str]] = st.session_state.pop("assess_told", ("", []))
    return found
