"""The dashboard's door: language, what is published, the head, the selection, the page, the foot."""

from html import escape
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.access import may_write
from dashboard.address import begin_address, write_address
from dashboard.answers import about_of, store
from dashboard.frame import head, put_frame, show_foot
from dashboard.parts.components import empty_state, html
from dashboard.parts.writing import WORK
from dashboard.selection import choose, choose_language, own_address, periods_of
from dashboard.ways import PAGES
from dashboard.words.translate import Speaker
from etl.errors import MalkollError

ICON = Path(__file__).with_name("icon.svg")


def main() -> None:
    """Run one visit of the dashboard."""
    language = choose_language()
    say = Speaker(language)
    page = st.navigation(
        [st.Page(path, title=say(f"app.menu_{name}"), url_path=name, default=name == "overview")
         for name, path in PAGES.items()],
        position="hidden",
    )  # fmt: skip
    st.set_page_config(page_title=f"{page.title} – Målkoll", page_icon=str(ICON), layout="wide")
    snapshot_id = _published(say)
    if snapshot_id is None:
        return
    # What has been drawn when an answer fails gives way to what is said of it.
    slot = st.empty()
    try:
        with slot.container():
            _show(page, snapshot_id, language)
    except MalkollError as error:
        slot.empty()
        _say_broken(error, language)


def _show(page: Page, snapshot_id: str, language: str) -> None:
    """Show a page of what is published, with its head and foot."""
    about = about_of(snapshot_id)
    put_frame(language, about["accent"], about["coat_of_arms"])
    name = page.url_path or "overview"
    # The head stands first, but its ways must hold what is chosen below it.
    above = st.container(key="head")
    if not periods_of(name, snapshot_id) and name not in WORK:
        say = Speaker(language)
        empty_state(say("app.no_results_title"), say("app.no_results"))
        if may_write():
            html(f'<p class="mk-ways"><a href="deliver">{escape(say("app.to_deliver"))}</a></p>')
        return
    begin_address()
    selection = choose(snapshot_id, language, name)
    with above:
        html(head(about, selection, name, own_address()))
    st.session_state["selection"] = selection
    page.run()
    write_address(page.url_path)
    show_foot(about, selection)


def _published(say: Speaker) -> str | None:
    """Return what is published; where nothing is, say so and return None."""
    try:
        snapshot_id = store().current_id()
    except MalkollError as error:
        _say_broken(error, say.language)
        return None
    if snapshot_id is None:
        put_frame(say.language)
        empty_state(say("app.nothing_published_title"), say("app.nothing_published"))
    return snapshot_id


def _say_broken(error: MalkollError, language: str) -> None:
    """Say that the figures cannot be shown, why, and what to do."""
    put_frame(language)
    # Where in the server's disk the home lies is nobody's business here.
    home = store().home.resolve()
    told = error.message(language).replace(str(home), home.name)
    empty_state(Speaker(language)("app.store_broken_title"), told)


main()
