"""Formulas: what is understood, what is refused, and what is computed of them."""

import pytest

from etl.formulas import FormulaError, circle_in, in_order, parse_formula, without_circles
from tests.rule.built import Built, light, points
from tests.rule.conftest import Rule

PLAN = """
    indicator_id;name;measure_unit;direction;frequency;formula
    A;A;antal;higher;year;
    B;B;antal;higher;year;
    C;C;%;higher;year;100 * A / B
    D;D;%;higher;year;C + 1
"""


@pytest.mark.parametrize(
    ("formula", "ids", "values", "expected"),
    [
        ("100 * I12 / I7", ("I12", "I7"), [3, 4], 75),
        ("A + B * C", ("A", "B", "C"), [1, 2, 3], 7),
        ("(A + B) * C", ("A", "B", "C"), [1, 2, 3], 9),
        ("A - B - C", ("A", "B", "C"), [9, 2, 3], 4),
        ("A / B / C", ("A", "B", "C"), [12, 2, 3], 2),
        ("-A + B", ("A", "B"), [1, 5], 4),
        ("A - -B", ("A", "B"), [1, 5], 6),
        ("- (A + B)", ("A", "B"), [1, 5], -6),
        ("A × B ÷ C − D", ("A", "B", "C", "D"), [6, 4, 3, 1], 7),
        ("2·A", ("A",), [4], 8),
        ("1,5 * A", ("A",), [4], 6),
        ("1.5*A", ("A",), [4], 6),
        ("A + A", ("A",), [4], 8),
        ("[I-12] / [Andel, 1,5 – 2]", ("I-12", "Andel, 1,5 – 2"), [6, 3], 2),
        ("if + lambda + True", ("if", "lambda", "True"), [1, 2, 3], 6),
        ("Å_1 + N15.428", ("Å_1", "N15.428"), [1, 2], 3),
        ("A / B", ("A", "B"), [1, 0], None),
        ("A / (B - B)", ("A", "B"), [1, 5], None),
        ("0 * A", ("A",), [7], 0),
    ],
)
def test_understands(
    rule: Rule, formula: str, ids: tuple[str, ...], values: list[float], expected: float | None
) -> None:
    parsed = parse_formula(formula)
    assert parsed.indicator_ids == ids
    row = rule.connection.execute(
        f"select {parsed.sql} from (select ?::double[] as v)", [values]
    ).fetchone()
    assert row == (expected,)


@pytest.mark.parametrize(
    "formula",
    ["", " ", "5", "2 + 3", "A +", "A B", "A ** B", "A // B", "A % B", "A < B", "1 if A else B",
     "1or A", "1if A else B", "A(B)", "A[B]", "[A][B]", "[A]5", "5[A]", "5A", "2.5.A",  "[]", "[[A]]",
     "A; drop table lights", "A -- B '", "A, B", "(A", "A)", "~A", "+", "not A", "A = B", "{A}", "A\x00",
     "__import__('os').system('x')", "lambda: A", "A := 3", '"A"', "1e999 * A", "1j * A", "0x10 * A",
     "1_000 * A", "٣ * A", "9" * 400 + " * A", "9" * 400 + ".0 * A", "(" * 240 + "A" + ")" * 240,
     "A +" * 200 + "A", "A" * 501],
)  # fmt: skip
def test_refuses(formula: str) -> None:
    with pytest.raises(FormulaError):
        parse_formula(formula)


def test_takes_what_is_long_but_not_too_long() -> None:
    assert parse_formula("A+" * 249 + "A").indicator_ids == ("A",)
    assert parse_formula("-" * 400 + "A").indicator_ids == ("A",)


def test_computes_in_the_order_of_need_and_finds_circles() -> None:
    formulas = {name: parse_formula(text) for name, text in
                {"C": "A / B", "D": "C + E", "E": "F", "F": "E", "G": "G + 1"}.items()}  # fmt: skip
    assert set(circle_in(formulas)) in ({"E", "F"}, {"G"})
    left = without_circles(formulas)
    assert in_order(left) == ["C", "D"]
    assert circle_in(left) == ()


