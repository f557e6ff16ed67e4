"""Rows edited in the app: saved exactly, only those changed, never over what another has changed."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.contract import kinds
from etl.deliveries import list_deliveries
from etl.errors import CannotBeDone, WrongUse
from etl.pipeline import Outcome, Request, deliver
from etl.planning import edits, plans
from etl.planning.contract_rows import (
    AS_WRITTEN,
    PLANNED,
    content_of,
    newest_rows,
    texts_of,
    write_rows,
)
from etl.planning.edits import end_rows, opened_at, preview_rows, save_rows
from etl.store import Store
from tests.town import Town, codes

PLAN = str(date.today().year + 1)
PLACES = pytest.mark.parametrize("plan", [None, PLAN], ids=["home", "version"])
Row = dict[str, object]
TARGET: Row = {"indicator_id": "BEH", "org_unit_id": "TOP", "period": "2020", "target_value": 80}


@pytest.fixture
def planned(town: Town) -> Town:
    """The small town with a version of next year's plan."""
    plans.create_plan(town.home, PLAN, "Strategen")
    return town


def save(town: Town, plan: str | None, kind: str, *rows: Row, opened: int | None = None) -> Outcome:
    opened = opened_at(town.home, plan) if opened is None else opened
    return save_rows(town.home, plan, kind, rows, opened_at=opened, by="Anna")


def cell(town: Town, plan: str | None, kind: str, key: str, column: str) -> object:
    rows = plans.rows_of(town.home, plan, kind)
    return rows.set_index(kinds()[kind].key[0]).loc[key, column]


# Two people


@PLACES
def test_the_second_of_two_in_one_row_is_told_and_nothing_is_lost(
    planned: Town, plan: str | None
) -> None:
    opened = opened_at(planned.home, plan)
    save_rows(planned.home, plan, "goals", [{"goal_id": "K1", "title": "Annas"}],
              opened_at=opened, by="Anna")  # fmt: skip
    second = save_rows(planned.home, plan, "goals", [{"goal_id": "K1", "title": "Bos"}],
                       opened_at=opened, by="Bo")  # fmt: skip
    assert codes(second.findings) == ["changed_meanwhile"]
    (finding,) = second.findings
    assert (finding.value, finding.params["theirs"]) == ("Bos", "Annas")
    assert finding.params["delivered_by"] == "Anna"
    assert cell(planned, plan, "goals", "K1", "title") == "Annas"


@PLACES
def test_two_in_different_rows_do_not_hinder_each_other(planned: Town, plan: str | None) -> None:
    rows = plans.rows_of(planned.home, plan, "goals")
    opened = opened_at(planned.home, plan)
    save(planned, plan, "goals", {"goal_id": "K1", "title": "Annas"}, opened=opened)
    rows.loc[rows["goal_id"] == "K2", "title"] = "Bos"
    outcome = save_rows(planned.home, plan, "goals", rows, opened_at=opened, by="Bo")
    assert [(d.rows, d.changed) for d in outcome.delivered] == [(1, 1)]
    assert cell(planned, plan, "goals", "K1", "title") == "Annas"
    assert cell(planned, plan, "goals", "K2", "title") == "Bos"


def test_what_the_home_is_given_while_a_version_is_open_is_told(planned: Town) -> None:
    opened = opened_at(planned.home, PLAN)
    save(planned, None, "goals", {"goal_id": "K1", "title": "Hemmets"})
    outcome = save(planned, PLAN, "goals", {"goal_id": "K1", "title": "Planens"}, opened=opened)
    assert codes(outcome.findings) == ["changed_meanwhile"]
    save(planned, PLAN, "goals", {"goal_id": "K2", "title": "Planens"})
    again = opened_at(planned.home, PLAN)
    save(planned, None, "goals", {"goal_id": "N1", "title": "Hemmets"})
    outcome = save(planned, PLAN, "goals", {"goal_id": "N1", "title": "Planens"}, opened=again)
    assert codes(outcome.findings) == ["changed_meanwhile"]


def test_a_version_and_its_home_are_written_in_one_at_a_time(planned: Town) -> None:
    branch = Store(plans.plan_folder(planned.home, PLAN))
    with (
        Store(planned.home).lock(),
        pytest.raises(CannotBeDone, match=r"(?i)another"),
        branch.lock(timeout_s=0.05),
    ):
        pass


