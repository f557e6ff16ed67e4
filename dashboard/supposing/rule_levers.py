"""The levers of the roll-up: how goals are made of indicators, and whether sub-goals count."""

from dataclasses import replace

import streamlit as st

from dashboard.answers import ask
from dashboard.selection import Selection
from dashboard.supposing.kept import suppose, supposed_now
from dashboard.supposing.supposition import ROLL_UPS, Supposed

ROLL_UP, SUB_GOALS = "whatif-rollup", "whatif-subgoals"


def show_rule(supposed: Supposed, selection: Selection) -> None:
    """Show the choice of roll-up and of sub-goals; what holds now is marked."""
    say = selection.say
    now = ask("whatif_rule", selection.snapshot_id).iloc[0]
    roll_up, sub_goals = str(now["roll_up"]), bool(now["include_sub_goals"])

    def named(one: str) -> str:
        text = say(f"whatif.roll_up_{one}")
        return say("whatif.holds_now", text=text) if one == roll_up else text

    st.session_state[ROLL_UP] = supposed.roll_up or roll_up
    counts = supposed.include_sub_goals
    st.session_state[SUB_GOALS] = sub_goals if counts is None else counts
    st.radio(say("whatif.roll_up"), ROLL_UPS, key=ROLL_UP, format_func=named,
             on_change=_choose, args=(roll_up, sub_goals))  # fmt: skip
    st.checkbox(
        say("whatif.sub_goals"), key=SUB_GOALS, on_change=_choose, args=(roll_up, sub_goals)
    )


def _choose(roll_up: str, sub_goals: bool) -> None:
    """Suppose the rule that is chosen; what holds now is no supposition."""
    wanted, counts = str(st.session_state[ROLL_UP]), bool(st.session_state[SUB_GOALS])
    suppose(replace(
        supposed_now(), roll_up=None if wanted == roll_up else wanted,
        include_sub_goals=None if counts == sub_goals else counts,
    ))  # fmt: skip
