"""What is supposed as the address holds it, and the numbers that a lever runs over."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.supposing.numbers import FARTHEST, exact, is_within_reach, number_of
from dashboard.supposing.scale import Scale, even_scale, target_scale, tolerance_scale
from dashboard.supposing.supposition import (
    ROLL_UPS,
    Supposed,
    TargetIf,
    ToleranceIf,
    parse_supposed,
)
from dashboard.words.translate import Speaker

ids = st.text(min_size=1)
numbers = st.floats(-FARTHEST, FARTHEST).filter(is_within_reach)
suppositions = st.builds(
    Supposed,
    targets=st.lists(
        st.builds(TargetIf, ids, ids, ids, numbers, st.none() | numbers),
        max_size=3, unique_by=lambda one: one.key,
    ).map(tuple),
    tolerances=st.lists(
        st.builds(ToleranceIf, ids, numbers.map(abs)), max_size=3, unique_by=lambda one: one.indicator
    ).map(tuple),
    roll_up=st.none() | st.sampled_from(ROLL_UPS), include_sub_goals=st.none() | st.booleans(),
)  # fmt: skip


@given(suppositions)
def test_reads_back_from_the_address_what_was_written(supposed: Supposed) -> None:
    assert parse_supposed(supposed.as_text) == (supposed, [])


@given(st.text())
def test_reads_any_address(text: str) -> None:
    supposed, _ = parse_supposed(text)
    assert parse_supposed(supposed.as_text) == (supposed, [])


def test_writes_an_address_that_can_be_read() -> None:
    supposed = Supposed(
        (TargetIf("B001", "BUN", "2024/25", 72.4),), (ToleranceIf("B004", 0.5),), "worst", False
    )
    text = "target:B001:BUN:2024/25:72.4,tolerance:B004:0.5,rollup:worst,subgoals:no"
    assert supposed.as_text == text


@pytest.mark.parametrize("part", [
    "target:B001:BUN:2025", "target:B001:BUN:2025:x", "target:B001:BUN:2025:nan", "tolerance:B:-1",
    "tolerance:B:inf", "tolerance:B:1e16", "target:B001:BUN:2025:-1e308", "target:B001:BUN:2025:1e-300",
    "rollup:best", "subgoals:perhaps", "goal:K1", "target:B:U:2025:1:2:3", ":", "rollup",
])  # fmt: skip
def test_leaves_out_what_cannot_be_understood(part: str) -> None:
    supposed, wrong = parse_supposed(f"{part},rollup:worst")
    assert supposed == Supposed(roll_up="worst") and wrong == [part]


def test_supposes_a_thing_once_and_takes_it_back() -> None:
    first, second = TargetIf("B", "U", "2025", 1), TargetIf("C", "U", "2025", 2)
    supposed = Supposed().with_target(first).with_target(second)
    moved = supposed.with_target(TargetIf("B", "U", "2025", 3))
    assert [one.value for one in moved.targets] == [3, 2]
    assert moved.without_target(first.key).without_target(second.key).is_nothing
    held = moved.with_tolerance(ToleranceIf("B", 1)).with_tolerance(ToleranceIf("B", 2))
    assert held.tolerance("B") == 2 and held.tolerance("C") is None
    assert held.without_tolerance("B") == moved
    assert json.loads(moved.as_json)["targets"][0] == {
        "indicator": "B", "unit": "U", "period": "2025", "value": 3, "upper": None,
    }  # fmt: skip


@pytest.mark.parametrize(("text", "number"), [
    ("72,4", 72.4), ("72.4 %", 72.4), ("1 129", 1129), ("1\u00a0129,5", 1129.5), ("−3", -3), ("", None),
    ("abc", None), ("nan", None), ("1e999", None), ("1,2,3", None),
])  # fmt: skip
def test_reads_a_number_as_people_write_it(text: str, number: float | None) -> None:
    assert number_of(text) == number


def test_says_a_number_whole() -> None:
    said = [exact(number, Speaker("sv")) for number in (12050.0, 72.4, 0.00001, -3.25)]
    assert said == ["12\u00a0050", "72,4", "0,00001", "−3,25"]


def test_a_target_runs_from_where_all_is_met_to_where_nothing_is() -> None:
    scale = target_scale([85.3, 91.0], [88.0], 4.4, 1, "%")
    assert scale.step == 0.1 and scale.holds(85.3 - 4.4) and scale.holds(91.0 + 4.4)
    assert target_scale([99.0], [98.0], 5, 1, "%").numbers[-1] == 100, "a share stays one"
    assert target_scale([102.0], [98.0], 5, 1, "%").numbers[-1] > 102
    assert target_scale([1.0], [2.0], 5, 0, "dagar").first == 0, "what is never below zero stays so"
    assert target_scale([-1.0], [2.0], 5, 0, "%").first < -1


def test_a_tolerance_runs_from_none_to_what_makes_the_last_partly_met() -> None:
    scale = tolerance_scale([7.5], [2.0], 1)
    assert scale.first == 0 and scale.holds(7.5) and scale.step == 0.1


@given(st.floats(-1e9, 1e9), st.floats(0.001, 1e9), st.integers(0, 4))
def test_steps_are_even_and_few(low: float, wide: float, decimals: int) -> None:
    scale = even_scale(low, low + wide, decimals)
    assert isinstance(scale, Scale) and 1 <= scale.count <= 305
    assert scale.step >= 10.0**-decimals * (1 - 1e-9)
    slack = 1e-6 * max(scale.step, abs(low), 1e-3)
    assert scale.first <= low + slack and scale.numbers[-1] >= low + wide - slack
    assert scale.numbers == sorted(set(scale.numbers))
