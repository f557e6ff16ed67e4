"""Target areas against committees: how many goals have each light, each cell a way to its goals."""

from html import escape
from urllib.parse import urlencode

import pandas as pd

from dashboard.components import STATUSES, light, table
from dashboard.selection import Selection
from dashboard.values import area_name


def matrix(
    counted: pd.DataFrame, areas: pd.DataFrame, names: dict[str, str], selection: Selection
) -> str:
    """Return the table as HTML, with the committees' codes as heads and their names beneath it.

    counted: target_area_id, org_unit_id and a count per light. A cell's way is a plain link, for a
    table of the app's own links would be none to a screen reader, and would not fit a phone.
    """
    committees = sorted(counted["org_unit_id"].unique())
    of_cell = {(row["target_area_id"], row["org_unit_id"]): row for _, row in counted.iterrows()}
    rows = [
        [escape(area_name(area, selection.say)),
         *(_cell(of_cell.get((area["target_area_id"], unit)), names, selection)
           for unit in committees)]
        for _, area in areas[areas["target_area_id"].isin(counted["target_area_id"])].iterrows()
    ]  # fmt: skip
    heads = [f'<abbr title="{escape(names[u])}">{escape(u)}</abbr>' for u in committees]
    caption = selection.say("overview.matrix_caption")
    legend = ", ".join(f"{escape(u)} {escape(names[u])}" for u in committees)
    corner = escape(selection.say("choose.area"))
    shown = table([corner, *heads], rows, [False] * (len(heads) + 1), caption)
    return f'{shown}<p class="mk-small">{legend}</p>'


def _cell(row: pd.Series | None, names: dict[str, str], selection: Selection) -> str:
    if row is None:
        return ""
    unit = str(row["org_unit_id"])
    query = selection.query(level="committee", unit=unit, area=str(row["target_area_id"]))
    lights = " ".join(
        f"{light(status, selection.say, 15)}{int(row[status]) if row[status] > 1 else ''}"
        for status in STATUSES if row[status]
    )  # fmt: skip
    return f'<a href="?{escape(urlencode(query))}" title="{escape(names[unit])}">{lights}</a>'
