"""Search: goals, indicators and units, however they are spelt."""

import pandas as pd
import streamlit as st

from dashboard.address import amend_address
from dashboard.answers import ask
from dashboard.parts.components import html, listed, paragraphs, section, title
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import capital
from dashboard.words.values import area_name, is_empty

selection: Selection = st.session_state["selection"]
say = selection.say
LETTERS_AT_MOST = 100


def sought() -> str:
    """Return what is searched for: written on the page, or in the address; kept in both."""
    address = st.query_params.get("q", "")[:LETTERS_AT_MOST]
    # What the page itself wrote to the address Streamlit may know of, or may not.
    if "q" not in st.session_state or address not in st.session_state.get("address_q", ()):
        st.session_state["q"] = address
    text = st.text_input(say("search.label"), key="q", max_chars=LETTERS_AT_MOST,
                         placeholder=say("search.example")).strip()  # fmt: skip
    if text != address:
        amend_address({"q": text}, absent=() if text else ("q",))
    st.session_state["address_q"] = (address, text)
    return text


def item(row: pd.Series) -> str:
    """Return what was found as a way, with what tells it apart from others of the same name."""
    found, text = str(row["id"]), str(row["title"])
    under = f'<span class="mk-small">{paragraphs([detail(row)])}</span>'
    if row["kind"] == "goal":
        return way("goal", text, selection, goal=found, level=None, area=None) + under
    if row["kind"] == "indicator":
        return way("indicator", text, selection, indicator=found, level=None, area=None) + under
    return way("organisation", text, selection, unit=found, level=None, area=None) + under


def detail(row: pd.Series) -> str:
    """Say a goal's area and unit, an indicator's measure unit and source, a unit's level."""
    if row["kind"] == "goal":
        return f"{area_name(row, say)} · {row['unit']}"
    if row["kind"] == "indicator":
        measured = say("search.measured", unit=row["measure_unit"])
        source = row["source_indicator_id"]
        return measured if is_empty(source) else f"{measured} · {source}"
    return say(f"level.level_{row['level']}")


def results(found: pd.DataFrame, text: str) -> str:
    """Return what was found, the kind of the best first."""
    if found.empty:
        return paragraphs([say("search.none", text=text), say("search.hint")])
    kinds = found.groupby("kind")["score"].max().sort_values(ascending=False).index
    return "".join(
        section(say(f"search.{kind}"), listed(
            (item(row) for _, row in found[found["kind"] == kind].iterrows()), "mk-list"))
        for kind in kinds
    )  # fmt: skip


def main() -> None:
    """Show the page."""
    title(say("search.title"))
    text = sought()
    if not text:
        html(paragraphs([say("search.hint")]))
        return
    found = ask("search", selection.snapshot_id, text=text)
    count = say("search.found_one") if len(found) == 1 else capital(
        say("search.found", count=say.count(len(found))))  # fmt: skip
    html(
        f'<p class="mk-small" role="status">{count if len(found) else ""}</p>{results(found, text)}'
    )


main()
