"""The newest per key counts, as the deliveries were known at a time; a withdrawal brings the older back."""

from datetime import UTC, datetime

from tests.rule.built import DAY_ONE, Built, points

HEAD = "indicator_id;org_unit_id;period;value"
FEBRUARY, MARCH, APRIL = (datetime(2026, month, 1, tzinfo=UTC) for month in (2, 3, 4))


def value(built: Built, as_of: datetime | None) -> object:
    return points(built.build(as_of), "BEH").get(("TOP", "2025", "total"), (None,))[0]


def test_rebuilds_what_was_known_at_any_time(built: Built) -> None:
    built.land(FEBRUARY, results=f"{HEAD}\nBEH;TOP;2025;70\nBEH;SKN;2025;1")
    built.land(MARCH, results=f"{HEAD}\nBEH;TOP;2025;80")
    built.withdraw(-1, at=APRIL)
    assert value(built, DAY_ONE) is None
    assert value(built, FEBRUARY) == 70
    assert value(built, MARCH) == 80
    assert value(built, APRIL) == 70
    assert value(built, None) == 70


def test_tells_of_a_withdrawal_only_after_it_was_made(built: Built) -> None:
    built.land(FEBRUARY, results=f"{HEAD}\nBEH;TOP;2025;70")
    built.withdraw(-1, at=APRIL)
    log = (
        "select withdrawn_at is not null, is_withdrawn, withdrawn_note from deliveries"
        " where kind = 'results'"
    )
    assert built.build(DAY_ONE).execute(log).fetchall() == []
    assert built.build(MARCH).execute(log).fetchall() == [(False, False, None)]
    assert built.build(APRIL).execute(log).fetchall() == [(True, True, "fel")]
    assert built.build().execute(log).fetchall() == [(True, True, "fel")]


def test_says_which_snapshot_it_is(built: Built) -> None:
    built.land(MARCH, results=f"{HEAD}\nBEH;TOP;2025;70")
    row = built.build(FEBRUARY).execute(
        "select snapshot_id, as_of, newest_delivery_at from snapshot"
    )
    assert row.fetchall() == [("0", datetime(2026, 2, 1), datetime(2026, 1, 1))]


def test_lets_the_newest_win_key_by_key_in_every_kind(built: Built) -> None:
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80\nBEH;TOP;2024;70",
        budget="org_unit_id;period;account;budget\nSKN;2025;cost;10",
        results=f"{HEAD}\nBEH;TOP;2025;70",
    )
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;90",
        budget="org_unit_id;period;account;budget\nSKN;2025;cost;11\nSOC;2025;cost;5",
        goals="goal_id;target_area_id;org_unit_id;title\nK1;OMS;TOP;Ny rubrik",
    )
    snapshot = built.build()
    assert snapshot.execute("select period, target_value from targets order by 1").fetchall() == [
        ("2024", 70), ("2025", 90),
    ]  # fmt: skip
    assert snapshot.execute("select org_unit_id, budget from budget order by 1").fetchall() == [
        ("SKN", 11), ("SOC", 5),
    ]  # fmt: skip
    assert snapshot.execute("select title from goals where goal_id = 'K1'").fetchall() == [
        ("Ny rubrik",)
    ]
