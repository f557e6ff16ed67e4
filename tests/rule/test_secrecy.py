"""Small numbers: what could be derived from a total and the other part is hidden with it."""

import pytest

from tests.rule.asked import ask
from tests.rule.built import Built, points

S, K = "confidential", "final"


@pytest.mark.parametrize(
    ("total", "women", "men", "seen"),
    [
        (K, K, S, {"total"}),
        (K, S, K, {"total"}),
        (S, K, K, set()),
        (K, S, S, {"total"}),
        (S, S, K, {"men"}),
        (S, S, S, set()),
        (K, K, K, {"total", "women", "men"}),
        (K, None, S, {"total"}),
        (S, K, None, set()),
        (None, K, S, set()),
        (K, K, None, {"total", "women"}),
    ],
)
def test_hides_what_gives_the_secret_away(
    built: Built, total: str | None, women: str | None, men: str | None, seen: set[str]
) -> None:
    head = (
        "indicator_id;org_unit_id;period;breakdown;value;value_status;numerator;denominator;comment"
    )
    told = {"total": total, "women": women, "men": men}
    rows = [
        f"BEH;TOP;2025;{breakdown};{'' if word == S else 10};{word};4;40;fyra"
        for breakdown, word in told.items()
        if word
    ]
    built.land(results="\n".join([head, *rows]))
    snapshot = built.build()
    found = points(snapshot, "BEH")
    assert {key[2] for key, point in found.items() if point[0] is not None} == seen
    assert {key[2] for key, point in found.items() if point[1] == S} == {
        b for b, word in told.items() if word
    } - seen
    assert {
        str(b) for (b,) in snapshot.execute("select breakdown from result_details").fetchall()
    } == seen


def test_hides_a_part_that_was_delivered_before_the_other_became_secret(built: Built) -> None:
    head = "indicator_id;org_unit_id;period;breakdown;value;value_status"
    built.land(results=f"{head}\nBEH;TOP;2025;total;10;final\nBEH;TOP;2025;women;6;final")
    built.land(results=f"{head}\nBEH;TOP;2025;men;;confidential")
    found = points(built.build(), "BEH")
    assert found[("TOP", "2025", "women")] == (None, "confidential", "reported")


def test_hides_a_reported_part_beside_one_that_is_made_of_a_secret(built: Built) -> None:
    head = "indicator_id;org_unit_id;period;breakdown;value;value_status"
    built.land(
        results=f"{head}\nEL;BJ;2025;total;50;final\nEL;BJ;2025;women;;confidential\nEL;BJ;2025;men;47;final"
        "\nEL;SKO;2025;men;67;final\nEL;LI;2025;total;40;final\nEL;LI;2025;men;20;final"
    )
    found = points(built.build(), "EL")
    assert found[("SKO", "2025", "total")][0] == 90
    assert found[("SKO", "2025", "women")][:2] == (None, "confidential")
    assert found[("SKO", "2025", "men")][:2] == (None, "confidential")
    assert found[("SKN", "2025", "men")][:2] == (None, "confidential")


def test_a_hidden_part_is_not_told_by_the_unit_above_that_is_made_of_it(built: Built) -> None:
    # Of BJ alone is the total secret; 30 + 40 - 10 would tell it, though SKN has a total of its own.
    head = "indicator_id;org_unit_id;period;breakdown;value;value_status"
    built.land(
        results=f"{head}\nEL;BJ;2025;total;;confidential\nEL;LI;2025;total;10;final"
        "\nEL;SKO;2025;women;30;final\nEL;SKO;2025;men;40;final\nEL;SKN;2025;total;100;final"
    )
    found = points(built.build(), "EL")
    assert found[("SKN", "2025", "total")][0] == 100
    told = {key for key, point in found.items() if point[0] is not None and key[2] != "total"}
    assert told == set()


RESULTS = "indicator_id;org_unit_id;period;breakdown;value;value_status"
TARGETS = "indicator_id;org_unit_id;period;breakdown;target_value;baseline_value;baseline_period"


def baselines(built: Built, indicator: str = "BEH", unit: str = "TOP") -> dict[str, object]:
    """Return each target's baseline by breakdown, after the pages and the pace have shown no other."""
    snapshot = built.build()
    rows = snapshot.execute(
        "select breakdown::varchar, baseline_value, baseline_period from targets"
        " where indicator_id = ? and org_unit_id = ?", [indicator, unit],
    ).fetchall()  # fmt: skip
    assert all((value is None) == (period is None) for _, value, period in rows)
    found = {breakdown: value for breakdown, value, _ in rows}
    paced = snapshot.execute(
        "select breakdown::varchar, baseline_value from pace where indicator_id = ? and org_unit_id = ?",
        [indicator, unit],
    ).fetchall()
    assert dict(paced) == {key: value for key, value in found.items() if value is not None}
    begun = ask(snapshot, "indicator_baseline", indicator=indicator, unit=unit)
    assert [row["baseline_value"] for row in begun] == [
        value for key, value in found.items() if key == "total" and value is not None
    ]
    return found


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("BEH;TOP;2020;total;71;final", {"total": 71, "women": 75, "men": 67}),
        ("BEH;TOP;2020;total;;confidential", {"total": None, "women": None, "men": None}),
        ("BEH;TOP;2020;women;;confidential", {"total": 71, "women": None, "men": None}),
        ("BEH;SOC;2020;total;;confidential", {"total": 71, "women": 75, "men": 67}),
        ("BEH;TOP;2021;total;;confidential", {"total": 71, "women": 75, "men": 67}),
    ],
)
def test_tells_no_baseline_that_is_a_secret_result(
    built: Built, rows: str, told: dict[str, object]
) -> None:
    parts = ("total", "women", "men")
    built.land(
        targets="\n".join(
            [
                TARGETS,
                *(
                    f"BEH;TOP;2030;{b};90;{v};2020"
                    for b, v in zip(parts, (71, 75, 67), strict=True)
                ),
            ]
        ),
        results="\n".join([RESULTS, rows, *(f"BEH;TOP;2024;{b};80;final" for b in parts)]),
    )
    assert baselines(built) == told


def test_tells_no_baseline_of_a_sum_or_a_formula_that_holds_a_secret(built: Built) -> None:
    built.land(
        targets=f"{TARGETS}\nEL;SKO;2030;total;90;7401;2020\nEL;BJ;2030;total;90;100;2020"
        "\nKPE;LI;2030;total;90;5;2020",
        results=f"{RESULTS}\nEL;BJ;2020;total;100;final\nEL;LI;2020;total;;confidential"
        "\nKR;LI;2020;total;500;final\nEL;BJ;2024;total;1;final\nEL;LI;2024;total;2;final"
        "\nKR;LI;2024;total;4;final",
    )
    assert baselines(built, "EL", "SKO") == {"total": None}
    assert baselines(built, "EL", "BJ") == {"total": 100}
    assert baselines(built, "KPE", "LI") == {"total": None}
