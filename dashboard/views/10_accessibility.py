"""The accessibility statement that Swedish law asks for: how far the pages conform, what fails, whom to tell.

Source: lag (2018:1937) om tillgänglighet till digital offentlig service, and Digg's list of what it holds.
"""

from collections.abc import Iterator
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import about_of
from dashboard.parts.components import html, listed, paragraphs, section, title
from dashboard.selection import Selection

selection: Selection = st.session_state["selection"]
say = selection.say

# When the pages were last judged as a whole; what fails, and how that was found out (tests/browser).
JUDGED = date(2026, 11, 25)
FAILINGS = ("charts", "pictures", "names", "connection", "heard")
TESTS = ("axe", "keyboard", "sight", "zoom", "not_done")
SUPERVISOR = "https://www.digg.se/tdosanmalan"


def contact(about: pd.Series) -> str:
    """Say to whom what cannot be used is reported: by a link where there is one to follow."""
    told = str(about["contact"]).strip()
    if not told:
        return paragraphs([say("accessibility.contact_none", name=about["name"])])
    shown = escape(told)
    if told.startswith("https://"):
        shown = f'<a href="{shown}">{shown}</a>'
    elif "@" in told and " " not in told:
        shown = f'<a href="mailto:{shown}">{shown}</a>'
    before, after = say("accessibility.contact", where="\0").split("\0")
    return f"<p>{escape(before)}{shown}{escape(after)}</p>"


def supervision() -> str:
    """Say who supervises, with the way to report to them."""
    before, after = say("accessibility.supervision", where="\0").split("\0")
    link = f'<a href="{SUPERVISOR}">digg.se/tdosanmalan</a>'
    return f"<p>{escape(before)}{link}{escape(after)}</p>"


def points(kind: str, names: tuple[str, ...]) -> str:
    """Return what fails, or how it was tested, as a list."""
    return listed((escape(say(f"accessibility.{kind}_{name}")) for name in names), "mk-points")


def body(about: pd.Series) -> Iterator[str]:
    """Yield the page's parts as HTML."""
    name = str(about["name"])
    yield paragraphs([say("accessibility.lead", name=name)], "mk-lead")
    if about["is_sample"]:
        yield paragraphs([say("accessibility.sample")], "mk-note")
    yield section(say("accessibility.how_far_title"), paragraphs([say("accessibility.how_far")]))
    yield section(say("accessibility.failings_title"), points("failing", FAILINGS)
                  + paragraphs([say("accessibility.no_exception")]))  # fmt: skip
    yield section(say("accessibility.contact_title"), contact(about))
    yield section(say("accessibility.supervision_title"), supervision())
    yield section(say("accessibility.tests_title"), points("test", TESTS)
                  + paragraphs([say("accessibility.judged", date=say.day(JUDGED))]))  # fmt: skip


def main() -> None:
    """Show the page."""
    title(say("accessibility.title"))
    html(f'<div class="mk-text">{"".join(body(about_of(selection.snapshot_id)))}</div>')


main()
