"""How to read the lights: the rule in plain words, as this municipality has chosen it."""

from html import escape

import streamlit as st

from dashboard.answers import ask
from dashboard.components import STATUSES, heading, html, light, paragraphs, title
from dashboard.selection import Selection
from dashboard.translate import THIN

selection: Selection = st.session_state["selection"]
say = selection.say


def main() -> None:
    """Show the page."""
    about = ask("about", selection.snapshot_id).iloc[0]
    tolerance = f"{say.number(float(about['default_tolerance_pct']), 0)}{THIN}%"
    title(say("about.about_title"))
    paragraphs([say("about.about_lead")], "mk-lead")
    html("".join(
        f'<p class="mk-line">{light(status, say, 18)} <b>{escape(say(f"light.{status}"))}.</b> '
        f"{escape(say(f'about.rule_{status}', tolerance=tolerance))}</p>"
        for status in STATUSES
    ))  # fmt: skip
    heading(say("about.about_goal_title"))
    paragraphs(
        [
            say(f"about.roll_up_{about['roll_up']}"),
            say("about.about_judged"),
            say("about.about_secret"),
        ]
    )
    heading(say("about.about_old_title"))
    paragraphs([say("about.about_old")])


main()
