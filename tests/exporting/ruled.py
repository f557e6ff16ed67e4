"""A sheet with the rule in it: a row an indicator, the lights left for the spreadsheet to compute."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from etl.exporting.rule_in_excel import (
    LightColumns,
    allowed_formula,
    bound_formula,
    budget_deviation_formula,
    budget_light_formula,
    deviation_formula,
    goal_light_formula,
    goal_score_formula,
    light_formula,
    shortfall_formula,
)
from etl.exporting.sheet import Column, Sheet
from etl.exporting.workbook_about import About, Light

WORDS = {
    "met": "Uppfyllt", "near": "Delvis uppfyllt", "missed": "Ej uppfyllt",
    "no_data": "Uppgift saknas", "higher": "högre", "lower": "lägre", "range": "spann",
    "absolute": "måttets enhet", "percent": "procent",
}  # fmt: skip
ROLL_UPS = ("share", "worst", "majority")
STATUS_OF = {WORDS[status]: status for status in ("met", "near", "missed", "no_data")}
COLUMNS = LightColumns(
    value="Värde", target="Målvärde", upper="Övre gräns", direction="Riktning",
    tolerance="Tolerans", tolerance_kind="Tolerans i", bound="Jämförs med", shortfall="Saknas",
    allowed="Får saknas", words=WORDS, silent={"Värdestatus": ("sekretess", "ej tillämpligt")},
)  # fmt: skip
ABOUT = About(
    "Prov", "Provköping", datetime(2026, 3, 1, 12, 30), (("Kommun", "Provköping"),),
    ("Påhittade uppgifter.",),
    tuple(Light(WORDS[s], sign, "#1d2a33", "#e0f0e8")
          for s, sign in zip(("met", "near", "missed", "no_data"), "●▲■○", strict=True)),
    {"tab": "Om", "sheets": "Blad", "lights": "Ljus", "parameters": "Antaganden", "sum": "Summa"},
)  # fmt: skip


def ruled(rows: Sequence[dict[str, Any]]) -> Sheet:
    """Return a sheet of rows: direction, value, status, target, upper, tolerance, kind."""
    empty = [None] * len(rows)
    frame = pd.DataFrame({
        "Riktning": [WORDS[row["direction"]] for row in rows],
        "Värde": [row["value"] for row in rows],
        "Värdestatus": [row.get("status", "") for row in rows],
        "Målvärde": [row["target"] for row in rows],
        "Övre gräns": [row.get("upper") for row in rows],
        "Tolerans": [row["tolerance"] for row in rows],
        "Tolerans i": [WORDS[row["kind"]] for row in rows],
        "Jämförs med": empty, "Saknas": empty, "Får saknas": empty, "Avvikelse": empty, "Ljus": empty,
    })  # fmt: skip
    return Sheet("Indikatorer", "Indikatorer med ljus", frame, {
        "Värde": Column("number", 1),
        "Jämförs med": Column("number", formula=bound_formula(COLUMNS)),
        "Saknas": Column("number", formula=shortfall_formula(COLUMNS)),
        "Får saknas": Column("number", formula=allowed_formula(COLUMNS)),
        "Avvikelse": Column("number", formula=deviation_formula(COLUMNS)),
        "Ljus": Column("light", formula=light_formula(COLUMNS)),
    })  # fmt: skip


def rolled(weights: Sequence[tuple[float, float, float, float]]) -> Sheet:
    """Return a sheet of goals: the weights met, near, missed and of all, a light by each roll-up."""
    columns = {"met": "Uppfyllda", "near": "Delvis", "missed": "Ej", "all": "Alla"}
    frame = pd.DataFrame(list(weights), columns=list(columns.values()))
    lights = {
        roll_up: Column("light", formula=goal_light_formula(roll_up, columns, WORDS))
        for roll_up in ROLL_UPS
    }
    score = {"Viktat": Column("per_cent", 1, formula=goal_score_formula(columns))}
    empty = dict.fromkeys([*lights, *score])
    return Sheet("Mål", "Mål", frame.assign(**empty), lights | score)


def budgeted(rows: Sequence[tuple[str, float | None, float | None]], near_pct: float) -> Sheet:
    """Return a sheet of accounts with budget and outcome, the deviation and the light left to compute."""
    frame = pd.DataFrame(list(rows), columns=["Konto", "Budget", "Utfall"])
    frame = frame.assign(Avvikelse=None, Ljus=None)
    deviation = budget_deviation_formula("Konto", "Budget", "Utfall", "Intäkt")
    light = budget_light_formula("Avvikelse", "Budget", "Tolerans_budget", WORDS)
    return Sheet(
        "Budget", "Budget och utfall", frame,
        {"Budget": Column("money", adds_up=True), "Utfall": Column("money", adds_up=True),
         "Avvikelse": Column("money", formula=deviation, adds_up=True),
         "Ljus": Column("light", formula=light)},
        ("Källa: Provköping",), {"Tolerans_budget": ("Delvis uppfyllt inom, procent", near_pct)},
    )  # fmt: skip
