"""How to read the lights: the rule in plain words, as this municipality has chosen it, and every word."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import about_of
from dashboard.drawing.lights import STATUSES, light
from dashboard.parts.components import html, paragraphs, section, title
from dashboard.parts.terms import TERMS, sorted_terms, term, word_list
from dashboard.selection import Selection
from dashboard.words.translate import THIN

selection: Selection = st.session_state["selection"]
say = selection.say


def rules(about: pd.Series) -> str:
    """Return when a value gets which light; what the tolerance is can be asked for."""
    pct = float(about["default_tolerance_pct"])
    share = f"{say.number(pct, 0 if pct.is_integer() else 1)}{THIN}%"
    return "".join(f"<p>{rule(status, share)}</p>" for status in STATUSES)


def rule(status: str, share: str) -> str:
    """Return when a value gets a light."""
    before, *after = say(f"about.rule_{status}", term="\0", tolerance=share).split("\0")
    asked = "".join(term("tolerance", say, say("about.tolerance")) + escape(text) for text in after)
    return (
        f"{light(status, say, 18)} <b>{escape(say(f'light.{status}'))}.</b> {escape(before)}{asked}"
    )


def main() -> None:
    """Show the page."""
    about = about_of(selection.snapshot_id)
    goal = [say(f"about.roll_up_{about['roll_up']}"), say("about.about_too_few"),
            say("about.about_judged"), say("about.about_secret")]  # fmt: skip
    title(say("about.about_title"))
    html(
        '<div class="mk-text">' + paragraphs([say("about.about_lead")], "mk-lead")
        + f'<div class="mk-section">{rules(about)}</div>'
        + section(say("about.about_goal_title"), paragraphs(goal))
        + section(say("about.about_old_title"), paragraphs([say("about.about_old")]))
        + section(say("about.about_words_title"), word_list(sorted_terms(TERMS, say), say))
        + "</div>"
    )  # fmt: skip


main()
