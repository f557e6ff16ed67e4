"""malkoll deliveries and malkoll withdraw: the history, and undoing one."""

from tests.commands.conftest import Run
from tests.town import Town

FIELDS = "delivery_id,kind,file,rows,delivered_at,note,withdrawn_at,withdrawn_note"
RESULTS = "indicator_id;org_unit_id;period;value\nBEH;TOP;2025;80"


def test_lists_every_delivery_also_the_withdrawn(run: Run, town: Town) -> None:
    town.deliver(results=RESULTS)
    ran = run("--home", town.home, "withdraw", "0002-1", "--note", "Fel fil")
    assert ran.code == 0, ran.err
    rows = run("--home", town.home, "--format", "csv", "deliveries").csv
    assert ",".join(rows[0]) == FIELDS
    assert [row["withdrawn_note"] for row in rows] == ["", "", "", "", "", "Fel fil"]
    assert town.ask("select count(*) from results") == [(0,)]


def test_no_deliveries_are_an_empty_array(run: Run) -> None:
    assert run("--format", "json", "deliveries").out == "[]\n"


def test_wants_a_note(run: Run, town: Town) -> None:
    without = run("--home", town.home, "withdraw", "0001-1")
    empty = run("--home", town.home, "withdraw", "0001-1", "--note", " ")
    assert (without.code, empty.code) == (2, 2)
    assert "--note" in without.err
    assert "--note" in empty.err


def test_an_unknown_delivery_is_wrong_use(run: Run, town: Town) -> None:
    assert run("--home", town.home, "withdraw", "0099-1", "--note", "x").code == 2


def test_refuses_to_take_away_what_others_lean_on(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "withdraw", "0001-2", "--note", "x")
    assert ran.code == 3
    assert "0001-2" in ran.err


def test_a_home_that_is_not_there_is_not_made(run: Run) -> None:
    assert run("--home", "gone", "withdraw", "0001-1", "--note", "x").code == 3
    assert run("--home", "gone", "deliveries").code == 0
