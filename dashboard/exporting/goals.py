"""The goals' sheets: their lights computed from what they read, that from the indicators' sheet."""

from collections.abc import Sequence

import pandas as pd

from dashboard.drawing.lights import STATUSES
from dashboard.exporting.fields import NUMBER, WHOLE, Field, column_name, sheet_of, yes_or_no
from dashboard.words.translate import Speaker
from dashboard.words.values import area_name, is_empty
from etl.exporting.rule_in_excel import goal_light_formula, goal_score_formula, text
from etl.exporting.sheet import Column, Sheet

LIT = ("met", "near", "missed")


def light_words(say: Speaker) -> dict[str, str]:
    """Return the lights' words by status."""
    return {status: say(f"light.{status}") for status in STATUSES}


def goals_sheet(goals: pd.DataFrame, title: str, notes: Sequence[str], say: Speaker) -> Sheet:
    """Return one row per goal, as in `questions/workbook_goals.sql`."""
    roll_up = str(goals["roll_up"].iloc[0]) if len(goals) else "share"
    weights = {key: say(f"workbook.{key}_weight") for key in (*LIT, "all")}
    light = goal_light_formula(roll_up, weights, light_words(say))
    return sheet_of("goals", title, [
        Field("number", goals["number"], WHOLE),
        Field("goal", goals["title"]),
        Field("area", [area_name(goal, say) for _, goal in goals.iterrows()]),
        Field("unit", goals["unit"]),
        Field("light", _said(goals["status"], say), Column("light", formula=light)),
        Field("light_before", _said(goals["previous_status"], say), Column("light")),
        Field("assessed", _said(goals["assessed"], say), Column("light")),
        Field("goal_score", 100 * goals["score"],
              Column("per_cent", 1, formula=goal_score_formula(weights))),
        *(Field(f"{key}_weight", goals[f"{key}_weight"], Column("number", formula=_summed(key, say)))
          for key in (*LIT, "all")),
        Field("responsible", goals["responsible"]),
        Field("goal_id", goals["goal_id"]),
    ], notes, say, frozen=2)  # fmt: skip


def _said(statuses: "pd.Series[str]", say: Speaker) -> list[str | None]:
    return [None if is_empty(one) else say(f"light.{one}") for one in statuses]


def _summed(key: str, say: Speaker) -> str:
    """Return the formula of how much weight has a light, or of all of it."""
    weight, goal, light = (column_name("readings", one, say)
                           for one in ("weight", "goal_number", "light"))  # fmt: skip
    of_goal = f"{weight},{goal},{{{say('workbook.number')}}}"
    lit = "" if key == "all" else f",{light},{text(say(f'light.{key}'))}"
    return f"SUMIFS({of_goal}{lit})"


def readings_sheet(
    readings: pd.DataFrame, goals: pd.DataFrame, indicators: pd.DataFrame, title: str,
    notes: Sequence[str], say: Speaker,
) -> Sheet:  # fmt: skip
    """Return one row per goal and indicator at a unit that counts in it; `workbook_readings.sql`."""
    named = goals.set_index("goal_id")
    keys = ["indicator_id", "org_unit_id"]
    numbers = readings[keys].merge(indicators[[*keys, "number"]], "left", keys)["number"]
    return sheet_of("readings", title, [
        Field("goal_number", readings["goal_id"].map(named["number"]), WHOLE),
        Field("goal", readings["goal_id"].map(named["title"])),
        Field("indicator_number", numbers, WHOLE),
        Field("indicator", readings["name"]),
        Field("unit", readings["unit"]),
        Field("weight", readings["weight"], NUMBER),
        Field("from_sub_goal", yes_or_no(readings["is_from_sub_goal"], say)),
        Field("light", _said(readings["status"], say), Column("light", formula=_looked_up(say))),
    ], notes, say)  # fmt: skip


def _looked_up(say: Speaker) -> str:
    """Return the formula of the light that the indicators' sheet has at the row's number."""
    light, number = (column_name("indicators", one, say) for one in ("light", "number"))
    at = f"MATCH({{{say('workbook.indicator_number')}}},{number},0)"
    return f"IFERROR(INDEX({light},{at}),{text(say('light.no_data'))})"
