"""The dashboard's door: language, what is published, the menu, the selection, then the page."""

from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from dashboard.answers import ask, store
from dashboard.components import PAGES, empty_state, frame, html
from dashboard.plain_text import plain_markdown
from dashboard.selection import OWN, choose, choose_language
from dashboard.translate import Speaker
from dashboard.values import is_empty
from etl.errors import MalkollError

ICON = Path(__file__).with_name("icon.svg")


def main() -> None:
    """Run one visit of the dashboard."""
    language = choose_language()
    say = Speaker(language)
    frame(language)
    page = st.navigation(
        [st.Page(path, title=say(f"app.menu_{name}"), url_path=name, default=name == "overview")
         for name, path in PAGES.items()],
        position="top",
    )  # fmt: skip
    st.set_page_config(page_title=f"{page.title} – Målkoll", page_icon=str(ICON), layout="wide")
    snapshot_id = _published(say)
    if snapshot_id is None:
        return
    # The banner stands first, but its link must hold what is chosen below it.
    banner = st.container(horizontal=True, vertical_alignment="center", key="banner")
    if ask("periods", snapshot_id).empty:
        _fill(banner, snapshot_id, say, page, {})
        empty_state(say("app.no_results_title"), say("app.no_results"))
        return
    selection = choose(snapshot_id, language)
    own = {key: st.query_params[key] for key in OWN if key in st.query_params}
    _fill(banner, snapshot_id, say, page, {**own, **selection.query()})
    st.session_state["selection"] = selection
    page.run()


def _published(say: Speaker) -> str | None:
    """Return what is published; where nothing is, say so and return None."""
    try:
        snapshot_id = store().current_id()
    except MalkollError as error:
        empty_state(say("app.store_broken_title"), error.message(say.language))
        return None
    if snapshot_id is None:
        empty_state(say("app.nothing_published_title"), say("app.nothing_published"))
    return snapshot_id


def _fill(
    banner: DeltaGenerator, snapshot_id: str, say: Speaker, page: Page, query: dict[str, str]
) -> None:
    """Say whose figures these are, that a sample is one, and offer the same view in the other language."""
    about = ask("about", snapshot_id).iloc[0]
    other = "en" if say.language == "sv" else "sv"
    with banner:
        st.markdown(f"**{plain_markdown(about['name'])}**", width="content")
        if about["is_sample"]:
            html(f'<span class="mk-sample">{escape(say("app.sample_banner"))}</span>')
        if not is_empty(about["as_of"]):
            text = say("app.as_of_banner", time=say.day(about["as_of"]))
            html(f'<span class="mk-sample">{escape(text)}</span>')
        label = {"en": "English", "sv": "Svenska"}[other]
        st.page_link(page, label=label, query_params={**query, "lang": other})


main()
