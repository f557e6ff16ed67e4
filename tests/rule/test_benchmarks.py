"""The municipality among others: who is compared, in which period, its place, quarter and the median."""

from typing import Any

import pytest

from tests.rule.asked import ask, lines
from tests.rule.built import Built

HEAD = "indicator_id;municipality_id;period;breakdown;municipality_name;value;value_status"
RESULTS = "indicator_id;org_unit_id;period;value;value_status"


def land(built: Built, indicator: str, period: str, **values: float | None) -> None:
    """Land one benchmark per municipality, called by its id; None is missing."""
    rows = [
        f"{indicator};{place.removeprefix('m')};{period};total;Kommun {place};"
        f"{'' if value is None else value};{'missing' if value is None else 'final'}"
        for place, value in values.items()
    ]
    built.land(benchmarks="\n".join([HEAD, *rows]))


def points(
    built: Built, indicator: str = "BEH", period: str = "2025", chosen: str | None = None
) -> list[dict[str, Any]]:
    return ask(
        built.build(), "benchmark_points", indicator=indicator, period=period, municipalities=chosen
    )


def places(rows: list[dict[str, Any]]) -> dict[str, tuple[object, ...]]:
    return {row["municipality_id"]: (row["value"], row["rank"], row["quartile"]) for row in rows}


def test_ranks_the_own_result_among_the_others(built: Built) -> None:
    built.choose(name="Provstad", kolada_id="0180")
    built.land(results=f"{RESULTS}\nBEH;TOP;2025;80;final")
    land(built, "BEH", "2025", m0114=90, m0115=80, m0117=70, m0120=60)
    rows = points(built)
    assert places(rows) == {
        "0114": (90, 1, 1), "0115": (80, 2, 2), "0180": (80, 2, 2), "0117": (70, 4, 3),
        "0120": (60, 5, 4),
    }  # fmt: skip
    assert [r["municipality_name"] for r in rows if r["is_own"]] == ["Provstad"]
    summed = (
        "municipality_count",
        "median",
        "lower_quartile",
        "upper_quartile",
        "minimum",
        "maximum",
    )
    assert {tuple(row[key] for key in summed) for row in rows} == {(5, 80, 70, 80, 60, 90)}


def test_gives_the_first_place_to_the_lowest_where_lower_is_better(built: Built) -> None:
    land(built, "KO", "2025-12", m0114=9, m0115=3, m0117=5)
    built.land(results=f"{RESULTS}\nKO;TOP;2025-12;4;final")
    assert [(r["value"], r["rank"], r["quartile"]) for r in points(built, "KO")] == [
        (3, 1, 1), (4, 2, 2), (5, 3, 3), (9, 4, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "quartiles"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4]),
        ([1, 2, 3, 4, 5], [1, 2, 2, 3, 4]),
        ([1, 2, 3, 4, 5, 6, 7], [1, 2, 2, 2, 3, 3, 4]),
        ([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 2, 2, 3, 3, 4, 4]),
        ([1, 2, 2, 4, 5, 6, 7, 8], [1, 2, 2, 2, 3, 3, 4, 4]),
        ([1, 1, 3, 4, 5, 6, 8, 8], [1, 1, 2, 2, 3, 3, 4, 4]),
        ([1, 1, 1, 1], [2, 2, 2, 2]),
        ([1, 1, 1, 4], [2, 2, 2, 4]),
    ],
)
def test_puts_no_more_than_a_quarter_in_the_best_and_in_the_worst(
    built: Built, values: list[float], quartiles: list[int]
) -> None:
    built.land(results=f"{RESULTS}\nKO;SKN;2025-12;80;final")
    land(built, "KO", "2025-12", **{f"m01{n:02d}": float(v) for n, v in enumerate(values, 14)})
    assert [row["quartile"] for row in points(built, "KO")] == quartiles


def test_ranks_nobody_where_a_range_is_best(built: Built) -> None:
    built.land(results=f"{RESULTS}\nBEH;TOP;2025;80;final")
    land(built, "PH", "2025", m0114=7, m0115=8, m0117=6, m0120=9)
    found = {(row["rank"], row["quartile"]) for row in points(built, "PH")}
    assert found == {(None, None)}
    assert points(built, "PH")[0]["median"] == 7.5


def test_quarters_no_fewer_than_four(built: Built) -> None:
    built.land(results=f"{RESULTS}\nBEH;SKN;2025;80;final")
    land(built, "BEH", "2025", m0114=7, m0115=8, m0117=6)
    assert [(r["rank"], r["quartile"]) for r in points(built)] == [(1, None), (2, None), (3, None)]


@pytest.mark.parametrize(
    ("own_result", "expected"),
    [
        (None, [(77, True), (70, False)]),
        ("80;final", [(80, True), (70, False)]),
        (";missing", [(77, True), (70, False)]),
        (";confidential", [(70, False)]),
        (";not_applicable", [(70, False)]),
        ("99;forecast", [(77, True), (70, False)]),
    ],
)
def test_never_counts_the_own_municipality_twice(
    built: Built, own_result: str | None, expected: list[tuple[float, bool]]
) -> None:
    built.choose(kolada_id="0180")
    land(built, "BEH", "2025", m0180=77, m0114=70)
    other = "BEH;SKN;2025;1;final"
    own = [] if own_result is None else [f"BEH;TOP;2025;{own_result}"]
    built.land(results="\n".join([RESULTS, other, *own]))
    assert [(row["value"], row["is_own"]) for row in points(built)] == expected


