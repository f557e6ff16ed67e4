"""Target areas against committees: how many goals have each light, each cell a way to its goals."""

from html import escape

import pandas as pd

from dashboard.drawing.lights import STATUSES, light
from dashboard.parts.components import table
from dashboard.selection import Selection
from dashboard.ways import address
from dashboard.words.values import area_name


def matrix(
    counted: pd.DataFrame, areas: pd.DataFrame, names: dict[str, str], selection: Selection
) -> str:
    """Return the table as HTML, with the committees' codes as heads and their names beneath it.

    counted: target_area_id, org_unit_id and a count per light. A cell has the tint of its worst light.
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
    return f'<div class="mk-matrix">{shown}</div><p class="mk-small">{legend}</p>'


def _cell(row: pd.Series | None, names: dict[str, str], selection: Selection) -> str:
    if row is None:
        return ""
    say, unit = selection.say, str(row["org_unit_id"])
    numbers = {status: int(row[status]) for status in STATUSES if row[status]}
    worst = next(s for s in ("missed", "near", "met", "no_data") if s in numbers)
    lights = " ".join(
        f"{light(status, say, 15)}{number if number > 1 else ''}"
        for status, number in numbers.items()
    )
    to = address("overview", selection, level="committee", unit=unit,
                 area=str(row["target_area_id"]))  # fmt: skip
    return f'<a class="{worst}" href="{escape(to)}" title="{escape(names[unit])}">{lights}</a>'
