"""Ranked bars: the best first, the bars as long as their values, what is unknown last."""

import re

import pandas as pd
import pytest

from dashboard.drawing.ranked_bars import ranked, ranked_bars
from dashboard.drawing.ranked_sentence import ranked_sentence
from dashboard.words.translate import Speaker
from tests.pages.series import SHARE

say = Speaker("sv")
HIGHER = {**SHARE, "direction": "higher"}
LOWER = {**SHARE, "direction": "lower"}
RANGE = {**SHARE, "direction": "range"}


def rows(**values: float | None) -> pd.DataFrame:
    return pd.DataFrame({"id": list(values), "name": [f"Skola {key}" for key in values],
                         "value": list(values.values())})  # fmt: skip


THREE = rows(A=50.0, B=100.0, C=25.0)


def names(html: str) -> list[str]:
    return re.findall(r'role="rowheader">Skola (\w+)<', html)


def fills(html: str) -> list[tuple[float, float]]:
    found = re.findall(r'class="fill" style="left:([\d.]+)%;width:([\d.]+)%"', html)
    return [(float(left), float(width)) for left, width in found]


def test_lists_the_best_first() -> None:
    assert names(ranked_bars(THREE, HIGHER, say, "Skolor")) == ["B", "A", "C"]
    assert names(ranked_bars(THREE, LOWER, say, "Skolor")) == ["C", "A", "B"]


def test_lists_those_within_a_range_first_then_the_nearest() -> None:
    target = {"target_value": 40.0, "target_upper": 60.0}
    assert list(ranked(rows(A=10.0, B=66.0, C=50.0), RANGE, target)["id"]) == ["C", "B", "A"]


def test_draws_bars_as_long_as_their_values() -> None:
    html = ranked_bars(THREE, HIGHER, say, "Skolor")
    assert fills(html) == [(0, 100), (0, 50), (0, 25)]
    assert "25,0\u00a0%" in html


def test_draws_what_is_negative_to_the_left_of_zero() -> None:
    html = ranked_bars(rows(A=-10.0, B=30.0), HIGHER, say, "Skolor")
    assert fills(html) == [(25, 75), (0, 25)]
    assert "−10,0\u00a0%" in html
    assert html.count('class="zero" style="left:25.0%"') == 2


def test_marks_the_target_and_says_what_the_line_is() -> None:
    target = {"target_value": 80.0, "target_upper": None}
    html = ranked_bars(THREE, HIGHER, say, "Skolor", target=target)
    assert html.count('class="aim" style="left:80.0%"') == 3
    assert "<caption>Skolor. Strecket är målet 80\u00a0%.</caption>" in html


def test_makes_room_for_a_target_beyond_all_values() -> None:
    html = ranked_bars(
        THREE, HIGHER, say, "Skolor", target={"target_value": 200.0, "target_upper": None}
    )
    assert fills(html)[0] == (0, 50)
    assert 'class="aim" style="left:100.0%"' in html


def test_emphasises_the_chosen_one() -> None:
    html = ranked_bars(THREE, HIGHER, say, "Skolor", chosen="A")
    [chosen] = re.findall(r'class="chosen">.*?</tr>', html)
    assert names(chosen) == ["A"]


def test_lists_what_is_unknown_last_without_a_bar() -> None:
    html = ranked_bars(rows(A=None, B=3.0), HIGHER, say, "Skolor")
    assert names(html) == ["B", "A"]
    assert len(fills(html)) == 1
    assert "saknas" in html


def test_says_that_a_secret_is_one_and_no_more() -> None:
    secret = rows(A=77.0, B=3.0).assign(value_status=["confidential", "final"])
    html = ranked_bars(secret, HIGHER, say, "Skolor")
    assert "hemligt" in html
    assert "77" not in html
    assert "77" not in ranked_sentence(secret, HIGHER, say)


@pytest.mark.parametrize("values", [{}, {"A": None}, {"A": 0.0}, {"A": 0.0, "B": 0.0}])
def test_shows_few_and_empty_ones(values: dict[str, float | None]) -> None:
    html = ranked_bars(rows(**values), HIGHER, say, "Skolor")
    assert html.count('<tr role="row"') == 1 + len(values)
    assert all(width == 0 for _, width in fills(html))


