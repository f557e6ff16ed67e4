"""The table as a file: amounts in whole SEK, as the rule has them."""

import pandas as pd

from dashboard.budgeting.asked import Asked
from dashboard.budgeting.cells import origin_text
from dashboard.words.values import is_empty
from etl.exporting.sheet import Column

MONEY = ("budget", "outcome", "deviation", "full_year_budget", "forecast", "forecast_deviation")


def frame_of(asked: Asked) -> pd.DataFrame:
    """Return the table's rows: one per unit, the chosen one first; amounts in SEK."""
    say, rows = asked.say, asked.rows
    frame = pd.DataFrame({
        say("budget.unit"): rows["name"],
        say("budget.unit_id"): rows["org_unit_id"],
        say("budget.level"): [say(f"level.level_{level}") for level in rows["level"]],
        say("budget.account"): say(f"budget.account_{asked.account}"),
        say("budget.period"): rows["period"],
    })  # fmt: skip
    for name in MONEY[:3]:
        frame[say(f"budget.{name}")] = rows[name]
    frame[say("budget.deviation_pct")] = rows["deviation_pct"]
    frame[say("budget.light")] = [say(f"budget.light_{status}") for status in rows["status"]]
    frame[say("budget.forecast_period")] = rows["forecast_period"]
    for name in MONEY[3:]:
        frame[say(f"budget.{name}")] = rows[name]
    frame[say("budget.forecast_light")] = [
        say(f"budget.light_{status}") for status in rows["forecast_status"]
    ]
    frame[say("budget.made")] = [origin_text(row, say) for _, row in rows.iterrows()]
    return frame


def columns_of(asked: Asked) -> dict[str, Column]:
    """Return what the columns are whose values do not tell."""
    say = asked.say
    money = {say(f"budget.{name}"): Column("money") for name in MONEY}
    periods = {say(f"budget.{name}"): Column("period") for name in ("period", "forecast_period")}
    return {**money, **periods, say("budget.deviation_pct"): Column("per_cent", 1)}


def file_name(asked: Asked) -> str:
    """Return the file's name in words."""
    day = asked.selection.period if is_empty(asked.date) else f"{asked.date:%Y-%m}"
    return f"{asked.say('app.menu_budget')} {asked.unit_name} {day}"
