"""The trend: better, as before or worse than the comparable period; steady within half the tolerance."""

import pytest

from tests.rule.built import Built, light
from tests.rule.conftest import Rule
from tests.town import Town

TABLE = [
    ("tre procent upp är bättre", "higher", 103.0, 100.0, 100.0, None, 5, "percent", "improving"),
    ("2,5 procent upp är som förut", "higher", 102.5, 100.0, 100.0, None, 5, "percent", "steady"),
    ("tre procent ned är sämre", "higher", 97.0, 100.0, 100.0, None, 5, "percent", "worsening"),
    ("2,5 procent ned är som förut", "higher", 97.5, 100.0, 100.0, None, 5, "percent", "steady"),
    ("färre dagar är bättre", "lower", 12.0, 14.0, 10.0, None, 2, "absolute", "improving"),
    ("en dag mer är som förut vid tolerans två", "lower", 15.0, 14.0, 10.0, None, 2, "absolute", "steady"),
    ("två dagar mer är sämre", "lower", 16.0, 14.0, 10.0, None, 2, "absolute", "worsening"),
    ("0,1 + 0,2 mot 0,3 är som förut", "higher", 0.1 + 0.2, 0.3, 0.0, None, 0, "absolute", "steady"),
    ("procent av ett nollmål är noll: varje ändring räknas", "lower", 1.0, 2.0, 0.0, None, 5, "percent",
     "improving"),
    ("utan mål: procent av det jämförda", "higher", 102.0, 100.0, None, None, 5, "percent", "steady"),
    ("utan mål räknas en större ändring", "higher", 104.0, 100.0, None, None, 5, "percent", "improving"),
    ("inom intervallet båda åren är som förut", "range", 7.5, 7.3, 7.2, 7.6, 0.2, "absolute", "steady"),
    ("närmare intervallet är bättre", "range", 7.8, 8.0, 7.2, 7.6, 0.2, "absolute", "improving"),
    ("från undre till övre sidan, lika långt ifrån: som förut", "range", 7.8, 7.0, 7.2, 7.6, 0.2, "absolute",
     "steady"),
    ("ut ur intervallet är sämre", "range", 7.9, 7.4, 7.2, 7.6, 0.2, "absolute", "worsening"),
    ("ett intervall utan gränser har ingen trend", "range", 7.9, 7.4, None, None, 0.2, "absolute", None),
    ("utan jämförelse ingen trend", "higher", 7.9, None, 7.0, None, 5, "percent", None),
    ("utan värde ingen trend", "higher", None, 7.9, 7.0, None, 5, "percent", None),
    ("mindre negativt är bättre", "higher", -5.0, -10.0, -4.0, None, 5, "percent", "improving"),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_tells_the_trend(rule: Rule, row: tuple[object, ...]) -> None:
    assert rule("trend_of", *row[1:-1]) == row[-1]


def trends(town: Town, indicator: str) -> list[tuple[object, ...]]:
    return town.ask(
        "select period, compared_period, trend from indicator_points"
        " where indicator_id = ? and breakdown = 'total' order by end_date, org_unit_id",
        indicator,
    )


def test_compares_with_the_same_month_a_year_before_and_else_with_the_month_before(
    town: Town,
) -> None:
    town.deliver(
        results="""
            indicator_id;org_unit_id;period;value
            KO;TOP;2024-01;10
            KO;TOP;2024-12;40
            KO;TOP;2025-01;20
            KO;TOP;2025-02;18
        """
    )
    assert trends(town, "KO") == [
        ("2024-01", None, None),
        ("2024-12", "2024-01", "worsening"),
        ("2025-01", "2024-01", "worsening"),
        ("2025-02", "2025-01", "improving"),
    ]


def test_compares_a_year_to_date_with_the_same_part_of_the_year_before_only(town: Town) -> None:
    """A third of a year's cost is not an improvement on a whole year's."""
    town.deliver(
        results="""
            indicator_id;org_unit_id;period;value
            KOS;TOP;2024-T2;80
            KOS;TOP;2024-T3;120
            KOS;TOP;2025-T1;40
            KOS;TOP;2025-T2;88
        """
    )
    assert trends(town, "KOS") == [
        ("2024-T2", None, None),
        ("2024-T3", None, None),
        ("2025-T1", None, None),
        ("2025-T2", "2024-T2", "worsening"),
    ]


def test_compares_past_what_is_missing_or_secret(town: Town) -> None:
    town.deliver(
        results="""
            indicator_id;org_unit_id;period;value;value_status
            BEH;TOP;2021;60;final
            BEH;TOP;2022;;confidential
            BEH;TOP;2023;;missing
            BEH;TOP;2024;80;final
        """
    )
    assert trends(town, "BEH") == [
        ("2021", None, None),
        ("2022", "2021", None),
        ("2023", None, None),
        ("2024", "2021", "improving"),
    ]


def test_never_compares_a_month_with_a_tertial(built: Built) -> None:
    """How often it is measured has changed: the old results wait in their deliveries, unread."""
    columns = "indicator_id;name;measure_unit;direction;frequency;accumulation"
    built.land(indicators=f"{columns}\nSK;Sjukfrånvaro;%;lower;month;period")
    built.land(
        results="""
            indicator_id;org_unit_id;period;value
            SK;TOP;2024-T3;9
            SK;TOP;2025-T1;8
            SK;TOP;2025-04;5
            SK;TOP;2025-05;4
        """
    )
    snapshot = built.build()
    assert snapshot.execute(
        "select period, compared_period, trend from indicator_points order by end_date"
    ).fetchall() == [("2025-04", None, None), ("2025-05", "2025-04", "improving")]
    assert light(snapshot, "SK", "TOP", "2024-T3") is None
