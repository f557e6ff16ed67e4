"""A version of the plan: a branch of the home, compared and settled with it, taken into force on a day."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from etl.deliveries import list_deliveries
from etl.errors import CannotBeDone, MalkollError, WrongUse
from etl.pipeline import Outcome, restore, withdraw
from etl.planning import plan_in_force, plans
from etl.planning.edits import end_rows, opened_at, save_rows
from etl.store import Store
from tests.town import Town, codes

TODAY = date.today()
NEW_YEAR = date(TODAY.year + 1, 1, 1)
NEXT, NOW = str(NEW_YEAR.year), str(TODAY.year)
GOAL = {"target_area_id": "LAR", "org_unit_id": "SKN", "title": "Fler trivs i skolan"}


def save(town: Town, kind: str, *rows: dict[str, object], plan: str | None = NEXT) -> Outcome:
    """Save rows as one who has just opened the editor does; refused findings fail the test."""
    opened = opened_at(town.home, plan)
    outcome = save_rows(town.home, plan, kind, rows, opened_at=opened, by="Anna")
    assert not outcome.is_refused, outcome.findings
    return outcome


def titles(town: Town, plan: str | None) -> dict[str, str]:
    rows = plans.rows_of(town.home, plan, "goals")
    return dict(zip(rows["goal_id"], rows["title"], strict=True))


def ask_plan(town: Town, sql: str, plan: str = NEXT) -> list[tuple[object, ...]]:
    store, snapshot_id = plans.snapshot_of(town.home, plan)
    return store.open(snapshot_id).cursor().execute(sql).fetchall()


@pytest.fixture
def planned(town: Town) -> Town:
    """The small town with a version of next year's plan, in which nothing has been changed."""
    plans.create_plan(town.home, NEXT, "Strategen")
    return town


@pytest.fixture
def measured(planned: Town) -> Town:
    """The same with targets and results of two years."""
    last = str(TODAY.year - 1)
    outcome = planned.deliver(
        targets=f"""
            indicator_id;org_unit_id;period;target_value;baseline_value;baseline_period
            BEH;TOP;{last};80;75;2020
            BEH;TOP;{NOW};82;75;2020
            NAR;TOP;{NOW};90;;
        """,
        results=f"""
            indicator_id;org_unit_id;period;value;numerator;denominator
            BEH;TOP;{last};81;;
            BEH;TOP;{NOW};70;;
            NAR;TOP;{NOW};95;95;100
        """,
    )
    assert not outcome.is_refused, outcome.findings
    return planned


# Beside the home


def test_a_version_begins_as_what_holds(planned: Town) -> None:
    for kind in ("goals", "indicators", "goal_indicators", "organisation"):
        theirs, own = (plans.rows_of(planned.home, plan, kind) for plan in (None, NEXT))
        pd.testing.assert_frame_equal(own, theirs)
    assert plans.compare_plan(planned.home, NEXT) == []


def test_what_is_saved_in_a_version_leaves_the_home_as_it_was(planned: Town) -> None:
    before = Store(planned.home).current_id(), list_deliveries(planned.home)
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    assert titles(planned, NEXT)["K1"] == "Alla lyckas"
    assert titles(planned, None)["K1"] == "Alla elever når målen"
    assert ask_plan(planned, "select title from goals where goal_id = 'K1'") == [("Alla lyckas",)]
    assert (Store(planned.home).current_id(), list_deliveries(planned.home)) == before


