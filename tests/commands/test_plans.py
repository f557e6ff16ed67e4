"""`malkoll plans`: lists the versions of the plan, and takes those that are due into force."""

import os
from datetime import date, timedelta

import pytest

from etl.planning import plans
from etl.planning.edits import opened_at, save_rows
from tests.commands.conftest import Run
from tests.town import Town

YESTERDAY = date.today() - timedelta(days=1)


def save(town: Town, plan: str | None, title: str) -> None:
    opened = opened_at(town.home, plan)
    rows = [{"goal_id": "K1", "title": title}]
    assert not save_rows(town.home, plan, "goals", rows, opened_at=opened, by="A").is_refused


def decide_and_let_the_day_come(town: Town) -> None:
    plans.decide(town.home, "2027", date.today() + timedelta(days=1), "KF", "§ 9")
    version = plans.find_plan(town.home, "2027")
    path = plans.plan_folder(town.home, "2027") / "plan.json"
    waits = str(version.in_force_from)
    path.write_text(path.read_text("utf-8").replace(waits, str(YESTERDAY)), "utf-8")


def test_lists_the_versions(run: Run, town: Town) -> None:
    assert run("--home", town.home, "plans").out == "Det finns inga planversioner.\n"
    plans.create_plan(town.home, "2027", "Strategen")
    save(town, "2027", "Alla lyckas")
    (row,) = run("--home", town.home, "--format", "json", "plans").json
    assert (row["plan"], row["state"], row["changes"], row["conflicts"]) == ("2027", "draft", 1, 0)
    assert row["in_force_from"] is None


def test_an_empty_list_has_its_header(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "--format", "csv", "plans")
    assert ran.out.splitlines() == [
        "plan,state,in_force_from,changes,conflicts,created_at,by,copied_from,note"
    ]


def test_takes_what_is_due_into_force_once(run: Run, town: Town) -> None:
    plans.create_plan(town.home, "2027", "Strategen")
    save(town, "2027", "Alla lyckas")
    decide_and_let_the_day_come(town)
    ran = run("--home", town.home, "--format", "json", "plans", "--take-due")
    assert (ran.code, [(r["plan"], r["kind"], r["changed"]) for r in ran.json]) == (
        0, [("2027", "goals", 1)],
    )  # fmt: skip
    assert "2027 gäller nu" in ran.err
    assert town.ask("select title from goals where goal_id = 'K1'") == [("Alla lyckas",)]
    again = run("--home", town.home, "plans", "--take-due")
    assert (again.code, again.out) == (0, "Ingen planversion ska börja gälla.\n")


def test_says_what_stands_in_the_way(run: Run, town: Town) -> None:
    plans.create_plan(town.home, "2027", "Strategen")
    save(town, "2027", "Alla lyckas")
    decide_and_let_the_day_come(town)
    save(town, None, "Alla når målen")
    ran = run("--home", town.home, "plans", "--take-due")
    assert ran.code == 1
    assert "Välj vilken som ska stå kvar" in ran.err
    assert town.ask("select title from goals where goal_id = 'K1'") == [("Alla når målen",)]


def test_serve_takes_what_is_due_into_force(
    run: Run, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr(os, "execve", lambda *given: started.append(given))
    plans.create_plan(town.home, "2027", "Strategen")
    save(town, "2027", "Alla lyckas")
    decide_and_let_the_day_come(town)
    ran = run("--home", town.home, "serve", "--port", "8797")
    assert (ran.code, len(started)) == (0, 1)
    assert "2027 gäller nu" in ran.out
    assert town.ask("select title from goals where goal_id = 'K1'") == [("Alla lyckas",)]


def test_serve_says_what_stands_in_the_way_of_a_plan_and_goes_on(
    run: Run, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr(os, "execve", lambda *given: started.append(given))
    plans.create_plan(town.home, "2027", "Strategen")
    save(town, "2027", "Alla lyckas")
    decide_and_let_the_day_come(town)
    save(town, None, "Alla når målen")
    ran = run("--home", town.home, "serve", "--port", "8797")
    assert (ran.code, len(started)) == (0, 1)
    assert "Välj vilken som ska stå kvar" in ran.err
    (plans.plan_folder(town.home, "2027") / "plan.json").write_text("{")
    ran = run("--home", town.home, "serve", "--port", "8797")
    assert (ran.code, len(started)) == (0, 2)
    assert "plan.json" in ran.err
