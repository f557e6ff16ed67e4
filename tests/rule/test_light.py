"""The light, as a table to be read aloud: this value against this target, with this tolerance, is this light.

Each row is one sentence. `deviation` is signed (above the target is plus), `allowed` is the tolerance in the
measure's own unit.
"""

from dataclasses import dataclass

import pytest

from tests.rule.conftest import Rule


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    sentence: str
    direction: str
    value: float | None
    target: float | None
    light: str
    reason: str
    upper: float | None = None
    tolerance: float = 5
    kind: str = "percent"
    deviation: float | None = None
    allowed: float | None = None
    value_status: str = "final"
    origin: str = "reported"


TABLE = [
    # Higher is better.
    Row("86,5 % mot målet 85 %: uppfyllt", "higher", 86.5, 85, "met", "reached", deviation=1.5, allowed=4.25),
    Row("precis på målet är uppfyllt", "higher", 85, 85, "met", "reached", deviation=0, allowed=4.25),
    Row("72,4 % mot 75 %: 2,6 under, inom 3,75: delvis", "higher", 72.4, 75, "near", "within_tolerance",
        deviation=-2.6, allowed=3.75),
    Row("precis på toleransens gräns är delvis", "higher", 71.25, 75, "near", "within_tolerance",
        deviation=-3.75, allowed=3.75),
    Row("en hundradel utanför toleransen är ej uppfyllt", "higher", 71.24, 75, "missed", "beyond_tolerance",
        deviation=-3.76, allowed=3.75),
    Row("0,1 + 0,2 når 0,3", "higher", 0.1 + 0.2, 0.3, "met", "reached", allowed=0.015),
    Row("0,3 når 0,1 + 0,2", "higher", 0.3, 0.1 + 0.2, "met", "reached", allowed=0.015),
    Row("en miljondel under målet är inte brus", "higher", 99.9999, 100, "near", "within_tolerance",
        deviation=-0.0001, allowed=5),
    Row("utan tolerans är nästan inte nog", "higher", 99.9, 100, "missed", "beyond_tolerance",
        tolerance=0, deviation=-0.1, allowed=0),
    Row("tolerans 0 och precis på målet är uppfyllt", "higher", 100, 100, "met", "reached",
        tolerance=0, deviation=0, allowed=0),
    Row("stora tal: en krona av en miljard är brusets gräns", "higher", 1e9 - 2, 1e9, "near",
        "within_tolerance", tolerance=2, kind="absolute", deviation=-2, allowed=2),
    # Lower is better.
    Row("12 dagar mot högst 14: uppfyllt", "lower", 12, 14, "met", "reached",
        tolerance=2, kind="absolute", deviation=-2, allowed=2),
    Row("14 dagar mot högst 14: uppfyllt", "lower", 14, 14, "met", "reached",
        tolerance=2, kind="absolute", deviation=0, allowed=2),
    Row("16 dagar mot högst 14, tolerans 2 dagar: delvis", "lower", 16, 14, "near", "within_tolerance",
        tolerance=2, kind="absolute", deviation=2, allowed=2),
    Row("16,1 dagar mot högst 14, tolerans 2 dagar: ej uppfyllt", "lower", 16.1, 14, "missed",
        "beyond_tolerance", tolerance=2, kind="absolute", deviation=2.1, allowed=2),
    Row("0,3 är högst 0,1 + 0,2", "lower", 0.1 + 0.2, 0.3, "met", "reached", allowed=0.015),
    # Zero and below it.
    Row("noll olyckor mot målet noll: uppfyllt", "lower", 0, 0, "met", "reached", deviation=0, allowed=0),
    Row("en olycka mot målet noll: procent av noll är noll", "lower", 1, 0, "missed", "beyond_tolerance",
        deviation=1, allowed=0),
    Row("en olycka mot målet noll, tolerans en: delvis", "lower", 1, 0, "near", "within_tolerance",
        tolerance=1, kind="absolute", deviation=1, allowed=1),
    Row("minus fem mot målet noll, högre är bättre: ej uppfyllt", "higher", -5, 0, "missed",
        "beyond_tolerance", deviation=-5, allowed=0),
    Row("minus 10 mot minus 9,5: tolerans 5 % av 9,5", "higher", -9.9, -9.5, "near", "within_tolerance",
        deviation=-0.4, allowed=0.475),
    Row("minus 10 mot minus 5: ej uppfyllt", "higher", -10, -5, "missed", "beyond_tolerance",
        deviation=-5, allowed=0.25),
    Row("minus 5 mot högst minus 4: uppfyllt", "lower", -5, -4, "met", "reached", deviation=-1, allowed=0.2),
    Row("ett riktigt nollvärde är ett värde", "higher", 0, 10, "missed", "beyond_tolerance",
        deviation=-10, allowed=0.5),
    Row("mer än hundra procent är inte fel", "higher", 104, 100, "met", "reached", deviation=4, allowed=5),
    # Within a range.
    Row("pH 7,4 inom 7,2 till 7,6: uppfyllt", "range", 7.4, 7.2, "met", "reached", upper=7.6,
        tolerance=0.2, kind="absolute", deviation=0, allowed=0.2),
    Row("pH på undre gränsen: uppfyllt", "range", 7.2, 7.2, "met", "reached", upper=7.6,
        tolerance=0.2, kind="absolute", deviation=0, allowed=0.2),
    Row("pH på övre gränsen: uppfyllt", "range", 7.6, 7.2, "met", "reached", upper=7.6,
        tolerance=0.2, kind="absolute", deviation=0, allowed=0.2),
    Row("pH 7,0: 0,2 under, precis inom toleransen", "range", 7.0, 7.2, "near", "within_tolerance",
        upper=7.6, tolerance=0.2, kind="absolute", deviation=-0.2, allowed=0.2),
    Row("pH 7,8: 0,2 över, precis inom toleransen", "range", 7.8, 7.2, "near", "within_tolerance",
        upper=7.6, tolerance=0.2, kind="absolute", deviation=0.2, allowed=0.2),
    Row("pH 7,9: ej uppfyllt", "range", 7.9, 7.2, "missed", "beyond_tolerance",
        upper=7.6, tolerance=0.2, kind="absolute", deviation=0.3, allowed=0.2),
    Row("under intervallet räknas procent av den undre gränsen", "range", 95, 100, "near",
        "within_tolerance", upper=200, deviation=-5, allowed=5),
    Row("över intervallet räknas procent av den övre gränsen", "range", 210, 100, "near",
        "within_tolerance", upper=200, deviation=10, allowed=10),
    Row("ett intervall från noll: 5 % av noll är noll", "range", -0.1, 0, "missed", "beyond_tolerance",
        upper=10, deviation=-0.1, allowed=0),
    Row("ett intervall utan övre gräns har inget mål", "range", 7.4, 7.2, "no_data", "no_target",
        tolerance=0.2, kind="absolute", allowed=0.2),
    Row("ett intervall av en enda punkt kan nås", "range", 5, 5, "met", "reached", upper=5,
        deviation=0, allowed=0.25),
    # No light at all, and why.
    Row("utan mål finns ingen färg", "higher", 50, None, "no_data", "no_target"),
    Row("utan värde saknas uppgift", "higher", None, 50, "no_data", "missing", value_status="missing",
        allowed=2.5),
    Row("en formel utan svar säger att formeln brast", "higher", None, 50, "no_data", "formula",
        value_status="missing", origin="formula", allowed=2.5),
    Row("sekretess är sekretess, även med mål", "higher", None, 50, "no_data", "confidential",
        value_status="confidential", allowed=2.5),
    Row("sekretess är sekretess, även om ett värde skulle följa med", "higher", 60, 50, "no_data",
        "confidential", value_status="confidential", deviation=10, allowed=2.5),
    Row("ej tillämpligt är inte saknat", "lower", None, 50, "no_data", "not_applicable",
        value_status="not_applicable", allowed=2.5),
    Row("saknat värde och saknat mål: värdet först", "lower", None, None, "no_data", "missing",
        value_status="missing"),
    Row("ett intervall utan värde har ingen avvikelse", "range", None, 7.2, "no_data", "missing",
        upper=7.6, value_status="missing", allowed=0.36),
    Row("ett preliminärt värde har färg", "higher", 50, 50, "met", "reached", value_status="preliminary",
        deviation=0, allowed=2.5),
    Row("en prognos har färg där den får användas", "higher", 47, 50, "missed", "beyond_tolerance",
        value_status="forecast", deviation=-3, allowed=2.5),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=[row.sentence for row in TABLE])
