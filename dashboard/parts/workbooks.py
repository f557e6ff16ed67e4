"""What the dashboard's workbooks share: the lights as pages show them, what is said of the file."""

from datetime import datetime

import pandas as pd

from dashboard.drawing.lights import STATUSES
from dashboard.drawing.palette import LIGHTS, readable, tinted
from dashboard.words.translate import Speaker
from etl.exporting.sheet import Column, Sheet
from etl.exporting.workbook_about import About, Light

SIGNS = {"met": "●", "near": "▲", "missed": "■", "no_data": "○"}
TINT = 0.16


def light_looks(say: Speaker) -> tuple[Light, ...]:
    """Return how the lights look in a workbook: the page's colours, made to be read as text on their tint."""
    return tuple(_look(status, say) for status in STATUSES)


def _look(status: str, say: Speaker) -> Light:
    ground = tinted(LIGHTS[status], TINT)
    return Light(say(f"light.{status}"), SIGNS[status], readable(LIGHTS[status], ground), ground)


def light_columns(frame: pd.DataFrame, say: Speaker) -> dict[str, Column]:
    """Return the columns of a table that hold lights: nothing but their words."""
    words = {say(f"light.{status}") for status in STATUSES}
    lit = (str(name) for name, values in frame.items() if _are_all(values.dropna(), words))
    return {name: Column("light") for name in lit}


def _are_all(values: "pd.Series[str]", words: set[str]) -> bool:
    return len(values) > 0 and all(isinstance(one, str) and one in words for one in values)


def workbook_words(say: Speaker) -> dict[str, str]:
    """Return the few words that a workbook has of its own."""
    return {
        "tab": say("download.about"), "sheets": say("download.sheets"),
        "lights": say("download.lights"), "parameters": say("download.parameters"),
        "sum": say("download.sum"),
    }  # fmt: skip


def about_table(sheet: Sheet, say: Speaker) -> About:
    """Return what a workbook with one table says of itself: its sources."""
    lights = light_looks(say) if any(c.kind == "light" for c in sheet.columns.values()) else ()
    return About(
        sheet.title, "Målkoll", datetime.now(), (), sheet.notes, lights, workbook_words(say)
    )
