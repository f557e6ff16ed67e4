"""Which target counts: the unit's own before one above, the period's before its calendar year's."""

import pytest

from tests.rule.built import Built

# targets (unit;period) → (target period, whose) for a value of the indicator at BJ, in the period
TABLE = [
    (
        "egen och exakt",
        "KO",
        "2025-03",
        ["BJ;2025-03", "BJ;2025", "TOP;2025-03"],
        ("2025-03", "BJ"),
    ),
    ("årets mål där månaden saknar", "KO", "2025-03", ["BJ;2025"], ("2025", "BJ")),
    ("närmast ovanför", "KO", "2025-03", ["SKO;2025-03", "TOP;2025-03"], ("2025-03", "SKO")),
    ("egen årsnivå före annans månad", "KO", "2025-03", ["BJ;2025", "SKO;2025-03"], ("2025", "BJ")),
    ("ett annat års mål gäller inte", "KO", "2025-03", ["BJ;2024", "BJ;2025-04"], (None, None)),
    ("en annan gren har inget att säga", "KO", "2025-03", ["SOC;2025", "LI;2025"], (None, None)),
    ("året självt", "BEH", "2025", ["TOP;2025"], ("2025", "TOP")),
    ("läsåret har vårens år", "LA", "2024/25", ["TOP;2024", "TOP;2025"], ("2025", "TOP")),
    ("läsårets eget mål först", "LA", "2024/25", ["TOP;2025", "TOP;2024/25"], ("2024/25", "TOP")),
    (
        "hittills i år: årets mål gäller inte en del av året",
        "KOS",
        "2025-T2",
        ["TOP;2025"],
        (None, None),
    ),
    ("hittills i år: periodens eget mål", "KOS", "2025-T2", ["TOP;2025-T2"], ("2025-T2", "TOP")),
    ("hittills i år: hela året är hela året", "KOS", "2025-T3", ["TOP;2025"], ("2025", "TOP")),
]


@pytest.mark.parametrize(("indicator", "period", "targets", "expected"), [row[1:] for row in TABLE],
                         ids=[row[0] for row in TABLE])  # fmt: skip
def test_finds_the_target(
    built: Built, indicator: str, period: str, targets: list[str], expected: tuple[str, str]
) -> None:
    head = "indicator_id;org_unit_id;period"
    rows = "\n".join(f"{indicator};{one};10" for one in targets)
    built.land(
        indicators="indicator_id;name;measure_unit;direction;frequency\nLA;L;%;higher;school_year",
        targets=f"{head};target_value\n{rows}",
        results=f"{head};value\n{indicator};BJ;{period};10",
    )
    found = (
        built.build()
        .execute("select target_period, target_org_unit_id, status from indicator_points")
        .fetchall()
    )
    assert found == [(*expected, "met" if expected[0] else "no_data")]


def test_takes_the_breakdowns_own_target_only(built: Built) -> None:
    head = "indicator_id;org_unit_id;period;breakdown"
    built.land(
        targets=f"{head};target_value\nBEH;TOP;2025;total;90\nBEH;TOP;2025;women;80",
        results=f"{head};value\nBEH;TOP;2025;women;80\nBEH;TOP;2025;men;95",
    )
    assert built.build().execute(
        "select breakdown::varchar, reason::varchar from indicator_points order by 1"
    ).fetchall() == [("men", "no_target"), ("women", "reached")]


def test_takes_the_municipalitys_tolerance_where_the_indicator_has_none(built: Built) -> None:
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;100",
        results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;92",
    )
    for pct, status in ((5.0, "missed"), (8.0, "near")):
        built.choose(default_tolerance_pct=pct)
        found = built.build().execute("select status, tolerance from indicator_points").fetchall()
        assert found == [(status, pct)]


def test_never_takes_the_default_for_an_absolute_tolerance(built: Built) -> None:
    built.land(
        indicators="indicator_id;name;measure_unit;direction;frequency;tolerance;tolerance_kind\n"
        "BEH;B;%;higher;year;;absolute",
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;50",
        results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;46",
    )
    assert built.build().execute("select status, tolerance from indicator_points").fetchall() == [
        ("missed", 2.5)
    ]