def test_what_the_home_is_given_later_shows_in_the_version_under_its_own(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    save(planned, "goals", {"goal_id": "K2", "title": "Tryggare"}, plan=None)
    save(planned, "goals", {"goal_id": "K1", "title": "Något annat"}, plan=None)
    found = ask_plan(planned, "select title from goals where goal_id in ('K1', 'K2') order by all")
    assert found == [("Alla lyckas",), ("Tryggare",)]
    assert titles(planned, NEXT)["K1"] == "Alla lyckas"


def test_a_save_is_withdrawn_and_restored_in_the_version(planned: Town) -> None:
    saved = save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    branch = plans.plan_folder(planned.home, NEXT)
    withdraw(branch, saved.delivered[0].delivery_id, "ångrat")
    assert titles(planned, NEXT)["K1"] == "Alla elever når målen"
    assert plans.compare_plan(planned.home, NEXT) == []
    restore(branch, saved.delivered[0].delivery_id, "ändå")
    assert titles(planned, NEXT)["K1"] == "Alla lyckas"


def test_nothing_of_the_home_is_withdrawn_through_a_version(planned: Town) -> None:
    with pytest.raises(WrongUse, match="0001-1"):
        withdraw(plans.plan_folder(planned.home, NEXT), "0001-1", "fel")
    assert all(d.withdrawn_at is None for d in list_deliveries(planned.home))


def test_errors_are_found_and_nothing_is_saved(planned: Town) -> None:
    rows = [{"goal_id": "N9", **GOAL, "org_unit_id": "FINNS-EJ"}]
    outcome = save_rows(planned.home, NEXT, "goals", rows, opened_at=2_000_000, by="Anna")
    assert "unknown_org_unit" in codes(outcome.findings)
    assert "N9" not in titles(planned, NEXT)


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", "2027.", "x" * 41, ".git"])
def test_refuses_names_that_are_no_folder_of_its_own(town: Town, name: str) -> None:
    with pytest.raises(WrongUse):
        plans.create_plan(town.home, name, "Strategen")
    with pytest.raises(WrongUse):
        plans.rows_of(town.home, name, "goals")
    assert plans.list_plans(town.home) == []


def test_refuses_a_name_that_is_taken(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    with pytest.raises(WrongUse, match=NEXT):
        plans.create_plan(planned.home, NEXT, "En annan")
    assert titles(planned, NEXT)["K1"] == "Alla lyckas"


def test_a_copy_goes_on_from_a_draft_and_then_by_itself(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    plans.create_plan(planned.home, "Skarpare", "Strategen", copy_from=NEXT)
    save(planned, "goals", {"goal_id": "K1", "title": "Alla, utan undantag"}, plan="Skarpare")
    assert titles(planned, "Skarpare")["K1"] == "Alla, utan undantag"
    assert titles(planned, NEXT)["K1"] == "Alla lyckas"


def test_a_copy_of_a_version_in_force_is_a_copy_of_the_home(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    plans.decide(planned.home, NEXT, TODAY, "KF", "")
    save(planned, "goals", {"goal_id": "K1", "title": "Rättat efteråt"}, plan=None)
    plans.create_plan(planned.home, "Sedan", "Strategen", copy_from=NEXT)
    assert titles(planned, "Sedan")["K1"] == "Rättat efteråt"
    assert plans.conflicts_of(planned.home, "Sedan") == []


# Targets to fill in


def test_last_years_targets_stand_ready_to_be_filled_in(measured: Town) -> None:
    rows = plans.targets_to_fill(measured.home, NEXT, NEW_YEAR.year).set_index("indicator_id")
    assert list(rows.index) == ["BEH", "NAR"]
    beh = rows.loc["BEH"]
    assert (beh["period"], beh["last_period"], beh["org_unit_id"]) == (NEXT, NOW, "TOP")
    assert (beh["last_target"], beh["last_value"]) == (82, 70)
    assert (beh["baseline_value"], beh["baseline_period"]) == (75, "2020")
    assert beh["target_value"] is pd.NA


def test_only_targets_filled_in_are_saved(measured: Town) -> None:
    rows = plans.targets_to_fill(measured.home, NEXT, NEW_YEAR.year)
    rows.loc[rows["indicator_id"] == "BEH", "target_value"] = 84.5
    opened = opened_at(measured.home, NEXT)
    outcome = save_rows(measured.home, NEXT, "targets", rows, opened_at=opened, by="Anna")
    assert [(d.rows, d.new) for d in outcome.delivered] == [(1, 1)]
    again = plans.targets_to_fill(measured.home, NEXT, NEW_YEAR.year).set_index("indicator_id")
    assert again.loc["BEH", "target_value"] == 84.5
    assert again.loc["BEH", "baseline_value"] == 75
    assert again.loc["NAR", "target_value"] is pd.NA


def test_shorter_periods_and_school_years_move_on_a_year(planned: Town) -> None:
    year = TODAY.year
    planned.deliver(
        targets=f"""
            indicator_id;org_unit_id;period;target_value
            KO;TOP;{NOW}-08;30
            KOS;TOP;{NOW}-T2;100
        """
    )
    rows = plans.targets_to_fill(planned.home, NEXT, year + 1)
    assert list(rows["period"]) == [f"{NEXT}-08", f"{NEXT}-T2"]


# Compared


def test_compares_what_is_added_changed_and_ended(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "N2", **GOAL}, {"goal_id": "K1", "title": "Alla lyckas"})
    opened = opened_at(planned.home, NEXT)
    end_rows(planned.home, NEXT, "goals", [("K2",)], opened_at=opened, by="Anna")
    found = {(d.key, d.what): d for d in plans.compare_plan(planned.home, NEXT)}
    assert set(found) == {(("N2",), "added"), (("K1",), "changed"), (("K2",), "ended")}
    changed = found[("K1",), "changed"]
    assert (changed.kind, changed.column) == ("goals", "title")
    assert (changed.before, changed.after) == ("Alla elever når målen", "Alla lyckas")
    assert found[("K2",), "ended"].after == f"{NOW}-12-31"


def test_shows_the_lights_that_a_version_would_change(measured: Town) -> None:
    save(
        measured,
        "indicators",
        {"indicator_id": "BEH", "tolerance": 50.0, "tolerance_kind": "percent"},
    )
    outcome = plans.preview_plan(measured.home, NEXT)
    changed = [
        (r["indicator_id"], r["period"], r["before"], r["after"]) for r in outcome.changed_lights
    ]
    assert ("BEH", NOW, "missed", "near") in changed
    # What was reported before the version begins would look otherwise: that is said.
    assert plans.earlier_lights(outcome, NEW_YEAR) == outcome.changed_lights
    assert plans.earlier_lights(outcome, TODAY - timedelta(days=400)) == []


# Taken into force


def test_a_version_decided_today_is_in_the_home_in_one_batch(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "N2", **GOAL})
    save(planned, "goal_indicators", {"goal_id": "N2", "indicator_id": "NAR", "weight": 2.0})
    outcome = plans.decide(planned.home, NEXT, TODAY, "KF", "§ 12")
    assert not outcome.is_refused
    found = planned.ask(
        "select valid_from from goals where goal_id = 'N2' union all"
        " select valid_from from goal_indicators where goal_id = 'N2'"
    )
    assert found == [(TODAY,), (TODAY,)]
    brought = [d for d in list_deliveries(planned.home) if d.batch == outcome.batch]
    assert [(d.kind, d.delivered_by, d.note) for d in brought] == [
        ("goals", "KF", "§ 12"), ("goal_indicators", "KF", "§ 12"),
    ]  # fmt: skip
    version = plans.find_plan(planned.home, NEXT)
    assert (version.state, version.batch) == ("in_force", outcome.batch)
    assert plans.compare_plan(planned.home, NEXT) == []


def test_only_what_differs_is_brought(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    save(planned, "goals", {"goal_id": "K1", "title": "Alla elever når målen"})
    save(planned, "goals", {"goal_id": "K2", "title": "Tryggare"})
    outcome = plans.decide(planned.home, NEXT, TODAY, "KF", "")
    assert [(d.kind, d.rows) for d in outcome.delivered] == [("goals", 1)]


def test_a_version_decided_for_later_waits_for_its_day(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    plans.decide(planned.home, NEXT, NEW_YEAR, "KF", "")
    assert plans.find_plan(planned.home, NEXT).state == "decided"
    assert plans.take_due(planned.home, NEW_YEAR - timedelta(days=1)) == []
    assert titles(planned, None)["K1"] == "Alla elever når målen"
    (taken,) = plans.take_due(planned.home, NEW_YEAR)
    assert taken.error is None
    assert titles(planned, None)["K1"] == "Alla lyckas"
    assert plans.take_due(planned.home, NEW_YEAR) == []


def test_what_ends_in_a_version_ends_the_day_before_it_begins(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "valid_to": date(2020, 1, 1)})
    save(planned, "goals", {"goal_id": "K2", "valid_to": NEW_YEAR + timedelta(days=90)})
    plans.decide(planned.home, NEXT, TODAY, "KF", "")
    found = planned.ask("select valid_to from goals where goal_id in ('K1', 'K2') order by goal_id")
    assert found == [(TODAY - timedelta(days=1),), (NEW_YEAR + timedelta(days=90),)]


def test_errors_stop_a_decision_and_it_stays_a_draft(planned: Town) -> None:
    planned.deliver(
        target_areas="""
        target_area_id;name_sv
        MIL;Miljö
    """
    )
    save(planned, "goals", {"goal_id": "N2", **GOAL, "target_area_id": "MIL"})
    withdraw(planned.home, "0002-1", "fel")
    for day in (TODAY, NEW_YEAR):
        outcome = plans.decide(planned.home, NEXT, day, "KF", "")
        assert "unknown_target_area" in codes(outcome.findings)
        assert plans.find_plan(planned.home, NEXT).state == "draft"
    assert "N2" not in titles(planned, None)


def test_a_decided_version_is_written_in_only_when_opened_again(planned: Town) -> None:
    plans.decide(planned.home, NEXT, NEW_YEAR, "KF", "")
    with pytest.raises(WrongUse, match="decided"):
        save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    plans.reopen(planned.home, NEXT)
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    assert plans.take_due(planned.home, NEW_YEAR) == []


def test_a_version_withdrawn_from_the_home_is_a_draft_again(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    first = plans.decide(planned.home, NEXT, TODAY, "KF", "")
    withdraw(planned.home, first.delivered[0].delivery_id, "för tidigt")
    assert titles(planned, None)["K1"] == "Alla elever når målen"
    assert plans.find_plan(planned.home, NEXT).state == "draft"
    assert plans.take_due(planned.home, NEW_YEAR) == []
    assert plans.conflicts_of(planned.home, NEXT) == []
    plans.decide(planned.home, NEXT, TODAY, "KF", "")
    assert titles(planned, None)["K1"] == "Alla lyckas"


def test_a_unit_that_is_new_is_not_there_before_the_version_begins(planned: Town) -> None:
    unit = {"parent_org_unit_id": "TOP", "level": "committee", "name": "Klimatnämnden"}
    save(planned, "organisation", {"org_unit_id": "KLI", **unit})
    plans.decide(planned.home, NEXT, NEW_YEAR, "KF", "")
    plans.take_due(planned.home, NEW_YEAR)
    asked = "select valid_from from organisation where org_unit_id in ('KLI', 'TOP') order by all"
    assert planned.ask(asked) == [(NEW_YEAR,), (None,)]


# Stopped on the way


class Killed(BaseException):
    """What a process that is killed never comes back from."""


def test_killed_after_the_delivery_it_is_marked_and_not_delivered_again(
    planned: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(
        planned, "goals", {"goal_id": "N2", **GOAL}, {"goal_id": "K2", "valid_to": date(2020, 1, 1)}
    )
    mark = plan_in_force._mark

    def killed(home: Path, version: plans.PlanVersion) -> None:
        if version.state == "in_force":
            raise Killed
        mark(home, version)

    monkeypatch.setattr(plan_in_force, "_mark", killed)
    with pytest.raises(Killed):
        plans.decide(planned.home, NEXT, TODAY, "KF", "")
    monkeypatch.undo()
    assert plans.find_plan(planned.home, NEXT).state == "decided"
    before = list_deliveries(planned.home)
    (taken,) = plans.take_due(planned.home, TODAY + timedelta(days=5))
    assert taken.error is None
    assert list_deliveries(planned.home) == before
    version = plans.find_plan(planned.home, NEXT)
    assert (version.state, version.batch) == ("in_force", before[-1].batch)


def test_killed_before_it_was_published_it_is_published_another_time(
    planned: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    plans.decide(planned.home, NEXT, NEW_YEAR, "KF", "")
    pointer = planned.home / "store" / "CURRENT"
    before = pointer.read_text()

    def killed(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(plan_in_force, "_mark", killed)
    with pytest.raises(Killed):
        plans.take_due(planned.home, NEW_YEAR)
    monkeypatch.undo()
    pointer.write_text(before)
    (taken,) = plans.take_due(planned.home, NEW_YEAR)
    assert taken.error is None
    assert planned.ask("select title from goals where goal_id = 'K1'") == [("Alla lyckas",)]


def test_what_was_saved_while_a_version_was_withdrawn_is_not_shut_in(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    batch = plans.decide(planned.home, NEXT, TODAY, "KF", "").batch
    withdraw(planned.home, f"{batch}-1", "Fel dag")
    save(planned, "goals", {"goal_id": "K2", "title": "Tryggare"})
    restore(planned.home, f"{batch}-1", "Rätt dag ändå")
    assert plans.find_plan(planned.home, NEXT).state == "draft"
    plans.decide(planned.home, NEXT, TODAY, "KF", "")
    assert titles(planned, None)["K2"] == "Tryggare"
    assert plans.find_plan(planned.home, NEXT).state == "in_force"


def test_killed_before_the_delivery_it_is_completed_another_time(
    planned: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(planned, "goals", {"goal_id": "N2", **GOAL})

    def killed(*_: object) -> Outcome:
        raise Killed

    monkeypatch.setattr(plan_in_force, "deliver", killed)
    with pytest.raises(Killed):
        plans.decide(planned.home, NEXT, TODAY, "KF", "")
    monkeypatch.undo()
    assert "N2" not in titles(planned, None)
    plans.take_due(planned.home, TODAY)
    assert planned.ask("select valid_from from goals where goal_id = 'N2'") == [(TODAY,)]


def test_what_cannot_be_done_leaves_a_draft(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    (planned.home / "malkoll.toml").write_text("[rule]\nroll_up = 'x'\n", encoding="utf-8")
    with pytest.raises(MalkollError):
        plans.decide(planned.home, NEXT, TODAY, "KF", "")
    assert plans.find_plan(planned.home, NEXT).state == "draft"
    assert titles(planned, None)["K1"] == "Alla elever når målen"


# The home changes under the version


def test_what_both_have_changed_is_shown_and_must_be_settled(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    save(planned, "goals", {"goal_id": "K1", "title": "Alla når målen"}, plan=None)
    (conflict,) = plans.conflicts_of(planned.home, NEXT)
    assert (conflict.kind, conflict.key, conflict.differing) == ("goals", ("K1",), ("title",))
    assert conflict.mine["title"] == "Alla lyckas"
    assert conflict.theirs is not None
    assert conflict.theirs["title"] == "Alla når målen"
    assert conflict.delivered_by == "Anna"
    for day in (TODAY, NEW_YEAR):
        with pytest.raises(WrongUse, match="1 rows"):
            plans.decide(planned.home, NEXT, day, "KF", "")
    assert titles(planned, None)["K1"] == "Alla når målen"


def test_a_conflict_is_not_forgotten_when_the_row_is_saved_again(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    save(planned, "goals", {"goal_id": "K1", "responsible": "Rektor"}, plan=None)
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas bra"})
    (conflict,) = plans.conflicts_of(planned.home, NEXT)
    assert conflict.differing == ("title", "responsible")


@pytest.mark.parametrize(
    ("choice", "title"), [("mine", "Alla lyckas"), ("theirs", "Alla når målen")]
)
def test_a_settled_conflict_is_decided_as_chosen(planned: Town, choice: str, title: str) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    save(planned, "goals", {"goal_id": "K1", "title": "Alla når målen"}, plan=None)
    (conflict,) = plans.conflicts_of(planned.home, NEXT)
    plans.settle(planned.home, NEXT, conflict, choice, "Strategen")  # type: ignore[arg-type]
    assert plans.conflicts_of(planned.home, NEXT) == []
    assert titles(planned, NEXT)["K1"] == title
    assert not plans.decide(planned.home, NEXT, TODAY, "KF", "").is_refused
    assert titles(planned, None)["K1"] == title


def test_what_the_home_changes_after_it_was_settled_is_a_conflict_anew(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    save(planned, "goals", {"goal_id": "K1", "title": "Alla når målen"}, plan=None)
    (seen,) = plans.conflicts_of(planned.home, NEXT)
    save(planned, "goals", {"goal_id": "K1", "title": "Alla når alla mål"}, plan=None)
    with pytest.raises(WrongUse, match="again"):
        plans.settle(planned.home, NEXT, seen, "mine", "Strategen")
    plans.settle(planned.home, NEXT, plans.conflicts_of(planned.home, NEXT)[0], "mine", "S")
    save(planned, "goals", {"goal_id": "K1", "title": "Ännu en gång"}, plan=None)
    assert len(plans.conflicts_of(planned.home, NEXT)) == 1


def test_what_is_withdrawn_in_the_home_is_a_conflict_too(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "N2", **GOAL}, plan=None)
    save(planned, "goals", {"goal_id": "N2", "title": "Alla trivs"})
    withdraw(planned.home, "0002-1", "fel")
    (conflict,) = plans.conflicts_of(planned.home, NEXT)
    assert conflict.theirs is None
    with pytest.raises(WrongUse, match="history"):
        plans.settle(planned.home, NEXT, conflict, "theirs", "Strategen")
    plans.settle(planned.home, NEXT, conflict, "mine", "Strategen")
    plans.decide(planned.home, NEXT, TODAY, "KF", "")
    assert titles(planned, None)["N2"] == "Alla trivs"


def test_the_same_change_in_both_is_no_conflict(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"}, plan=None)
    save(planned, "goals", {"goal_id": "K2", "title": "Tryggare"}, plan=None)
    assert plans.conflicts_of(planned.home, NEXT) == []
    assert plans.compare_plan(planned.home, NEXT) == []


def test_what_the_home_is_given_just_as_it_is_decided_is_not_lost(
    planned: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    write = plan_in_force._write

    def someone_is_quicker(*given: object) -> object:
        save(planned, "goals", {"goal_id": "K1", "title": "Före"}, plan=None)
        return write(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(plan_in_force, "_write", someone_is_quicker)
    outcome = plans.decide(planned.home, NEXT, TODAY, "KF", "")
    assert codes(outcome.findings) == ["changed_meanwhile"]
    assert titles(planned, None)["K1"] == "Före"
    assert plans.find_plan(planned.home, NEXT).state == "draft"
    assert len(plans.conflicts_of(planned.home, NEXT)) == 1


def test_a_conflict_on_the_day_stops_that_version_and_no_other(planned: Town) -> None:
    plans.create_plan(planned.home, "Omsorg", "Strategen")
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    save(planned, "goals", {"goal_id": "K2", "title": "Tryggare"}, plan="Omsorg")
    for name in (NEXT, "Omsorg"):
        plans.decide(planned.home, name, NEW_YEAR, "KF", "")
    save(planned, "goals", {"goal_id": "K1", "title": "Alla når målen"}, plan=None)
    first, second = plans.take_due(planned.home, NEW_YEAR)
    assert (first.plan, first.error and first.error.code) == (NEXT, "plan_conflicts")
    assert (second.plan, second.error) == ("Omsorg", None)
    assert titles(planned, None) == {
        **titles(planned, None),
        "K1": "Alla når målen",
        "K2": "Tryggare",
    }
    assert plans.find_plan(planned.home, NEXT).state == "decided"


# Earlier periods

KEPT = {
    "indicator_status": "select * from indicator_status where seen_until < ? or seen_from < ?",
    "indicator_points": "select * from indicator_points where end_date < ? and end_date < ?",
    "goal_status": "select goal_status.* from goal_status join periods using (period)"
    " where end_date < ? and end_date < ?",
    "goal_indicator_status": "select goal_indicator_status.* from goal_indicator_status"
    " join periods using (period) where end_date < ? and end_date < ?",
}


def kept_before(town: Town, day: date) -> dict[str, list[tuple[object, ...]]]:
    """Return every light before a day, row for row."""
    return {name: sorted(town.ask(sql, day, day), key=str) for name, sql in KEPT.items()}


def test_every_earlier_light_stands_as_it_was(measured: Town) -> None:
    before = kept_before(measured, NEW_YEAR)
    assert all(before.values())
    save(measured, "goals", {"goal_id": "N2", **GOAL, "org_unit_id": "TOP"})
    save(measured, "goal_indicators", {"goal_id": "N2", "indicator_id": "NAR"})
    save(measured, "goal_indicators", {"goal_id": "K1", "indicator_id": "NAR"})
    save(
        measured,
        "targets",
        {"indicator_id": "BEH", "org_unit_id": "TOP", "period": NEXT, "target_value": 60.0},
    )
    opened = opened_at(measured.home, NEXT)
    end_rows(measured.home, NEXT, "goal_indicators", [("K1", "BEH")], opened_at=opened, by="Anna")
    plans.decide(measured.home, NEXT, NEW_YEAR, "KF", "")
    (taken,) = plans.take_due(measured.home, NEW_YEAR)
    assert taken.outcome is not None
    assert plans.earlier_lights(taken.outcome, NEW_YEAR) == []
    after = kept_before(measured, NEW_YEAR)
    own = {name: [r for r in rows if "N2" not in r] for name, rows in after.items()}
    assert own == before
    assert [r for rows in after.values() for r in rows if "N2" in r and "met" in r] == []


def test_theirs_that_goes_against_the_version_is_not_called_settled(planned: Town) -> None:
    save(
        planned,
        "goals",
        {"goal_id": "K2", "title": "Trygga"},
        {"goal_id": "K1", "parent_goal_id": "K2"},
    )
    save(planned, "goals", {"goal_id": "K2", "parent_goal_id": "K1"}, plan=None)
    conflict = next(c for c in plans.conflicts_of(planned.home, NEXT) if c.key == ("K2",))
    with pytest.raises(CannotBeDone, match="K2"):
        plans.settle(planned.home, NEXT, conflict, "theirs", "Anna")
    assert plans.conflicts_of(planned.home, NEXT) == [conflict]


def test_what_was_withdrawn_did_not_bring_a_version_that_is_decided_again(planned: Town) -> None:
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    batch = plans.decide(planned.home, NEXT, TODAY, "KF", "").batch
    withdraw(planned.home, f"{batch}-1", "Fel dag")
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"}, plan=None)
    plans.decide(planned.home, NEXT, TODAY, "KF", "")
    assert plans.find_plan(planned.home, NEXT).state == "in_force"


def test_a_missing_file_is_said_in_words_and_does_not_stop_the_others(planned: Town) -> None:
    plans.create_plan(planned.home, "Extra", "Anna")
    save(planned, "goals", {"goal_id": "K1", "title": "Alla lyckas"})
    save(planned, "goals", {"goal_id": "K2", "title": "Tryggare"}, plan="Extra")
    for plan in (NEXT, "Extra"):
        plans.decide(planned.home, plan, NEW_YEAR, "KF", "")
    own = plans.plan_folder(planned.home, NEXT) / "deliveries"
    next(own.rglob("1-goals.parquet")).unlink()
    taken = {one.plan: one for one in plans.take_due(planned.home, NEW_YEAR)}
    assert taken[NEXT].error is not None
    assert taken["Extra"].error is None
    with pytest.raises(CannotBeDone):
        plans.compare_plan(planned.home, NEXT)
