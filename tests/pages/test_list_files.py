"""The lists of goals and indicators as files: a button each where they are shown, nothing secret in them."""

import pandas as pd

from dashboard.parts.list_files import indicators_frame
from dashboard.selection import Selection
from tests.pages.conftest import Open

SELECTION = Selection("", "sv", None, None, None, "2025", "TOP")


def test_offers_the_lists_of_goals_and_indicators_as_files(open_page: Open) -> None:
    asked = {"period": "2026-T2", "level": "committee"}
    offered = {"overview": ["mal", "malomraden-och-namnder"], "organisation": ["mal", "indikatorer"],
               "goal": ["indikatorer"]}  # fmt: skip
    for page, names in offered.items():
        visit = open_page(page, **asked)
        keys = [str(button.proto.id) for button in visit.get("download_button")]
        for name in names:
            assert any(f"download-{name}-provkopings-kommun-2026-t2-xlsx" in key for key in keys), (
                page,
                keys,
            )


def test_gives_lists_a_row_each_and_hides_what_is_secret() -> None:
    row = {"name": "Andel", "unit": "BUN", "value_period": "2025", "measure_unit": "%", "target_value": 75.0,
           "target_upper": None, "status": "no_data", "indicator_id": "A", "org_unit_id": "BUN"}  # fmt: skip
    shown = {**row, "value": 70.0, "value_status": "final", "reason": "within_tolerance"}
    secret = {**row, "value": 70.0, "value_status": "confidential", "reason": "confidential"}
    frame = indicators_frame(pd.DataFrame([shown, secret]), SELECTION)
    assert frame["Värde"].tolist()[0] == 70
    assert frame["Värde"].isna().tolist() == [False, True]
    assert frame["Anmärkning"].tolist()[1] == "hemligt"
    assert frame["Ljus"].tolist() == ["Uppgift saknas"] * 2
