"""What the page asks of the deliveries on disk: the history, and what of it is secret."""

from datetime import datetime
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.answers import store
from dashboard.words.translate import Speaker
from etl.contract import kinds
from etl.deliveries import Delivery, checksum, list_deliveries
from etl.delivery_comparison import secrets_of


def history(snapshot_id: str) -> list[Delivery]:
    """Return every delivery, newest first."""
    return _history(snapshot_id, str(store().home), _landed_at())


@st.cache_resource(max_entries=4, show_spinner=False)
def _history(snapshot_id: str, home: str, landed_at: int) -> list[Delivery]:
    return list_deliveries(Path(home))[::-1]


def secrets(snapshot_id: str) -> Any:
    """Return what may not be told of any delivery, as `secrets_of` has it."""
    return _secrets(snapshot_id, str(store().home), _landed_at())


@st.cache_resource(max_entries=4, show_spinner=False)
def _secrets(snapshot_id: str, home: str, landed_at: int) -> Any:
    return secrets_of(Path(home))


def _landed_at() -> int:
    """Return when the folder of deliveries last changed: a batch has landed, also one not yet published."""
    folder = store().home / "deliveries"
    return folder.stat().st_mtime_ns if folder.is_dir() else 0


def is_as_delivered(delivery: Delivery) -> bool:
    """Say whether the file that a delivery came in is there, and the same to the byte."""
    kept = delivery.original
    if kept is None or not kept.is_file():
        return False
    return _checksum(str(kept), kept.stat().st_mtime_ns) == delivery.original_sha256


@st.cache_data(max_entries=200, show_spinner=False)
def _checksum(path: str, changed_at: int) -> str:
    return checksum(Path(path))


def kind_label(kind: str, say: Speaker) -> str:
    """Return what a kind of delivery is called."""
    words = kinds()[kind].swedish if say.language == "sv" else kinds()[kind].english
    return words.label


def deliverer(delivery: Delivery, say: Speaker) -> str:
    """Return who delivered; that nobody said so, where nobody did."""
    return delivery.delivered_by or say("deliveries.unknown")


def moment(time: datetime, say: Speaker) -> str:
    """Return a moment in words, in the server's own time: 31 augusti 2026 kl. 09.12."""
    here = time.astimezone()
    return say("deliveries.moment", day=say.day(here), hour=f"{here:%H}", minute=f"{here:%M}")


def rows_text(delivery: Delivery, say: Speaker) -> str:
    """Say how many rows a delivery had, and how many of them were new, changed and unchanged."""
    if delivery.new is None or delivery.changed is None or delivery.unchanged is None:
        return say("deliveries.rows_uncounted", rows=say.number(delivery.row_count, 0))
    counts = (
        ("new", delivery.new),
        ("changed", delivery.changed),
        ("unchanged", delivery.unchanged),
    )
    return ", ".join(
        say(f"deliveries.{name}_{'one' if count == 1 else 'several'}", count=say.number(count, 0))
        for name, count in counts if count
    )  # fmt: skip
