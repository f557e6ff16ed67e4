"""malkoll deliveries and malkoll withdraw: the history, undoing one, and undoing that."""

import getpass

import pytest

from etl.deliveries import list_deliveries
from tests.commands.conftest import Run
from tests.town import Town

FIELDS = (
    "delivery_id,kind,file,rows,delivered_at,note,withdrawn_at,withdrawn_note,"
    "by,new,changed,unchanged,restored"
)
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


def test_restores_a_withdrawn_delivery(run: Run, town: Town) -> None:
    town.deliver(results=RESULTS)
    run("--home", town.home, "withdraw", "0002-1", "--note", "Fel fil")
    ran = run("--home", town.home, "withdraw", "0002-1", "--undo", "--note", "Den var rätt")
    assert (ran.code, town.ask("select value from results")) == (0, [(80,)])
    assert "återställd" in ran.out
    last = run("--home", town.home, "--format", "csv", "deliveries").csv[-1]
    assert (last["withdrawn_at"], last["withdrawn_note"]) == ("", "")
    assert last["restored"]
    (held,) = list_deliveries(town.home)[-1].withdrawals
    assert (held.note, held.restored_note) == ("Fel fil", "Den var rätt")


def test_refuses_to_restore_what_counts_or_without_a_reason(run: Run, town: Town) -> None:
    town.deliver(results=RESULTS)
    counts = run("--home", town.home, "withdraw", "0002-1", "--undo", "--note", "x")
    assert (counts.code, "inte återkallad" in counts.err) == (2, True)
    assert run("--home", town.home, "withdraw", "0002-1", "--undo").code == 2


def test_says_why_a_delivery_cannot_be_restored(run: Run, town: Town) -> None:
    """The goal was withdrawn, then the area that it is of: it cannot come back without that."""
    town.deliver(target_areas="target_area_id;name_sv\nMIL;Miljö")
    town.deliver(goals="goal_id;target_area_id;org_unit_id;title\nM1;MIL;TOP;Ren luft")
    for delivery_id in ("0003-1", "0002-1"):
        assert run("--home", town.home, "withdraw", delivery_id, "--note", "x").code == 0
    ran = run("--home", town.home, "withdraw", "0003-1", "--undo", "--note", "x")
    assert ran.code == 3
    assert "kan inte återställas" in ran.err
    assert "MIL" in ran.err


def test_tells_who_delivered_and_how_many_rows_were_new(
    run: Run, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALKOLL_BY", "Skolchef")
    path = town.write("results.csv", RESULTS)
    assert run("--home", town.home, "deliver", path).code == 0
    monkeypatch.delenv("MALKOLL_BY")
    assert run("--home", town.home, "withdraw", "0002-1", "--note", "x").code == 0
    last = run("--home", town.home, "--format", "csv", "deliveries").csv[-1]
    assert (last["by"], last["new"], last["changed"], last["unchanged"]) == (
        "Skolchef",
        "1",
        "0",
        "0",
    )
    assert list_deliveries(town.home)[-1].withdrawals[0].by == getpass.getuser()


def test_delivers_though_the_system_knows_no_name(
    run: Run, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.delenv("MALKOLL_BY", raising=False)
    monkeypatch.setattr(getpass, "getuser", nobody)
    assert run("--home", town.home, "deliver", town.write("results.csv", RESULTS)).code == 0
    assert list_deliveries(town.home)[-1].delivered_by == ""
