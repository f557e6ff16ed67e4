"""The list of deliveries: filtered, newest first, a page at a time, one call a group of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard.delivered.choice import choose_or_all, look_for
from dashboard.delivered.known import deliverer, kind_label, moment, rows_text
from dashboard.parts.components import html, paragraphs
from dashboard.parts.stacked_table import stacked_table
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import Speaker
from etl.contract import kinds
from etl.deliveries import Delivery

ON_A_PAGE = 30
FILTERS = ("what", "by", "text")


@dataclass(frozen=True)
class Wanted:
    """Which deliveries the reader wants to see; None and the empty text mean all."""

    kind: str | None = None
    by: str | None = None
    text: str = ""

    def matches(self, delivery: Delivery) -> bool:
        """Say whether a delivery is wanted: every word stands in its name, note, deliverer or id."""
        if self.kind is not None and delivery.kind != self.kind:
            return False
        if self.by is not None and delivery.delivered_by != self.by.removeprefix("="):
            return False
        told = " ".join((delivery.delivery_id, delivery.file_name, delivery.note,
                         delivery.delivered_by, delivery.withdrawn_note or "")).casefold()  # fmt: skip
        return all(word in told for word in self.text.casefold().split())

    @property
    def address(self) -> dict[str, Any]:
        """What of it stands in the address."""
        return {"what": self.kind, "by": self.by, "text": self.text or None}


def show_list(found: list[Delivery], selection: Selection) -> None:
    """Show the filters and the deliveries that they leave, a page at a time."""
    say = selection.say
    wanted = _choose(found, say)
    left = [delivery for delivery in found if wanted.matches(delivery)]
    pages = max(1, -(-len(left) // ON_A_PAGE))
    page = _page(wanted, pages)
    shown = left[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    if not left:
        html(paragraphs([say("deliveries.none_found")]))
        return
    first = (page - 1) * ON_A_PAGE + 1
    counted = say("deliveries.shown", first=first, last=first + len(shown) - 1, total=len(left))
    html(f'<p class="mk-small" role="status">{escape(counted)}</p>'
         + deliveries_table(shown, wanted, selection) + _turning(page, pages, wanted, selection))  # fmt: skip


def _choose(found: list[Delivery], say: Speaker) -> Wanted:
    present = {delivery.kind for delivery in found}
    names = {name: kind_label(name, say) for name in kinds() if name in present}
    # A mark before the name: whoever delivered without one can be chosen too.
    who = {f"={d.delivered_by}": deliverer(d, say) for d in found}
    by_name = dict(sorted(who.items(), key=lambda one: one[1].casefold()))
    with st.container(horizontal=True, key="filters"):
        return Wanted(
            choose_or_all("what", say("deliveries.kind"), names, say("deliveries.all_kinds")),
            choose_or_all("by", say("deliveries.by"), by_name, say("deliveries.everyone")),
            look_for("text", say("deliveries.text")),
        )


def _page(wanted: Wanted, pages: int) -> int:
    """Return the page asked for, within those there are; the first where the filters have changed."""
    asked = st.query_params.get("part", "1")
    before = st.session_state.get("filtered")
    st.session_state["filtered"] = (wanted, asked)
    if before is not None and before[0] != wanted and before[1] == asked:
        st.query_params.pop("part", None)
        st.session_state["filtered"] = (wanted, "1")
        return 1
    return min(max(int(asked) if asked.isdecimal() else 1, 1), pages)


def deliveries_table(shown: Iterable[Delivery], wanted: Wanted, selection: Selection) -> str:
    """Return the deliveries as a table: a call a group of rows, named by when and by whom."""
    say = selection.say
    headers = [say(f"deliveries.{name}") for name in ("file", "kind", "rows", "note", "state")]
    groups = []
    for _, of_call in groupby(shown, lambda delivery: delivery.batch):
        together = list(of_call)
        first = together[0]
        named = f"{moment(first.delivered_at, say)} · {deliverer(first, say)}"
        # Within a call in the order in which they came: the plan before what leans on it.
        groups.append((named, [_cells(d, wanted, selection) for d in together[::-1]]))
    return stacked_table(headers, groups, say("deliveries.caption"))


def _cells(delivery: Delivery, wanted: Wanted, selection: Selection) -> list[str]:
    say = selection.say
    to = way(
        "deliveries", delivery.file_name, selection, delivery=delivery.delivery_id, **wanted.address
    )
    return [
        f'<span translate="no">{to}</span> <span class="mk-small">{delivery.delivery_id}</span>',
        escape(kind_label(delivery.kind, say)), escape(rows_text(delivery, say)),
        escape(delivery.note), state_text(delivery, say),
    ]  # fmt: skip


def state_text(delivery: Delivery, say: Speaker) -> str:
    """Return as HTML whether a delivery counts; where not, by whom, when and why."""
    held = delivery.withdrawal_at(None)
    if held is None:
        return escape(say("deliveries.counts"))
    by = f" {say('deliveries.by_whom', who=held.by)}" if held.by else ""
    told = f"{moment(held.withdrawn_at, say)}{by}: {held.note}"
    return (f'<strong>{escape(say("deliveries.withdrawn"))}</strong> <span class="mk-small">'
            f"{escape(told)}</span>")  # fmt: skip


def _turning(page: int, pages: int, wanted: Wanted, selection: Selection) -> str:
    """Return the ways to newer and older deliveries; nothing where all stand on one page."""
    if pages == 1:
        return ""
    say = selection.say
    ways = [
        way("deliveries", say(f"deliveries.{name}"), selection, part=str(to), **wanted.address)
        for name, to in (("newer", page - 1), ("older", page + 1)) if 1 <= to <= pages
    ]  # fmt: skip
    place = escape(say("deliveries.page", page=page, pages=pages))
    label = escape(say("deliveries.pages"))
    return f'<nav class="mk-ways" aria-label="{label}"><span>{place}</span>{"".join(ways)}</nav>'