def test_what_is_saved_as_the_version_is_decided_is_taken_back(
    planned: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decided_just_before(home: Path, request: Request, progress: object) -> Outcome:
        plans.decide(planned.home, PLAN, date.today() + timedelta(days=30), "KF", "")
        return deliver(home, request)

    monkeypatch.setattr(edits, "deliver", decided_just_before)
    with pytest.raises(WrongUse, match="decided"):
        save(planned, PLAN, "goals", {"goal_id": "K1", "title": "För sent"})
    assert cell(planned, PLAN, "goals", "K1", "title") == "Alla elever når målen"
    assert plans.compare_plan(planned.home, PLAN) == []


# What is saved


def test_rows_as_they_were_opened_bring_nothing(planned: Town) -> None:
    for kind in PLANNED:
        rows = plans.rows_of(planned.home, None, kind)
        outcome = save_rows(planned.home, PLAN, kind, rows,
                            opened_at=opened_at(planned.home, PLAN), by="A")  # fmt: skip
        assert outcome.brings_nothing
    assert list_deliveries(plans.plan_folder(planned.home, PLAN)) == list_deliveries(planned.home)


def test_a_preview_writes_nothing(planned: Town) -> None:
    rows = [{"goal_id": "K1", "title": "Kanske"}]
    opened = opened_at(planned.home, PLAN)
    outcome = preview_rows(planned.home, PLAN, "goals", rows, opened_at=opened)
    assert [(d.changed, d.new) for d in outcome.delivered] == [(1, 0)]
    assert cell(planned, PLAN, "goals", "K1", "title") == "Alla elever når målen"


def test_columns_that_are_not_there_keep_what_is_known(planned: Town) -> None:
    save(planned, PLAN, "indicators", {"indicator_id": "KO", "name": "Väntetid", "färg": "blå"})
    assert cell(planned, PLAN, "indicators", "KO", "name") == "Väntetid"
    assert cell(planned, PLAN, "indicators", "KO", "tolerance") == 2
    assert cell(planned, PLAN, "indicators", "KO", "direction") == "lower"


def test_a_cell_is_emptied(planned: Town) -> None:
    save(planned, PLAN, "goals", {"goal_id": "K1", "responsible": "Rektor"})
    save(planned, PLAN, "goals", {"goal_id": "K1", "responsible": None})
    assert pd.isna(cell(planned, PLAN, "goals", "K1", "responsible"))  # type: ignore[call-overload]


def test_a_findings_line_is_the_rows_place_among_those_given(planned: Town) -> None:
    rows: list[Row] = [
        {"goal_id": "K1"},
        {"goal_id": "K2", "description": "två\nrader"},
        {"goal_id": "N1", "org_unit_id": "FINNS-EJ"},
    ]
    outcome = save(planned, PLAN, "goals", *rows)
    assert [(f.code, f.line) for f in outcome.findings] == [("unknown_org_unit", 3)]


def test_empty_rows_and_targets_left_empty_are_not_saved(planned: Town) -> None:
    target = {"indicator_id": "BEH", "org_unit_id": "TOP", "period": PLAN}
    outcome = save(planned, PLAN, "targets", {**target, "target_value": None}, {"period": " "})
    assert outcome.brings_nothing


@pytest.mark.parametrize(
    ("kind", "row", "words"),
    [
        ("targets", {**TARGET, "target_value": None}, "emptied"),
        ("goals", {"title": "Utan id"}, "goal_id"),
        ("goals", {"goal_id": "K1", "valid_to": "i höst"}, "i höst"),
        ("goal_indicators", {"goal_id": "K1", "indicator_id": "BEH", "weight": "tung"}, "tung"),
        ("indicators", {"indicator_id": "KO", "decimals": 1.5}, "1.5"),
        ("results", {"indicator_id": "BEH"}, "results"),
    ],
)  # fmt: skip
def test_refuses_in_plain_words(planned: Town, kind: str, row: Row, words: str) -> None:
    save(planned, None, "targets", TARGET)
    with pytest.raises(WrongUse, match=words) as refused:
        save(planned, PLAN, kind, row)
    assert refused.value.message("sv")


# Ended


@PLACES
def test_goals_and_links_end_and_activities_are_cancelled(planned: Town, plan: str | None) -> None:
    activity = {"activity_id": "A1", "goal_id": "K1", "org_unit_id": "TOP", "title": "Läsa"}
    save(planned, plan, "activities", activity)
    for kind, key in (
        ("goals", ("K2",)),
        ("goal_indicators", ("K1", "BEH")),
        ("activities", ("A1",)),
    ):
        opened = opened_at(planned.home, plan)
        end_rows(planned.home, plan, kind, [key], opened_at=opened, by="Anna")
    last = date.today() if plan is None else date(date.today().year, 12, 31)
    for kind, key in (("goals", "K2"), ("goal_indicators", "K1")):
        assert cell(planned, plan, kind, key, "valid_to") == pd.Timestamp(last)
    assert cell(planned, plan, "activities", "A1", "status") == "cancelled"


@pytest.mark.parametrize(("kind", "key"), [("targets", ("BEH", "TOP")), ("goals", ("X9",))])
def test_says_what_to_do_where_nothing_can_be_ended(
    planned: Town, kind: str, key: tuple[str, ...]
) -> None:
    with pytest.raises(WrongUse) as refused:
        end_rows(planned.home, PLAN, kind, [key], opened_at=opened_at(planned.home, PLAN), by="A")
    assert refused.value.code in ("cannot_be_ended", "row_not_known")


# Exact

NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=64)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffd\ufeff"),
    min_size=1, max_size=40,
)  # fmt: skip
AWKWARD = (
    "-",
    "..",
    "n/a",
    "Källa: Kolada",
    "* not",
    "0180",
    "1,5",
    "=1+1",
    'a"b;c',
    "två\nrader",
    "sep=;",
)


