"""What if: another target, tolerance or roll-up, and which lights it would change; nothing is stored."""

import streamlit as st

from dashboard.choosing import choose_indicator
from dashboard.parts.components import heading, html, paragraphs, title
from dashboard.selection import Selection
from dashboard.supposing.effects import (
    effects_of,
    goals_part,
    headline,
    indicators_part,
    other_periods,
)
from dashboard.supposing.kept import supposed_here
from dashboard.supposing.listing import show_suppositions
from dashboard.supposing.proposal import show_proposal
from dashboard.supposing.rule_levers import show_rule
from dashboard.supposing.supposition import Supposed
from dashboard.supposing.target_levers import open_subject, show_target, show_tolerance

selection: Selection = st.session_state["selection"]
say = selection.say


def show_levers(supposed: Supposed) -> None:
    """Show what can be moved: an indicator's target and tolerance, and how goals are rolled up."""
    html(heading(say("whatif.target_title")))
    indicator = choose_indicator(selection)
    if indicator is not None:
        subject = open_subject(indicator, supposed, selection)
        show_target(subject)
        show_tolerance(subject)
    html(heading(say("whatif.rule_title")))
    show_rule(supposed, selection)


def show_effects(supposed: Supposed) -> None:
    """Show what is supposed, what it would change, and the files of it."""
    effects = effects_of(supposed, selection)
    html(heading(say("whatif.supposed_title")))
    show_suppositions(supposed, selection)
    html(goals_part(effects, selection) + indicators_part(effects, selection))
    html(other_periods(effects, say))
    show_proposal(supposed, effects, selection)


def main() -> None:
    """Show the page."""
    supposed = supposed_here(selection)
    title(headline(effects_of(supposed, selection), supposed, say))
    html(paragraphs([say("whatif.banner")], "mk-thought"))
    left, right = st.columns([1, 1.25], gap="large")
    with left:
        show_levers(supposed)
    with right:
        if supposed.is_nothing:
            html(paragraphs([say("whatif.begin")], "mk-note"))
        else:
            show_effects(supposed)


main()
