"""Withdrawing a delivery and restoring it: with a reason, and in words where it could not be done."""

import streamlit as st

from dashboard.access import who
from dashboard.answers import store
from dashboard.delivered.part import part
from dashboard.parts.components import html, paragraphs
from dashboard.parts.writing import ask_who
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker
from etl.deliveries import Delivery
from etl.errors import MalkollError
from etl.pipeline import restore, withdraw

LETTERS_AT_MOST = 500
DONE = "delivery_undone"


def show_what_was_done(selection: Selection) -> None:
    """Say once that a delivery was just withdrawn or restored, with the way to the lights."""
    done = st.session_state.pop(DONE, None)
    if done is not None:
        say = selection.say
        st.success(plain_markdown(say(f"deliveries.done_{done}")))
        html(f'<p class="mk-ways">{way("overview", say("deliveries.to_lights"), selection)}</p>')


def show_undo(delivery: Delivery, say: Speaker) -> None:
    """Show how a delivery is withdrawn, or restored where it is withdrawn."""
    verb = "withdraw" if delivery.withdrawn_at is None else "restore"
    with part("undo", say(f"deliveries.{verb}_title")):
        html(paragraphs([say(f"deliveries.{verb}_said")]))
        ask_who(say)
        key = f"why_{verb}_{delivery.delivery_id}"
        why = st.text_input(
            say(f"deliveries.{verb}_why"), max_chars=LETTERS_AT_MOST, key=key
        ).strip()
        if st.button(say(f"deliveries.{verb}"), key=f"{verb}_it"):
            _undo(verb, delivery, why, say)


def _undo(verb: str, delivery: Delivery, why: str, say: Speaker) -> None:
    """Withdraw or restore a delivery, and show the page anew; say why where it cannot be done."""
    if not why:
        st.error(plain_markdown(say("deliveries.why_needed")))
        return
    act = withdraw if verb == "withdraw" else restore
    try:
        with st.spinner(say("deliveries.working")):
            act(store().home, delivery.delivery_id, why, by=who())
    except MalkollError as error:
        _say_why_not(error, say)
        return
    st.session_state[DONE] = verb
    st.rerun()


def _say_why_not(error: MalkollError, say: Speaker) -> None:
    """Say why nothing was done; where in the server's disk the home lies is nobody's business."""
    home = store().home
    told = error.message(say.language).replace(str(home.resolve()), home.name)
    st.error(plain_markdown(told.replace(str(home), home.name)))
