"""Choosing the one goal or indicator that a page is about: from a list, kept in the address."""

import streamlit as st

from dashboard.answers import ask
from dashboard.kept_choice import asked_for, choose_one
from dashboard.selection import Selection
from dashboard.words.names import told_apart
from dashboard.words.plain_text import plain_markdown


def choose_goal(selection: Selection) -> str | None:
    """Return the goal in the address, or the one chosen from the list; None where there is none."""
    listed = ask("goal_list", selection.snapshot_id, unit=selection.unit_or_top,
                 level=selection.level, area=selection.area)  # fmt: skip
    by_goal = listed.set_index("goal_id")
    told = told_apart(dict(by_goal["title"]), dict(by_goal["unit"]))
    names = {goal: "\u2003" * int(by_goal["depth"][goal]) + title for goal, title in told.items()}
    return _choose("goal", "title", names, selection)


def choose_indicator(selection: Selection) -> str | None:
    """Return the indicator in the address, or the one chosen from the list; None where there is none."""
    listed = ask("indicator_list", selection.snapshot_id, unit=selection.unit_or_top,
                 is_narrowed=selection.unit is not None, level=selection.level,
                 area=selection.area)  # fmt: skip
    names = told_apart(dict(zip(listed["indicator_id"], listed["name"], strict=True)))
    return _choose("indicator", "name", names, selection)


def _choose(kind: str, title: str, names: dict[str, str], selection: Selection) -> str | None:
    """Offer the names by id; what the address asks for is offered too, said to be outside the choice."""
    asked = asked_for(kind)
    if asked and asked not in names:
        names = _with_asked(kind, title, asked, names, selection)
    if not names:
        return None
    # A bare address shows the one that was seen last.
    seen = st.session_state.get(f"address_{kind}")
    start = seen if seen in names else next(iter(names))
    return choose_one(kind, selection.say(f"choose.{kind}"), names, start)


def _with_asked(
    kind: str, title: str, asked: str, names: dict[str, str], selection: Selection
) -> dict[str, str]:
    period = {"period": selection.period} if kind == "goal" else {}
    found = ask(kind, selection.snapshot_id, **{kind: asked}, **period)
    if found.empty:
        st.warning(plain_markdown(selection.say(f"app.not_found_{kind}", value=asked)))
        return names
    st.caption(selection.say(f"choose.outside_{kind}"))
    return told_apart({asked: str(found[title].iloc[0]), **names})
