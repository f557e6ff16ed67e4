"""How to read the lights: the rule in plain words, as this municipality has chosen it, and every word."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.components import html, paragraphs, section, title
from dashboard.lights import STATUSES, light
from dashboard.selection import Selection
from dashboard.terms import TERMS, sorted_terms, word_list
from dashboard.translate import THIN

selection: Selection = st.session_state["selection"]
say = selection.say


def rules(about: pd.Series) -> str:
    """Return when a value gets which light."""
    pct = float(about["default_tolerance_pct"])
    tolerance = f"{say.number(pct, 0 if pct.is_integer() else 1)}{THIN}%"
    return "".join(
        f"<p>{light(status, say, 18)} <b>{escape(say(f'light.{status}'))}.</b> "
        f"{escape(say(f'about.rule_{status}', tolerance=tolerance))}</p>"
        for status in STATUSES
    )


def main() -> None:
    """Show the page."""
    about = ask("about", selection.snapshot_id).iloc[0]
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
