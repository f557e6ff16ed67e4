"""The data dictionary beside the editor: each table that can be asked, folded, with its columns."""

from html import escape
from pathlib import Path

import streamlit as st

from dashboard.answers import store
from dashboard.parts.components import code, section
from dashboard.words.translate import Speaker
from etl.asking.public import Column, columns_of, public_tables
from etl.store import Store

JOIN = "results.indicator_id = indicators.indicator_id"
TYPES = {"VARCHAR": "text", "DOUBLE": "number", "INTEGER": "integer", "BIGINT": "integer", "DATE": "date",
         "TIMESTAMP": "time", "BOOLEAN": "truth"}  # fmt: skip


def dictionary(snapshot_id: str, say: Speaker) -> str:
    """Return the dictionary as HTML."""
    return _dictionary(snapshot_id, str(store().home), say)


@st.cache_resource(max_entries=8, show_spinner=False)
def _dictionary(snapshot_id: str, home: str, say: Speaker) -> str:
    """Return it; kept, for a snapshot never changes."""
    cursor = Store(Path(home)).open(snapshot_id).cursor()
    folds = (
        f'<details class="mk-fold"><summary>{code(table.name)}</summary>'
        f"<p>{escape(table.told(say.language))}</p>{_columns(columns_of(table, cursor), say)}</details>"
        for table in public_tables().values()
    )
    lead = escape(say("sql.dictionary_lead", join="\0")).replace("\0", code(JOIN))
    return section(say("sql.dictionary"), f"<p>{lead}</p>{''.join(folds)}", "mk-card mk-dictionary")


def _columns(columns: list[Column], say: Speaker) -> str:
    """Return the columns as a list: the name, what it holds in words, the words that may stand there."""
    items = (
        f'<dt>{code(column.name)} <span class="mk-small">{escape(_type(column, say))}</span></dt>'
        f"<dd>{escape(column.told(say.language))}</dd>"
        for column in columns
    )
    return f"<dl>{''.join(items)}</dl>"


def _type(column: Column, say: Speaker) -> str:
    if column.words:
        return say("sql.type_text")
    kind = "list" if column.type.endswith("[]") else TYPES[column.type]
    return say(f"sql.type_{kind}")
