"""One delivery's particulars: when, who, what; when it has not counted; what came with it; its own file."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.delivered.known import (
    deliverer,
    is_as_delivered,
    kind_label,
    moment,
    rows_text,
)
from dashboard.delivered.part import part
from dashboard.parts.components import heading, html, listed, paragraphs
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker
from etl.deliveries import Delivery
from etl.withdrawals import Withdrawal


def particulars(delivery: Delivery, together: Iterable[Delivery], selection: Selection) -> str:
    """Return what is known of a delivery as HTML; together: all of the call that it came in."""
    say = selection.say
    told = [
        ("id", escape(delivery.delivery_id)),
        ("when", escape(moment(delivery.delivered_at, say))),
        ("by", escape(deliverer(delivery, say))),
        ("kind", escape(kind_label(delivery.kind, say))),
        ("rows", escape(rows_text(delivery, say))),
        ("note", escape(delivery.note)),
        ("state", escape(say("deliveries.withdrawn" if delivery.withdrawn_at else "deliveries.counts"))),
        ("with_it", _ways(together, delivery, selection)),
    ]  # fmt: skip
    words = "".join(
        f"<dt>{escape(say(f'deliveries.{name}'))}</dt><dd>{body}</dd>" for name, body in told if body
    )  # fmt: skip
    return f'<dl class="mk-words">{words}</dl>{_withdrawals(delivery, say)}'


def _ways(together: Iterable[Delivery], delivery: Delivery, selection: Selection) -> str:
    return ", ".join(
        way("deliveries", other.file_name, selection, delivery=other.delivery_id)
        for other in together if other.delivery_id != delivery.delivery_id
    )  # fmt: skip


def _withdrawals(delivery: Delivery, say: Speaker) -> str:
    """Return every time that the delivery was withdrawn and restored, oldest first."""
    if not delivery.withdrawals:
        return ""
    items = (escape(text) for held in delivery.withdrawals for text in _told(held, say))
    return heading(say("deliveries.withdrawals")) + listed(items, "mk-list")


def _told(held: Withdrawal, say: Speaker) -> list[str]:
    told = [say("deliveries.was_withdrawn", when=moment(held.withdrawn_at, say), why=held.note,
                who=held.by or say("deliveries.unknown"))]  # fmt: skip
    if held.restored_at is not None:
        told.append(say("deliveries.was_restored", when=moment(held.restored_at, say),
                        why=held.restored_note,
                        who=held.restored_by or say("deliveries.unknown")))  # fmt: skip
    return told


def show_original(delivery: Delivery, say: Speaker) -> None:
    """Show the button that saves the file as it was delivered, or say why there is none."""
    with part("original", say("deliveries.original")):
        kept = delivery.original
        if kept is None:
            html(paragraphs([say("deliveries.original_not_kept")]))
        elif not is_as_delivered(delivery):
            html(paragraphs([say("deliveries.original_damaged")]))
        else:
            _show_button(delivery, kept, say)


def _show_button(delivery: Delivery, kept: Path, say: Speaker) -> None:
    label = say("deliveries.save_original", file=delivery.file_name)
    # The file is read when the button is pressed, not for whoever only looks.
    st.download_button(
        plain_markdown(label), kept.read_bytes, delivery.file_name, "application/octet-stream",
        key="save_original", on_click="ignore",
    )  # fmt: skip
    html(paragraphs([say("deliveries.original_secret")], "mk-small"))
