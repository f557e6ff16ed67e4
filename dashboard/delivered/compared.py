"""Two deliveries of a kind side by side: what is only in one, what differs, and how much is alike."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from dashboard.answers import about_of, store
from dashboard.delivered.cells import Teller
from dashboard.delivered.choice import choose_or_all
from dashboard.delivered.known import deliverer, moment, secrets
from dashboard.delivered.part import part
from dashboard.parts.components import html, listed, paragraphs
from dashboard.parts.downloads import show_download, source_notes
from dashboard.parts.stacked_table import stacked_table
from dashboard.selection import Selection
from dashboard.words.translate import Speaker
from etl.contract import Column, Kind
from etl.deliveries import Delivery
from etl.delivery_comparison import (
    Cell,
    Comparison,
    Difference,
    Hidden,
    LandedRow,
    compare_deliveries,
)

SHOWN_AT_MOST = 100


def show_comparison(delivery: Delivery, found: Sequence[Delivery], selection: Selection) -> None:
    """Show the choice of another delivery of the same kind, and the two held against each other."""
    say = selection.say
    others = {
        other.delivery_id: other
        for other in found
        if other.kind == delivery.kind and other.delivery_id != delivery.delivery_id
    }
    with part("compare", say("deliveries.compare")):
        if not others:
            html(paragraphs([say("deliveries.compare_none")]))
            return
        names = {name: _named(other, say) for name, other in others.items()}
        label, nothing = say("deliveries.compare_with"), say("deliveries.nothing")
        chosen = choose_or_all("with", label, names, nothing)
        if chosen is None:
            return
        # The older stands first, whichever of them the page is about: before, then after.
        one, other = sorted((delivery, others[chosen]), key=lambda d: d.number)
        told = secrets(selection.snapshot_id)
        _show(compare_deliveries(store().home, one, other, told), one, other, Teller(selection))


def _named(delivery: Delivery, say: Speaker) -> str:
    """Return a delivery's name for a list: its id, file, time and deliverer."""
    when, by = moment(delivery.delivered_at, say), deliverer(delivery, say)
    return f"{delivery.delivery_id} · {delivery.file_name} · {when} · {by}"


def _show(compared: Comparison, one: Delivery, other: Delivery, teller: Teller) -> None:
    say = teller.selection.say
    names = {"one": one.delivery_id, "other": other.delivery_id}
    html(_counted(compared, names, say))
    if not compared.differences:
        return
    html(_table(compared, names, teller))
    what = say("deliveries.between", **names)
    notes = source_notes(about_of(teller.selection.snapshot_id), what, say)
    if compared.is_cut:
        notes.insert(0, say("deliveries.differences_cut", shown=len(compared.differences)))
    name = f"{say('deliveries.compare_file')} {names['one']} {names['other']}"
    show_download(
        _frame(compared, names, teller), name, notes, say, say("deliveries.save_comparison")
    )


def _counted(compared: Comparison, names: dict[str, str], say: Speaker) -> str:
    """Return how many rows are only in one, only in the other, different and alike."""
    counts = (compared.only_one, compared.only_other, compared.differs, compared.alike)
    said = zip(("only_one", "only_other", "differ", "alike"), counts, strict=True)
    items = (
        escape(say(f"deliveries.{name}", count=say.number(count, 0), **names))
        for name, count in said
    )
    return listed(items, "mk-points")


def _table(compared: Comparison, names: dict[str, str], teller: Teller) -> str:
    say = teller.selection.say
    shown = compared.differences[:SHOWN_AT_MOST]
    headers = [say("deliveries.row"), say("deliveries.found"), say("deliveries.contents")]
    rows = [
        [escape(teller.key(one.key, compared.kind)),
         escape(say(f"deliveries.found_{one.found}", **names)), _contents(one, compared.kind, teller)]
        for one in shown
    ]  # fmt: skip
    total = compared.only_one + compared.only_other + compared.differs
    cut = [say("deliveries.compare_cut", shown=len(shown), total=say.number(total, 0))]
    told = paragraphs(cut) if len(shown) < total else ""
    return told + stacked_table(headers, [("", rows)], say("deliveries.between", **names))


def _contents(one: Difference, kind: Kind, teller: Teller) -> str:
    """Return what differs, column by column; of a row that only one side has, what it holds."""
    columns = [column for column in kind.columns if not column.is_key]
    if one.one is not None and one.other is not None:
        return "<br>".join(_changed(one.one, one.other, column, teller) for column in columns
                           if _is_unlike(one.one[column.name], one.other[column.name]))  # fmt: skip
    side = one.one or one.other or {}
    held = ((teller.heading(column), teller.text(side[column.name], column)) for column in columns)
    return "<br>".join(f"{escape(label)}: {escape(text)}" for label, text in held if text)


def _is_unlike(before: Cell, after: Cell) -> bool:
    """Say whether two cells are not known to be alike: of what is secret nothing is known."""
    return before != after or isinstance(before, Hidden)


def _changed(before: LandedRow, after: LandedRow, column: Column, teller: Teller) -> str:
    say = teller.selection.say
    old, new = (
        teller.text(side[column.name], column) or say("deliveries.empty")
        for side in (before, after)
    )
    heard = escape(say("deliveries.becomes"))
    arrow = f'<span aria-hidden="true">→</span><span class="mk-hidden">{heard}</span>'
    return f"{escape(teller.heading(column))}: {escape(old)} {arrow} {escape(new)}"


def _frame(compared: Comparison, names: dict[str, str], teller: Teller) -> pd.DataFrame:
    """Return one row per key not alike: its key, where it was found, and each column on both sides."""
    say, kind = teller.selection.say, compared.kind
    differences = compared.differences
    columns: dict[str, list[object]] = {}
    for place, name in enumerate(kind.key):
        columns[teller.label(kind.column(name))] = [one.key[place] for one in differences]
    columns[say("deliveries.found")] = [
        say(f"deliveries.found_{one.found}", **names) for one in differences
    ]
    for column in (column for column in kind.columns if not column.is_key):
        label = teller.label(column)
        columns[f"{label} ({names['one']})"] = [_value(d.one, column, teller) for d in differences]
        columns[f"{label} ({names['other']})"] = [
            _value(d.other, column, teller) for d in differences
        ]
    return pd.DataFrame({label: pd.Series(cells, dtype=object) for label, cells in columns.items()})


def _value(side: LandedRow | None, column: Column, teller: Teller) -> Cell:
    """Return a cell for a file: numbers as numbers, words in the reader's language."""
    if side is None:
        return None
    cell = side[column.name]
    return teller.text(cell, column) if isinstance(cell, Hidden) or cell in column.allowed else cell