def _brought_back(town: Town, rows: list[Row], name: str) -> list[Row]:
    kind = kinds()["targets" if "target_value" in rows[0] else "goals"]
    file = write_rows(town.inbox / f"{name}.csv", kind, [content_of(kind, row) for row in rows])
    outcome = deliver(town.home, Request([file], kind.name, AS_WRITTEN))
    assert not outcome.is_refused, outcome.findings
    return newest_rows(list_deliveries(town.home), kind).to_dict("records")  # type: ignore[return-value]


@given(st.lists(NUMBERS, min_size=20, max_size=40))
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_number_is_saved_as_the_very_same(town: Town, numbers: list[float]) -> None:
    town.inbox.mkdir(exist_ok=True)
    rows: list[Row] = [
        {"indicator_id": "BEH", "org_unit_id": "TOP", "period": str(2000 + n), "breakdown": "total",
         "target_value": number, "baseline_value": -number, "baseline_period": "1999"}
        for n, number in enumerate([*numbers, 3.439, 1e-7, 1e22, 0.1 + 0.2])
    ]  # fmt: skip
    found = {row["period"]: row for row in _brought_back(town, rows, "targets")}
    for row in rows:
        assert found[row["period"]]["target_value"] == row["target_value"]
        assert found[row["period"]]["baseline_value"] == row["baseline_value"]


@given(st.lists(TEXTS.filter(lambda text: text.strip() == text), min_size=20, max_size=40))
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_text_is_saved_as_the_very_same(town: Town, texts: list[str]) -> None:
    town.inbox.mkdir(exist_ok=True)
    rows: list[Row] = [
        {"goal_id": f"G{n}", "target_area_id": "LAR", "org_unit_id": "TOP", "title": text,
         "description": text}
        for n, text in enumerate([*texts, *AWKWARD])
    ]  # fmt: skip
    found = {row["goal_id"]: row for row in _brought_back(town, rows, "goals")}
    for row in rows:
        assert found[row["goal_id"]]["title"] == row["title"]
        assert found[row["goal_id"]]["description"] == row["description"]


def test_nothing_in_a_row_is_guessed(planned: Town) -> None:
    # In a file from elsewhere the one might be 3439, and the other a note under the table.
    save(
        planned, PLAN, "goal_indicators", {"goal_id": "K1", "indicator_id": "BEH", "weight": 3.439}
    )
    note = {"goal_id": "Not: 1", "target_area_id": "LAR", "org_unit_id": "TOP", "title": "Läsa"}
    save(planned, PLAN, "goals", note)
    assert cell(planned, PLAN, "goal_indicators", "K1", "weight") == 3.439
    assert cell(planned, PLAN, "goals", "Not: 1", "title") == "Läsa"


def test_a_value_as_text_is_read_back_as_it_was() -> None:
    kind = kinds()["goal_indicators"]
    content = content_of(kind, {"goal_id": "0180", "indicator_id": "I", "weight": 1e-7,
                                "valid_from": pd.Timestamp("2027-01-01"), "valid_to": pd.NaT})  # fmt: skip
    assert texts_of(content) == {
        "goal_id": "0180", "indicator_id": "I", "weight": "0.0000001", "valid_from": "2027-01-01",
        "valid_to": None,
    }  # fmt: skip
    assert content_of(kind, texts_of(content)) == content
