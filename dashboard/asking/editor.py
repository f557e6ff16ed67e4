"""The editor: the reader's query, filled in from the address or an example, run when the reader says so."""

from dataclasses import dataclass

import streamlit as st

from dashboard.address import amend_address
from dashboard.answers import store
from dashboard.parts.components import html, listed, paragraphs, section
from dashboard.selection import Selection
from dashboard.ways import way
from etl.asking.answer import Answer
from etl.asking.examples import EXAMPLES, example, question_of
from etl.asking.running import LIMITS, LONGEST_QUERY, run_query
from etl.errors import MalkollError

# A longer query is not kept in the address: browsers and mail programs cut it off.
LONGEST_IN_ADDRESS = 1500


@dataclass(frozen=True)
class Outcome:
    """What came of a query: its answer, or what stood in its way."""

    query: str
    answer: Answer | None = None
    error: MalkollError | None = None


def show_editor(selection: Selection) -> Outcome | None:
    """Show the editor, run the query where the reader says so, and return what came of the last one run."""
    say = selection.say
    asked = _fill_in()
    with st.form("sql", border=False):
        query = st.text_area(say("sql.query"), key="sql_text", height=260, max_chars=LONGEST_QUERY)
        is_run = st.form_submit_button(say("sql.run"), type="primary")
    if is_run:
        st.session_state["sql_outcome"] = _run(query, selection.snapshot_id)
        _write_address(asked, query)
    outcome: Outcome | None = st.session_state.get("sql_outcome")
    hints = [say("sql.keys", seconds=f"{LIMITS.seconds:g}")]
    html(paragraphs(hints if outcome else [say("sql.not_run"), *hints], "mk-small"))
    return outcome


def show_examples(selection: Selection) -> None:
    """Show the ways to the examples: each fills in the editor, and runs nothing."""
    say = selection.say
    items = (
        way("sql", question_of(name, say.language), selection, example=name) for name in EXAMPLES
    )
    lead = paragraphs([say("sql.examples_lead")], "mk-small")
    html(section(say("sql.examples"), listed(items) + lead, "mk-tight"))


def _fill_in() -> tuple[str, str]:
    """Fill in the editor where the address has changed, without running anything; return what it asks for.

    A link that somebody sends thus does nothing by itself.
    """
    asked = (st.query_params.get("example", ""), st.query_params.get("q", ""))
    state = st.session_state
    # What the page itself wrote to the address Streamlit may know of, or may not.
    is_new = any(asked) and asked not in state.get("sql_known", ())
    if is_new:
        name, query = asked
        state["sql_text"] = example(name) if name in EXAMPLES else query[:LONGEST_QUERY]
        state["sql_outcome"] = None
        state["sql_known"] = (asked,)
    elif "sql_text" not in state:
        # Streamlit forgets what is written where another page has been shown since.
        last = state.get("sql_outcome")
        state["sql_text"] = last.query if last else example(EXAMPLES[0])
    return asked


def _run(query: str, snapshot_id: str) -> Outcome:
    try:
        return Outcome(query, run_query(store().home, query, snapshot_id=snapshot_id))
    except MalkollError as error:
        return Outcome(query, error=error)


def _write_address(asked: tuple[str, str], query: str) -> None:
    """Keep what was run in the address, so that it can be sent; where it is too long, nothing."""
    kept = query if len(query) <= LONGEST_IN_ADDRESS else ""
    amend_address({"q": kept} if kept else {}, absent=("example",) if kept else ("example", "q"))
    st.session_state["sql_known"] = (asked, ("", kept))
