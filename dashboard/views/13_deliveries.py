"""What has been delivered, by whom and when; withdrawn and restored, two side by side."""

from html import escape

import streamlit as st

from dashboard.delivered.compared import show_comparison
from dashboard.delivered.known import history
from dashboard.delivered.lights import show_lights
from dashboard.delivered.listing import FILTERS, show_list
from dashboard.delivered.particulars import particulars, show_original
from dashboard.delivered.rows import first_rows
from dashboard.delivered.undo import show_undo, show_what_was_done
from dashboard.delivered.values import show_values
from dashboard.parts.components import html, paragraphs, title
from dashboard.parts.writing import refuse_reader
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.plain_text import plain_markdown
from etl.deliveries import Delivery

selection: Selection = st.session_state["selection"]
say = selection.say
VALUES = "values"


def sides(shown: str | None) -> str:
    """Return the ways between the list and the history of one value; the one that is shown is marked."""
    ways = (
        way("deliveries", say(f"deliveries.side_{name}"), selection,
            current="true" if view == shown else "", view=view)
        for name, view in (("list", None), ("values", VALUES))
    )  # fmt: skip
    items = "".join(f"<li>{one}</li>" for one in ways)
    return f'<nav class="mk-sides" aria-label="{escape(say("deliveries.sides"))}"><ul>{items}</ul></nav>'


def show_delivery(delivery: Delivery, found: list[Delivery]) -> None:
    """Show one delivery: what it was and changed, its rows and file, another beside it, how it is undone."""
    what, by, text, part = (st.query_params.get(key) for key in (*FILTERS, "part"))
    back = way(
        "deliveries", say("deliveries.to_all"), selection, what=what, by=by, text=text, part=part
    )
    html(f'<p class="mk-kicker">{back}</p>')
    title(say("deliveries.one_title", file=delivery.file_name, id=delivery.delivery_id))
    show_what_was_done(selection)
    together = [one for one in found if one.batch == delivery.batch]
    html(particulars(delivery, together[::-1], selection))
    show_lights(delivery, len(together) == 1, selection)
    html(first_rows(delivery, selection))
    show_original(delivery, say)
    show_comparison(delivery, found, selection)
    show_undo(delivery, say)


def main() -> None:
    """Show the page."""
    if refuse_reader(say):
        return
    found = history(selection.snapshot_id)
    asked, view = st.query_params.get("delivery"), st.query_params.get("view")
    chosen = next((one for one in found if one.delivery_id == asked), None)
    if chosen is not None:
        show_delivery(chosen, found)
        return
    title(say("app.menu_deliveries"))
    if asked:
        st.warning(plain_markdown(say("deliveries.not_found", id=asked)))
    html(paragraphs([say("deliveries.lead")], "mk-lead"))
    html(sides(VALUES if view == VALUES else None))
    if view == VALUES:
        show_values(selection)
    elif found:
        show_list(found, selection)
    else:
        html(paragraphs([say("deliveries.none_yet")]))


main()