def test_lights(rule: Rule, row: Row) -> None:
    reason = rule(
        "reason_of", row.direction, row.value, row.value_status, row.origin, row.target, row.upper,
        row.tolerance, row.kind,
    )  # fmt: skip
    assert (rule("status_of", reason), reason) == (row.light, row.reason)


@pytest.mark.parametrize("row", TABLE, ids=[row.sentence for row in TABLE])
def test_says_how_far_from_the_target_and_how_far_is_allowed(rule: Rule, row: Row) -> None:
    bound = rule("bound_of", row.direction, row.value, row.target, row.upper)
    deviation = rule("deviation", row.direction, row.value, row.target, row.upper)
    if row.deviation is None:
        assert deviation is None or abs(deviation) < 1e-9
    else:
        assert deviation == pytest.approx(row.deviation, rel=1e-9, abs=1e-9)
    assert rule("tolerance_amount", row.tolerance, row.kind, bound) == (
        None if row.allowed is None else pytest.approx(row.allowed)
    )


def test_has_no_deviation_without_a_value_or_a_target(rule: Rule) -> None:
    for direction in ("higher", "lower", "range"):
        assert rule("deviation", direction, None, 1, 2) is None
        assert rule("deviation", direction, 1, None, None) is None
    assert rule("deviation", "range", 5, 1, None) is None


@pytest.mark.parametrize(
    ("direction", "value", "target", "achieved"),
    [
        ("higher", 90, 100, 0.9),
        ("higher", 110, 100, 1.1),
        ("lower", 20, 10, 0.5),
        ("lower", 8, 10, 1.25),
        ("higher", 0, 100, None),
        ("lower", 0, 10, None),
        ("higher", 10, 0, None),
        ("higher", -10, 100, None),
        ("higher", 10, -100, None),
        ("higher", -10, -5, None),
        ("lower", -10, -5, None),
        ("range", 10, 10, None),
        ("higher", None, 10, None),
        ("higher", 10, None, None),
    ],
)
def test_says_how_much_is_achieved_only_where_that_has_meaning(
    rule: Rule, direction: str, value: float | None, target: float | None, achieved: float | None
) -> None:
    assert rule("achievement", direction, value, target) == (
        None if achieved is None else pytest.approx(achieved)
    )
