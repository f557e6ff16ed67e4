"""Target areas against committees: how many goals have each light, each cell a way to its goals."""

from html import escape

import pandas as pd

from dashboard.drawing.lights import STATUSES, light
from dashboard.parts.components import folded, listed, table
from dashboard.selection import Selection
from dashboard.ways import address
from dashboard.words.values import area_name

# More committees than these have their names folded.
LEGEND_OPEN = 10


def matrix(
    counted: pd.DataFrame, areas: pd.DataFrame, names: dict[str, str], selection: Selection
) -> str:
    """Return the table as HTML, with the committees' codes as heads and their names beneath it.

    counted: target_area_id, org_unit_id and a count per light. A cell has the tint of its worst light.
    """
    has_goals = set(counted["org_unit_id"])
    committees = [unit for unit in names if unit in has_goals]  # in the order of the tree
    of_cell = {(row["target_area_id"], row["org_unit_id"]): row for _, row in counted.iterrows()}
    with_goals = areas[areas["target_area_id"].isin(counted["target_area_id"])]
    of_area = {
        area["target_area_id"]: area_name(area, selection.say) for _, area in with_goals.iterrows()
    }
    rows = [
        [
            escape(area),
            *(_cell(of_cell.get((key, unit)), area, names, selection) for unit in committees),
        ]
        for key, area in of_area.items()
    ]
    heads = [_head(unit, names, selection) for unit in committees]
    caption = selection.say("overview.matrix_caption")
    corner = escape(selection.say("choose.area"))
    shown = table([corner, *heads], rows, [False] * (len(heads) + 1), caption)
    legend = listed((f"{escape(u)} {escape(names[u])}" for u in committees), "mk-legend mk-small")
    if len(committees) > LEGEND_OPEN:
        legend = folded(selection.say("overview.matrix_legend"), legend)
    return f'<div class="mk-matrix">{shown}</div>{legend}'


def _head(unit: str, names: dict[str, str], selection: Selection) -> str:
    """Return a committee's code as a way to its page; its name is read out, and shown on pointing at it."""
    to, name = (
        address("organisation", selection, unit=unit, level=None, area=None),
        escape(names[unit]),
    )
    code = f'<span aria-hidden="true">{escape(unit)}</span><span class="mk-hidden">{name}</span>'
    return f'<a href="{escape(to)}" title="{name}">{code}</a>'


def _cell(row: pd.Series | None, area: str, names: dict[str, str], selection: Selection) -> str:
    if row is None:
        return ""
    say, unit = selection.say, str(row["org_unit_id"])
    numbers = {status: int(row[status]) for status in STATUSES if row[status]}
    worst = next(s for s in ("missed", "near", "met", "no_data") if s in numbers)
    lights = " ".join(
        f'<span class="mk-count">{light(status, say, 15)}{_number(number)}</span>'
        for status, number in numbers.items()
    )
    named = f'<span class="mk-hidden">{escape(area)}, {escape(names[unit])}: </span>'
    to = address("overview", selection, level="committee", unit=unit,
                 area=str(row["target_area_id"]))  # fmt: skip
    return (
        f'<a class="{worst}" href="{escape(to)}" title="{escape(names[unit])}">{named}{lights}</a>'
    )


def _number(number: int) -> str:
    """Return how many goals a light stands for; of one it is only read out."""
    return str(number) if number > 1 else f'<span class="mk-hidden">{number}</span>'
