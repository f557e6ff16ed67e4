"""What a delivery keeps: the file, who and how many rows, what it changed, when it did not count."""

from datetime import UTC, datetime

import pytest

from etl.deliveries import list_deliveries
from etl.errors import WrongUse
from etl.pipeline import Request, build, deliver, preview, restore, withdraw
from etl.questions import light_changes_of
from tests.town import Town, codes

RESULTS = "Indikator;Enhet;Period;Utfall\r\nBEH;TOP;2025;86,5\r\n"
TARGETS = "indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80\n"


def test_keeps_the_file_byte_for_byte(town: Town) -> None:
    written = RESULTS.encode("cp1252")
    outcome = deliver(town.home, Request([town.write("utfall maj.csv", written)], by="Skolchef"))
    kept = list_deliveries(town.home)[-1]
    assert kept.original is not None
    assert kept.original.read_bytes() == written
    assert (kept.file_name, kept.delivered_by) == ("utfall maj.csv", "Skolchef")
    assert (kept.new, kept.changed, kept.unchanged) == (1, 0, 0)
    assert kept.batch == outcome.batch
    assert town.ask("select delivered_by from deliveries order by delivery_no desc limit 1") == [
        ("Skolchef",)
    ]


def test_a_preview_keeps_nothing(town: Town) -> None:
    before = sorted(town.home.rglob("*"))
    preview(town.home, Request([town.write("results.csv", RESULTS)]))
    assert sorted(town.home.rglob("*")) == before


def test_keeps_what_it_changed_among_the_lights(town: Town) -> None:
    deliver(town.home, Request([town.write("targets.csv", TARGETS)]))
    outcome = deliver(town.home, Request([town.write("results.csv", RESULTS)]))
    kept = light_changes_of(town.home, outcome.batch)
    assert kept == outcome.changed_lights
    assert {"goal_id": "", "indicator_id": "BEH", "org_unit_id": "TOP", "period": "2025",
            "before": "no_data", "after": "met"} in outcome.changed_lights  # fmt: skip
    assert light_changes_of(town.home, "0001") is None


def test_restored_it_counts_again_but_not_for_the_time_between(town: Town) -> None:
    outcome = deliver(town.home, Request([town.write("results.csv", RESULTS)]))
    name = f"{outcome.batch}-1"
    withdraw(town.home, name, "Fel fil", by="Controller")
    assert town.ask("select * from results") == []
    between = datetime.now(UTC)
    restore(town.home, name, "Den var rätt", by="Skolchef")
    assert town.ask("select value from results") == [(86.5,)]
    (held,) = list_deliveries(town.home)[-1].withdrawals
    assert (held.note, held.by, held.restored_by) == ("Fel fil", "Controller", "Skolchef")
    build(town.home, between)
    assert town.ask("select * from results") == []
    assert town.ask("select withdrawn_note from deliveries where is_withdrawn") == [("Fel fil",)]


def test_refuses_to_restore_what_counts(town: Town) -> None:
    with pytest.raises(WrongUse) as refused:
        restore(town.home, "0001-1", "Varför inte")
    assert refused.value.code == "not_withdrawn"


def test_can_be_withdrawn_and_restored_again(town: Town) -> None:
    outcome = deliver(town.home, Request([town.write("results.csv", RESULTS)]))
    name = f"{outcome.batch}-1"
    for _ in range(2):
        withdraw(town.home, name, "Fel")
        restore(town.home, name, "Rätt")
    assert len(list_deliveries(town.home)[-1].withdrawals) == 2
    assert town.ask("select value from results") == [(86.5,)]


def test_tells_what_another_changed_meanwhile(town: Town) -> None:
    """Two open the same row; the second to save is told of the first, and nothing is lost."""
    opened_at = list_deliveries(town.home)[-1].number
    mine = town.write("goals.csv", "goal_id;target_area_id;org_unit_id;title\nK2;OMS;TOP;Mitt\n")
    theirs = town.write("mal.csv", "goal_id;target_area_id;org_unit_id;title\nK2;OMS;TOP;Deras\n")
    deliver(town.home, Request([theirs], kind="goals", by="Kommunchef"))
    outcome = deliver(town.home, Request([mine], by="Jag", opened_at=opened_at))
    assert codes(outcome.findings) == ["changed_meanwhile"]
    (found,) = outcome.findings
    assert (found.value, found.params["theirs"], found.params["delivered_by"]) == (
        "Mitt", "Deras", "Kommunchef",
    )  # fmt: skip
    assert "Deras" in found.message("sv")
    assert town.ask("select title from goals where goal_id = 'K2'") == [("Deras",)]


def test_says_nothing_of_rows_that_others_left_alone(town: Town) -> None:
    opened_at = list_deliveries(town.home)[-1].number
    row = "goal_id;target_area_id;org_unit_id;title\n{};OMS;TOP;Nytt\n"
    deliver(town.home, Request([town.write("goals.csv", row.format("K2"))]))
    mine = town.write("goals.csv", row.format("K3"))
    assert not deliver(town.home, Request([mine], opened_at=opened_at)).is_refused
