"""Values made from the units below: sums, means and ratios, who speaks for whom, and what stays secret."""

import pytest

from tests.rule.built import Built, light, points

INDICATORS = """
    indicator_id;name;measure_unit;direction;frequency;consolidation
    EL;Elever;antal;higher;year;sum
    MED;Medel;poäng;higher;year;mean
    MIN;Lägst;poäng;higher;year;min
    MAX;Högst;poäng;higher;year;max
    NAR;Närvaro;%;higher;year;ratio
    OLY;Olyckor;per 1 000 invånare;lower;year;ratio
    BRO;Brott;antal per 100 000 invånare;lower;year;ratio
    KVO;Elever per lärare;kvot;lower;year;ratio
    BEH;Behöriga;%;higher;year;none
"""


@pytest.fixture
def built(built: Built) -> Built:
    built.land(indicators=INDICATORS)
    return built


def results(built: Built, rows: str) -> None:
    head = (
        "indicator_id;org_unit_id;period;breakdown;value;value_status;numerator;denominator;comment"
    )
    built.land(results=head + "\n" + rows)


@pytest.mark.parametrize(
    ("indicator", "expected"), [("EL", 50), ("MED", 25), ("MIN", 20), ("MAX", 30)]
)
def test_makes_one_value_of_the_units(built: Built, indicator: str, expected: float) -> None:
    results(built, f"{indicator};BJ;2025;;20;final\n{indicator};LI;2025;;30;final")
    found = points(built.build(), indicator)
    for unit in ("SKO", "SKN", "TOP"):
        assert found[(unit, "2025", "total")] == (expected, "final", "consolidated")
    assert len(found) == 5


@pytest.mark.parametrize(
    ("indicator", "expected"), [("NAR", 40.0), ("OLY", 400.0), ("BRO", 40_000.0), ("KVO", 0.4)]
)
def test_adds_numerators_and_denominators_never_shares(
    built: Built, indicator: str, expected: float
) -> None:
    """1 of 10 and 39 of 90 is 40 of 100: not the mean of 10 and 43 per cent."""
    results(built, f"{indicator};BJ;2025;;1;final;1;10\n{indicator};LI;2025;;1;final;39;90")
    snapshot = built.build()
    assert points(snapshot, indicator)[("SKO", "2025", "total")][0] == pytest.approx(expected)
    assert snapshot.execute(
        "select d.numerator, d.denominator, d.reported_units, d.expected_units"
        " from result_details d join organisation using (org_unit_key) where org_unit_id = 'SKO'"
    ).fetchall() == [(40, 100, 2, 2)]


def test_has_no_ratio_without_a_denominator(built: Built) -> None:
    results(built, "NAR;BJ;2025;;1;final;0;0\nNAR;LI;2025;;1;final;;")
    assert points(built.build(), "NAR")[("SKO", "2025", "total")] == (
        None,
        "missing",
        "consolidated",
    )


def test_lets_a_reported_unit_in_the_middle_speak_for_all_below_it(built: Built) -> None:
    results(
        built,
        "EL;BJ;2025;;20;final\nEL;LI;2025;;30;final\nEL;SKO;2025;;55;final\nEL;SOC;2025;;7;final",
    )
    found = points(built.build(), "EL")
    assert found[("SKO", "2025", "total")] == (55, "final", "reported")
    assert found[("SKN", "2025", "total")] == (55, "final", "consolidated")
    assert found[("TOP", "2025", "total")] == (62, "final", "consolidated")


def test_replaces_a_units_own_missing_by_what_the_units_below_say(built: Built) -> None:
    results(built, "EL;BJ;2025;;20;final\nEL;SKO;2025;;;missing;;;inte klar")
    built.land(targets="indicator_id;org_unit_id;period;target_value\nEL;SKO;2025;20")
    snapshot = built.build()
    assert points(snapshot, "EL")[("SKO", "2025", "total")] == (20, "final", "consolidated")
    assert light(snapshot, "EL", "SKO", "2025") == (20, "met", "reached", "consolidated")
    assert snapshot.execute("select org_unit_id from results order by 1").fetchall() == [("BJ",)]


@pytest.mark.parametrize("word", ["confidential", "not_applicable"])
def test_lets_a_unit_speak_for_itself(built: Built, word: str) -> None:
    results(built, f"EL;BJ;2025;;20;final\nEL;SKO;2025;;;{word}")
    assert points(built.build(), "EL")[("SKO", "2025", "total")] == (None, word, "reported")


def test_hides_the_whole_where_a_part_is_secret(built: Built) -> None:
    results(
        built,
        "EL;BJ;2025;;20;final;20;100\nEL;LI;2025;;;confidential;3;9;tre elever\n"
        "NAR;BJ;2025;;20;final;20;100\nNAR;LI;2025;;;confidential;3;9;tre elever",
    )
    snapshot = built.build()
    for indicator in ("EL", "NAR"):
        for unit in ("LI", "SKO", "SKN", "TOP"):
            found = points(snapshot, indicator)[(unit, "2025", "total")]
            assert found[:2] == (None, "confidential")
    told = snapshot.execute(
        "select numerator, denominator, comment from result_details where period_key = 2025000"
        " and org_unit_key <> (select org_unit_key from organisation where org_unit_id = 'BJ')"
    ).fetchall()
    assert set(told) == {(None, None, None)}


def test_hides_a_part_made_from_below_where_the_unit_hides_the_other(built: Built) -> None:
    """SKO reports 30 in all and hides its men: its schools' women would give them away."""
    results(
        built,
        "EL;SKO;2025;total;30;final\nEL;SKO;2025;men;;confidential\n"
        "EL;BJ;2025;women;5;final\nEL;LI;2025;women;7;final",
    )
    found = points(built.build(), "EL")
    assert found[("SKO", "2025", "women")] == (None, "confidential", "consolidated")
    assert found[("SKO", "2025", "total")] == (30, "final", "reported")


def test_keeps_breakdowns_apart(built: Built) -> None:
    results(
        built,
        "EL;BJ;2025;total;20;final\nEL;BJ;2025;women;12;final\nEL;LI;2025;total;30;final\n"
        "EL;SKO;2025;women;14;final",
    )
    found = points(built.build(), "EL")
    assert found[("SKO", "2025", "total")] == (50, "final", "consolidated")
    assert found[("SKO", "2025", "women")] == (14, "final", "reported")
    assert found[("SKN", "2025", "women")] == (14, "final", "consolidated")


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("final", "forecast", "forecast"),
        ("preliminary", "forecast", "forecast"),
        ("final", "preliminary", "preliminary"),
    ],
)
def test_is_no_surer_than_its_least_sure_part(
    built: Built, first: str, second: str, whole: str
) -> None:
    results(built, f"EL;BJ;2025;;20;{first}\nEL;LI;2025;;30;{second}")
    assert points(built.build(), "EL")[("SKO", "2025", "total")] == (50, whole, "consolidated")


def test_tells_how_many_of_how_many_units_reported(built: Built) -> None:
    results(built, "EL;BJ;2024;;20;final\nEL;LI;2024;;30;final\nEL;BJ;2025;;21;final")
    assert built.build().execute(
        "select value, reported_units, expected_units from indicator_points"
        " where org_unit_id = 'SKO' and period = '2025'"
    ).fetchall() == [(21, 1, 2)]


def test_makes_nothing_of_an_indicator_without_consolidation(built: Built) -> None:
    results(built, "BEH;BJ;2025;;20;final\nBEH;LI;2025;;30;final")
    assert {unit for unit, _, _ in points(built.build(), "BEH")} == {"BJ", "LI"}
