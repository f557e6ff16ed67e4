"""The table behind cost against quality: all that are compared, the cheapest first, and the file of them."""

from html import escape

import pandas as pd

from dashboard.parts.components import folded
from dashboard.parts.stacked_table import stacked_table
from dashboard.weighing.compared import Compared
from dashboard.weighing.front_sentences import cost_of
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, value_text

OPEN_AT_MOST = 20


def front_table(compared: Compared, pair: Row, say: Speaker) -> str:
    """Return all that are compared, the cheapest first, as HTML; folded where they are many."""
    headers = [
        say(f"front.{compared.of}_column"),
        say("front.cost_column"),
        say("front.quality_column"),
    ]
    if compared.has_front:
        headers.append(say("front.front_column"))
    rows = [
        _cells(row, pair, say, has_front=compared.has_front) for _, row in compared.rows.iterrows()
    ]
    shown = stacked_table(headers, [("", rows)], say("front.table"), numeric=True)
    if len(rows) <= OPEN_AT_MOST:
        return shown
    return folded(say("front.all", count=len(rows)), shown)


def _cells(row: Row, pair: Row, say: Speaker, *, has_front: bool) -> list[str]:
    """Return a row's cells: the own in bold, its cost and its result, and whether it is on the front."""
    name = escape(str(row["name"]))
    plain = {"measure_unit": pair["measure_unit"], "decimals": pair["decimals"]}
    cells = [
        f"<b>{name}</b>" if row["is_own"] else name,
        escape(value_text({**cost_of(pair), "value": row["cost"]}, say)),
        escape(value_text({**plain, "value": row["quality"]}, say)),
    ]
    if has_front:
        cells.append(escape(say("front.on_front")) if row["is_front"] else "")
    return cells


def frame_of(compared: Compared, pair: Row, say: Speaker) -> pd.DataFrame:
    """Return what is compared as rows for a file: one per municipality or unit, the cheapest first."""
    rows = compared.rows
    columns = {
        say(f"front.{compared.of}_column"): rows["name"],
        say("front.file_id"): rows["id"],
        say("front.file_period"): compared.period,
        f"{pair['cost_name']}, {pair['cost_measure_unit']}": rows["cost"],
        f"{pair['name']}, {pair['measure_unit']}": rows["quality"],
    }
    if compared.has_front:
        yes = say("front.on_front")
        columns[say("front.front_column")] = rows["is_front"].map({True: yes, False: ""})
    return pd.DataFrame(columns)
