"""The first rows of a delivery as they landed, in a table; a result is a way to its value's history."""

from html import escape

from dashboard.answers import store
from dashboard.delivered.cells import Teller
from dashboard.delivered.known import secrets
from dashboard.parts.components import paragraphs, section, table
from dashboard.selection import Selection
from dashboard.ways import way
from etl.contract import Column, Kind, kinds
from etl.deliveries import Delivery
from etl.delivery_comparison import Hidden, LandedRow, landed_rows

SHOWN = 20


def first_rows(delivery: Delivery, selection: Selection) -> str:
    """Return the first rows as HTML, without the columns that are empty in all of them."""
    say, kind = selection.say, kinds()[delivery.kind]
    rows = landed_rows(store().home, delivery, secrets(selection.snapshot_id), SHOWN)
    used = [c for c in kind.columns if any(row[c.name] not in (None, "") for row in rows)]
    teller = Teller(selection)
    cells = [[_cell(row, column, kind, teller) for column in used] for row in rows]
    caption = say("deliveries.rows_first", shown=len(rows), total=say.number(delivery.row_count, 0))
    is_silent = any(Hidden.SECRET in row.values() for row in rows)
    said = paragraphs([say("deliveries.rows_secret")]) if is_silent else ""
    headers = [escape(teller.heading(column)) for column in used]
    body = table(headers, cells, [column.is_number for column in used], caption)
    return section(say("deliveries.rows_title"), said + body)


def _cell(row: LandedRow, column: Column, kind: Kind, teller: Teller) -> str:
    text = teller.text(row[column.name], column)
    if kind.name == "results" and column.name == "indicator_id":
        return way("deliveries", text, teller.selection, view="values",
                   indicator=str(row["indicator_id"]), at=str(row["org_unit_id"]))  # fmt: skip
    return escape(text)
