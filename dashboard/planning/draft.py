"""What is being edited: opened when, what was written, and what came of asking about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.planning.fields import PlanRow, same
from dashboard.planning.known import home, rows, undone_last
from dashboard.planning.remarks import CHANGED_MEANWHILE
from dashboard.planning.versions import Place
from dashboard.words.values import is_empty
from etl.contract import Kind, kinds
from etl.errors import MalkollError
from etl.findings import Finding
from etl.pipeline import Outcome
from etl.planning.edits import opened_at, preview_rows, save_rows

Key = tuple[str, ...]
Texts = dict[str, str]


@dataclass
class Draft:
    """One thing that is open for editing. opened: the kind's rows as they were then, by key."""

    kind: Kind
    opened_at: int
    opened: dict[Key, PlanRow]
    start: dict[str, Texts] = field(default_factory=dict)
    """What fields begin with where that is not what is known, by what is edited."""
    typed: dict[str, Texts] = field(default_factory=dict)
    """What was written when it was last asked about and not saved: given back where the page is left."""
    is_back: bool = False
    """Whether what was written and not saved has been given back."""
    asked: list[PlanRow] | None = None
    outcome: Outcome | None = None
    told: str = ""
    """Why it could not be done, in words."""
    is_other: bool = False
    """Whether what was to be saved is not what had been previewed."""
    plain: dict[str, pd.DataFrame] = field(default_factory=dict)
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    """The tables to write in, as texts: with nothing written, and with what was when they were begun anew."""
    lines: Sequence[Any] = ()
    """The lines of targets that are shown: what others add meanwhile shifts nothing that is written."""
    round: int = 0
    """How many times it has been begun anew: a part of the widgets' keys."""

    def before(self, row: PlanRow) -> PlanRow | None:
        """Return a row as it was when it was opened; None for a new one."""
        return self.opened.get(key_of(self.kind, row))


def key_of(kind: Kind, row: PlanRow) -> Key:
    """Return a row's key."""
    return tuple(str(row[name]) for name in kind.key)


def by_key(kind: Kind, table: pd.DataFrame) -> dict[Key, PlanRow]:
    """Return rows by key; what is missing is None, a date a date, a whole number a whole number."""
    plain = table[list(kind.names)].astype(object)
    found: dict[Key, PlanRow] = {}
    for values in plain.itertuples(index=False, name=None):
        row = {name: _plain(value) for name, value in zip(kind.names, values, strict=True)}
        found[key_of(kind, row)] = row
    return found


def _plain(value: object) -> str | int | float | None:
    if is_empty(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value  # type: ignore[return-value]


def draft_of(place: Place, kind: str) -> Draft:
    """Return what is being edited at a place, opened now where it is not open."""
    kept = st.session_state.get(place.key)
    if not isinstance(kept, Draft):
        return open_anew(place, kind)
    if _is_alive(place, kept):
        return kept
    if kept.asked is None and not kept.typed:
        return open_anew(place, kind, kept.round)
    kept.start, kept.tables, kept.outcome = kept.typed, {}, None
    kept.round, kept.is_back = kept.round + 1, True
    return kept


def _is_alive(place: Place, draft: Draft) -> bool:
    """Say whether its fields were shown in the run before this one; Streamlit forgets those that were not."""
    start = f"{place.key}|{draft.round}"
    return any(str(key).startswith(start) for key in st.session_state)


def open_anew(place: Place, kind: str, round_: int = 0) -> Draft:
    """Open a place for editing as things stand now."""
    now = opened_at(home(), place.plan)
    of = kinds()[kind]
    _forget_untouched()
    draft = Draft(of, now, by_key(of, rows(place.plan, kind)), round=round_)
    st.session_state[place.key] = draft
    return draft


def _forget_untouched() -> None:
    """Forget what has been opened elsewhere and not written in: a visit may see hundreds of rows."""
    for key, kept in list(st.session_state.items()):
        if isinstance(kept, Draft) and not kept.typed and kept.asked is None:
            del st.session_state[str(key)]


def begin_anew(place: Place) -> None:
    """Forget what was written at a place."""
    kept = st.session_state.get(place.key)
    if isinstance(kept, Draft):
        open_anew(place, kept.kind.name, kept.round + 1)


def ask_about(
    place: Place, draft: Draft, asked: Sequence[PlanRow], *, saves: bool, by: str, note: str
) -> bool:
    """Preview rows, or save them where just they have been previewed without error; True where saved."""
    is_previewed = draft.asked == list(asked) and draft.outcome is not None
    is_other = _is_other_now(place, draft, asked)
    may_save = (
        saves and is_previewed and draft.outcome is not None and not draft.outcome.is_refused
        and not is_other
    )  # fmt: skip
    draft.is_other = saves and not may_save
    draft.asked, draft.told = list(asked), ""
    act = save_rows if may_save else preview_rows
    try:
        draft.outcome = act(home(), place.plan, draft.kind.name, draft.asked,
                            opened_at=draft.opened_at, by=by, note=note)  # fmt: skip
    except MalkollError as error:
        draft.outcome, draft.told = None, error.message(place.say.language)
        return False
    told = [one for one in draft.outcome.findings if one.code == CHANGED_MEANWHILE]
    if is_other and not told:
        undone = undone_last(place.plan, draft.kind.name)
        told = [Finding(CHANGED_MEANWHILE, params={**undone, "is_undone": 1})]
        draft.outcome = Outcome(told)
    return may_save and not draft.outcome.is_refused


def _is_other_now(place: Place, draft: Draft, asked: Sequence[PlanRow]) -> bool:
    """Say whether a row is another than when it was opened, and than what is to be saved.

    The engine tells of what others have saved since; a save that was undone, or taken back, has an old
    number.
    """
    now = by_key(draft.kind, rows(place.plan, draft.kind.name))
    for row in asked:
        theirs = now.get(key_of(draft.kind, row))
        if theirs is None or theirs == draft.before(row):
            continue
        if not all(same(value, theirs.get(name)) for name, value in row.items()):
            return True
    return False