def test_escapes_hostile_names_and_captions() -> None:
    hostile = pd.DataFrame({"id": ["A"], "name": ["<script>"], "value": [1.0]})
    html = ranked_bars(hostile, HIGHER, say, "<b>")
    assert "<script>" not in html
    assert "<b>." not in html
    assert "&lt;script&gt;" in html


def test_puts_the_way_in_place_of_the_name() -> None:
    assert '<a href="x">A</a>' in ranked_bars(
        THREE, HIGHER, say, "x", names={"A": '<a href="x">A</a>'}
    )


def test_says_the_place_of_the_chosen_one() -> None:
    text = ranked_sentence(THREE, HIGHER, say, chosen="A").replace("\u00a0", " ")
    assert text == "Skola A har plats 2 av 3: 50,0 %. Bäst är Skola B: 100,0 %."
    text = ranked_sentence(THREE, LOWER, say).replace("\u00a0", " ")
    assert text == "Bäst av 3 är Skola C: 25,0 %."
    assert ranked_sentence(THREE.iloc[:0], HIGHER, say) == "inga värden"


def test_gives_those_with_the_same_value_the_same_place() -> None:
    tied = rows(A=5.0, B=9.0, C=5.0)
    assert "delad plats 2 av 3" in ranked_sentence(tied, HIGHER, say, chosen="A")
    assert "delad plats 2 av 3" in ranked_sentence(tied, HIGHER, say, chosen="C")


def test_ranks_none_above_another_that_is_shown_alike() -> None:
    nearly = rows(A=76.01, B=76.04, C=70.0)
    assert "delad plats 1 av 3" in ranked_sentence(nearly, HIGHER, say, chosen="A")
    alike = ranked_sentence(nearly.iloc[:2], HIGHER, say, chosen="A").replace("\u00a0", " ")
    assert alike == "Alla 2 har 76,0 %."


def test_ranks_nobody_alone() -> None:
    assert ranked_sentence(rows(A=5.0), HIGHER, say, chosen="A").startswith("Skola A har 5,0")


def test_tells_a_value_apart_from_the_target_in_bars_and_sentence() -> None:
    target, near = {"target_value": 75.0, "target_upper": None}, rows(A=74.96, B=70.0)
    assert "<b>74,96\u00a0%</b>" in ranked_bars(near, HIGHER, say, "Skolor", target=target)
    assert "74,96\u00a0%" in ranked_sentence(near, HIGHER, say, chosen="A", target=target)


def test_crowns_none_within_a_range_whose_target_is_unknown() -> None:
    ph = {**RANGE, "measure_unit": "pH"}
    text = ranked_sentence(rows(A=9.9, B=7.0, C=6.0), ph, say, chosen="B").replace("\u00a0", " ")
    assert text == "Skola B har 7,0 pH. 3 värden, från 6,0 pH till 9,9 pH."
    half = {"target_value": 6.5, "target_upper": None}
    assert "Bäst" not in ranked_sentence(rows(A=9.9, B=7.0), ph, say, target=half)


def test_gives_all_within_a_range_the_same_place() -> None:
    target = {"target_value": 6.0, "target_upper": 8.0}
    text = ranked_sentence(rows(A=7.9, B=7.0, C=9.0), RANGE, say, chosen="B", target=target)
    assert text.replace("\u00a0", " ") == (
        "Skola B har delad plats 1 av 3: 7,0 %. 2 av 3 ligger inom målet 6–8 %."
    )


def test_crowns_none_alone_that_shares_the_first_place() -> None:
    text = ranked_sentence(rows(A=9.0, B=9.0, C=5.0), HIGHER, say, chosen="C").replace(
        "\u00a0", " "
    )
    assert text == "Skola C har plats 3 av 3: 5,0 %. Bäst är Skola A och 1 till."


def test_lists_what_is_not_placed_below_without_a_bar() -> None:
    old = rows(A=99.0, B=3.0, C=None).assign(
        is_placed=[False, True, False], remark=["2022, för gammalt", "", ""]
    )
    html = ranked_bars(old, HIGHER, say, "Skolor")
    assert list(ranked(old, HIGHER)["id"]) == ["B", "A", "C"]
    assert fills(html) == [(0, 100)]
    assert "Skola A <small>2022, för gammalt</small>" in html
    assert "99,0" in html
    assert ranked_sentence(old, HIGHER, say, chosen="A").startswith("Skola B har 3,0")
    assert "nya nog" in ranked_sentence(old.iloc[:1], HIGHER, say)