def results(built: Built, rows: str) -> None:
    built.land(
        indicators=PLAN,
        results=f"indicator_id;org_unit_id;period;breakdown;value;value_status\n{rows}",
    )


def test_computes_each_formula_after_those_it_needs(built: Built) -> None:
    results(built, "A;TOP;2025;;3;final\nB;TOP;2025;;4;preliminary")
    snapshot = built.build()
    assert points(snapshot, "C")[("TOP", "2025", "total")] == (75, "preliminary", "formula")
    assert points(snapshot, "D")[("TOP", "2025", "total")] == (76, "preliminary", "formula")


def test_says_that_the_formula_failed_all_along_the_chain(built: Built) -> None:
    results(built, "A;TOP;2025;;3;final\nB;TOP;2025;;0;final")
    snapshot = built.build()
    for indicator in ("C", "D"):
        assert light(snapshot, indicator, "TOP", "2025") == (None, "no_data", "formula", "formula")


def test_has_no_number_too_large_to_write(built: Built) -> None:
    results(built, "A;TOP;2025;;1e308;final\nB;TOP;2025;;0,1;final")
    assert light(built.build(), "C", "TOP", "2025") == (None, "no_data", "formula", "formula")


@pytest.mark.parametrize("word", ["confidential", "not_applicable"])
def test_keeps_an_operands_secret(built: Built, word: str) -> None:
    results(built, f"A;TOP;2025;;3;final\nB;TOP;2025;;;{word}")
    assert points(built.build(), "C")[("TOP", "2025", "total")] == (None, word, "formula")


def test_computes_only_where_every_operand_has_a_result(built: Built) -> None:
    results(
        built,
        "A;TOP;2025;total;3;final\nA;TOP;2025;women;1;final\nB;TOP;2025;total;4;final\n"
        "B;TOP;2025;men;4;final\nA;SKN;2025;total;3;final\nB;SKN;2024;total;4;final\n"
        "A;SOC;2025;total;3;final\nB;SOC;2025;total;;missing",
    )
    assert list(points(built.build(), "C")) == [("TOP", "2025", "total")]


def test_lets_a_reported_result_win_over_the_computed_one_but_not_a_missing_one(
    built: Built,
) -> None:
    results(
        built,
        "A;TOP;2025;;3;final\nB;TOP;2025;;4;final\nC;TOP;2025;;80;final\n"
        "A;SKN;2025;;3;final\nB;SKN;2025;;4;final\nC;SKN;2025;;;missing",
    )
    found = points(built.build(), "C")
    assert found[("TOP", "2025", "total")] == (80, "final", "reported")
    assert found[("SKN", "2025", "total")] == (75, "final", "formula")


def test_computes_nothing_for_another_frequency(built: Built) -> None:
    results(built, "A;TOP;2025;;3;final\nB;TOP;2025;;4;final")
    built.land(
        indicators="indicator_id;name;measure_unit;direction;frequency;formula\nC;C;%;higher;month;A/B"
    )
    assert points(built.build(), "C") == {}


def test_builds_although_a_withdrawal_left_a_circle(built: Built) -> None:
    results(built, "A;TOP;2025;;3;final\nB;TOP;2025;;4;final")
    head = "indicator_id;name;measure_unit;direction;frequency;formula"
    built.land(
        indicators=f"{head}\nE;E;%;higher;year;F\nF;F;%;higher;year;E",
        organisation="org_unit_id;parent_org_unit_id;level;name\nX;Y;unit;X\nY;X;unit;Y\nZ;Y;unit;Z",
        goals="goal_id;parent_goal_id;target_area_id;org_unit_id;title\nGX;GY;LAR;TOP;x\nGY;GX;LAR;TOP;y",
    )
    snapshot = built.build()
    assert points(snapshot, "E") == {}
    assert points(snapshot, "C")[("TOP", "2025", "total")][0] == 75
