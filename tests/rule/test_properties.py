"""What holds of every light, whatever the numbers: found by Hypothesis."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rule.conftest import Rule

ORDER = {"missed": 0, "near": 1, "met": 2}
NUMBERS = st.integers(-4000, 4000).map(lambda n: n / 8)
STEPS = st.integers(0, 4000).map(lambda n: n / 8)
DIRECTIONS = st.sampled_from(["higher", "lower", "range"])
KINDS = st.sampled_from(["absolute", "percent"])


def light(
    rule: Rule, direction: str, value: float, low: float, width: float, tolerance: float, kind: str
) -> str:
    upper = low + width if direction == "range" else None
    reason = rule("reason_of", direction, value, "final", "reported", low, upper, tolerance, kind)
    return str(rule("status_of", reason))


@settings(max_examples=150, deadline=None)
@given(DIRECTIONS, NUMBERS, STEPS, NUMBERS, STEPS, STEPS, KINDS)
def test_moving_a_value_in_the_good_direction_never_worsens_its_light(
    rule: Rule, direction: str, value: float, step: float, low: float, width: float,
    tolerance: float, kind: str,
) -> None:  # fmt: skip
    high = low + width
    if direction == "range" and kind == "percent":
        kind = "absolute"  # the per cent is of the nearer bound: the sides are not alike
    is_upwards = direction == "higher" or (direction == "range" and value < low)
    better = value + step if is_upwards else value - step
    if direction == "range":
        better = min(better, high) if value < low else max(better, low) if value > high else value
    before = light(rule, direction, value, low, width, tolerance, kind)
    after = light(rule, direction, better, low, width, tolerance, kind)
    assert ORDER[after] >= ORDER[before]


@settings(max_examples=150, deadline=None)
@given(DIRECTIONS, NUMBERS, NUMBERS, STEPS, STEPS, KINDS, st.integers(-20, 20))
def test_the_unit_of_measure_changes_nothing(
    rule: Rule, direction: str, value: float, low: float, width: float, tolerance: float, kind: str,
    power: int,
) -> None:  # fmt: skip
    """Kronor or thousands of them: value, target and absolute tolerance scale together, per cent stays."""
    scale = 2.0**power
    scaled = tolerance * scale if kind == "absolute" else tolerance
    assert light(rule, direction, value, low, width, tolerance, kind) == light(
        rule, direction, value * scale, low * scale, width * scale, scaled, kind
    )


@settings(max_examples=150, deadline=None)
@given(NUMBERS, NUMBERS, STEPS, KINDS)
def test_higher_and_lower_are_mirrors(
    rule: Rule, value: float, target: float, tolerance: float, kind: str
) -> None:
    assert light(rule, "higher", value, target, 0, tolerance, kind) == light(
        rule, "lower", -value, -target, 0, tolerance, kind
    )


@settings(max_examples=150, deadline=None)
@given(DIRECTIONS, NUMBERS, NUMBERS, STEPS, STEPS, STEPS, KINDS)
def test_a_wider_tolerance_never_worsens_a_light(
    rule: Rule, direction: str, value: float, low: float, width: float, tolerance: float,
    more: float, kind: str,
) -> None:  # fmt: skip
    assert (
        ORDER[light(rule, direction, value, low, width, tolerance + more, kind)]
        >= ORDER[light(rule, direction, value, low, width, tolerance, kind)]
    )


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["share", "worst", "majority"]), *[st.integers(0, 12)] * 4)
def test_a_better_indicator_never_worsens_its_goal(
    rule: Rule, roll_up: str, met: int, near: int, missed: int, silent: int
) -> None:
    all_weight = met + near + missed + silent
    before = rule("goal_status_of", roll_up, met, near, missed, all_weight)
    if before == "no_data" or missed + near == 0:
        return
    worse = (1, 0) if near else (0, 1)
    after = rule("goal_status_of", roll_up, met + 1, near - worse[0], missed - worse[1], all_weight)
    assert ORDER[after] >= ORDER[before]