def test_knows_the_own_benchmark_by_the_top_units_id_or_by_name(built: Built) -> None:
    built.land(results=f"{RESULTS}\nBEH;TOP;2025;80;final")
    land(built, "BEH", "2025", m0180=77, m0114=70)
    assert [(r["value"], r["is_own"]) for r in points(built)] == [
        (80, True), (77, False), (70, False),
    ]  # fmt: skip
    built.choose(name="Kommun m0180")
    assert [(r["value"], r["is_own"]) for r in points(built)] == [(80, True), (70, False)]
    built.choose(name="Provstad")
    built.land(
        organisation="org_unit_id;parent_org_unit_id;level;name;kolada_id\n"
        "TOP;;municipality;Provstad;0180"
    )
    assert [(r["value"], r["is_own"]) for r in points(built)] == [(80, True), (70, False)]


def test_compares_all_in_one_and_the_same_period(built: Built) -> None:
    """2026 has not ended by 2025; 2025 has only a missing one; so 2024 it is, and of 2024 all."""
    land(built, "BEH", "2026", m0114=99, m0115=98)
    land(built, "BEH", "2025", m0114=None)
    land(built, "BEH", "2024", m0114=70, m0115=None, m0117=60)
    land(built, "BEH", "2023", m0114=50, m0115=40, m0117=30)
    built.land(results=f"{RESULTS}\nBEH;TOP;2025;80;final\nBEH;TOP;2024;65;final")
    assert [(r["period"], r["value"]) for r in points(built)] == [
        ("2024", 70), ("2024", 65), ("2024", 60),
    ]  # fmt: skip
    assert {row["period"] for row in points(built, period="2024-T2")} == {"2023"}


@pytest.mark.parametrize(
    ("indicator", "at", "asked", "is_there"),
    [
        ("KOS", "2025-T2", "2025-T2", True),
        ("KOS", "2025-T2", "2025-T1", False),
        ("KOS", "2025-T2", "2025-07", False),
        ("KO", "2025-08", "2025-T2", True),
        ("KO", "2025-09", "2025-T2", False),
        ("BEH", "2025", "2025-T3", True),
        ("BEH", "2025", "2025-T2", False),
    ],
)
def test_reads_the_end_of_a_benchmarks_period_from_its_name(
    built: Built, indicator: str, at: str, asked: str, is_there: bool
) -> None:
    land(built, indicator, at, m0114=70)
    built.land(results=f"{RESULTS}\nBEH;TOP;2025;80;final\nKOS;TOP;2025-T1;1;final")
    found = [row["value"] for row in points(built, indicator, asked) if not row["is_own"]]
    assert found == ([70] if is_there else [])


def test_leaves_out_the_country_regions_groups_and_what_has_no_value(built: Built) -> None:
    land(built, "BEH", "2025", m0000=50, m0001=51, mG12345=52, m0114=70, m0115=None)
    built.land(
        benchmarks=f"{HEAD}\nBEH;0117;2025;total;Hemlig;;confidential\nBEH;0118;2025;total;Tom;;final\nBEH;0114;2025;women;W;9;final"
    )
    built.land(results=f"{RESULTS}\nBEH;SKN;2025;80;final")
    assert [row["municipality_id"] for row in points(built)] == ["0114"]
    offered = ask(built.build(), "benchmark_municipalities", indicator="BEH")
    assert [row["municipality_id"] for row in offered] == ["0117", "0114", "0115", "0118"]


def test_compares_with_a_chosen_group_and_itself(built: Built) -> None:
    built.choose(kolada_id="0180")
    built.land(results=f"{RESULTS}\nBEH;TOP;2025;80;final")
    land(built, "BEH", "2025", m0114=90, m0115=85, m0117=70, m0180=1)
    rows = points(built, chosen=lines("0115", "0117"))
    assert [(r["municipality_id"], r["rank"]) for r in rows] == [
        ("0115", 1),
        ("0180", 2),
        ("0117", 3),
    ]
    assert {row["municipality_count"] for row in rows} == {3}
    offered = ask(built.build(), "benchmark_municipalities", indicator="BEH")
    assert [row["municipality_id"] for row in offered] == ["0114", "0115", "0117"]


def test_has_no_points_where_nobody_is_compared(built: Built) -> None:
    built.land(results=f"{RESULTS}\nBEH;TOP;2025;80;final")
    assert points(built) == []


def test_shares_the_place_of_a_computed_value_that_floats_made_a_little_off(built: Built) -> None:
    land(built, "KPE", "2025", m0114=0.7, m0115=0.8)
    built.land(
        results="indicator_id;org_unit_id;period;value;value_status\n"
        "KR;TOP;2025;2,1;final\nEL;TOP;2025;3;final"
    )
    assert 2.1 / 3 != 0.7
    assert [row["rank"] for row in points(built, "KPE")] == [1, 1, 3]
