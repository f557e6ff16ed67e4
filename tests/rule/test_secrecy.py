"""Small numbers: what could be derived from a total and the other part is hidden with it."""

import pytest

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
