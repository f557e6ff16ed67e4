"""Cost against quality: who does as well for less, the front with ties, and what is said of it."""

from typing import Any

import pandas as pd
import pytest

from dashboard.drawing.front_chart import front_figure
from dashboard.weighing.compared import Compared, newest, without_wholes
from dashboard.weighing.front import Distance, distance, on_front, steps, worth_of
from dashboard.weighing.front_sentences import front_alt, front_sentences, silent_sentence
from dashboard.weighing.front_table import frame_of, front_table
from dashboard.words.translate import Speaker

sv, en = Speaker("sv"), Speaker("en")
PAIR = {
    "indicator_id": "BEH", "name": "Behöriga", "measure_unit": "%", "decimals": 1, "direction": "higher",
    "cost_indicator_id": "KR", "cost_name": "Kostnad", "cost_measure_unit": "kr/elev", "cost_decimals": 0,
}  # fmt: skip
# D is cheapest and worst; E costs what A and B do, and is better; C is dearer and no better; F is best.
FIELD = {"A": (10, 50), "B": (10, 50), "C": (12, 50), "D": (9, 40), "E": (10, 60), "F": (20, 90)}


def field(**spots: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [(name, float(cost), float(worth)) for name, (cost, worth) in spots.items()],
        columns=["name", "cost", "worth"],
    ).set_index(pd.Index(list(spots)))


def far(name: str, **spots: tuple[float, float]) -> Distance:
    rows = field(**(spots or FIELD))
    return distance(rows.loc[name], rows.drop(index=name))


def compared(own: str | None, of: str = "municipalities", **spots: tuple[float, float]) -> Compared:
    rows = field(**(spots or FIELD))
    rows = rows.assign(
        id=rows["name"], quality=rows["worth"], is_own=rows["name"] == own, is_front=on_front(rows)
    )
    return Compared(rows.sort_values(["cost", "name"]), "2025", (), of)


@pytest.mark.parametrize(("name", "expected"), [
    ("A", Distance(5, cheaper=0, better=1, alike=1, saved=0)),
    ("C", Distance(5, cheaper=3, better=0, alike=0, saved=2)),
    ("D", Distance(5, cheaper=0, better=0, alike=0, saved=0)),
    ("E", Distance(5, cheaper=0, better=0, alike=0, saved=0)),
    ("F", Distance(5, cheaper=0, better=0, alike=0, saved=0)),
])  # fmt: skip
def test_counts_those_that_do_as_well_for_less(name: str, expected: Distance) -> None:
    assert far(name) == expected


def test_takes_the_distance_to_the_cheapest_that_does_as_well() -> None:
    found = far("A", A=(12, 50), B=(10, 50), C=(7.5, 55), D=(3, 49))
    assert (found.cheaper, found.saved) == (2, 4.5)


def test_finds_the_front() -> None:
    """A and B fall to E, which is better at the same cost; C to all three."""
    rows = field(**FIELD)
    assert set(rows.index[on_front(rows)]) == {"D", "E", "F"}
    assert {name for name in FIELD if not far(name).cheaper and not far(name).better} == {
        "D",
        "E",
        "F",
    }


def test_keeps_all_who_are_alike_on_the_front() -> None:
    rows = field(A=(10, 50), B=(10, 50), C=(11, 40))
    assert on_front(rows).tolist() == [True, True, False]


def test_takes_what_floats_make_for_no_difference() -> None:
    assert far("A", A=(0.3, 1), B=(0.1 + 0.2, 1)) == Distance(1, 0, 0, 1, 0)
    assert on_front(field(A=(0.3, 1), B=(0.1 + 0.2, 1))).tolist() == [True, True]


def test_makes_a_stair_of_the_front() -> None:
    assert steps(field(**FIELD)) == [(9, 40), (10, 40), (10, 60), (20, 60), (20, 90)]


def test_turns_a_result_of_which_the_lowest_is_best() -> None:
    rows = field(A=(10, 3), B=(12, 5))
    turned = rows.assign(worth=worth_of(rows["worth"], "lower"))
    assert on_front(turned).tolist() == [True, False]
    assert on_front(rows).tolist() == [True, True]


def test_says_how_many_do_as_well_for_less_and_by_how_much() -> None:
    assert front_sentences(compared("C"), PAIR, sv)[0] == (
        "Av de 5 jämförda når tre ett lika bra eller bättre resultat till lägre kostnad;"
        " den billigaste av dem har 2\u00a0kr/elev lägre kostnad."
    )
    one = front_sentences(
        compared("C", A=(11.6, 50), B=(13, 1), C=(12, 50), D=(1, 1), E=(1, 1), F=(2, 2)), PAIR, sv
    )
    assert one[0].endswith(
        "når en ett lika bra eller bättre resultat till lägre kostnad: 0,4\u00a0kr/elev lägre."
    )
    on_it = front_sentences(compared("A"), PAIR, sv)
    assert on_it[0].startswith("Ingen av de 5 jämförda når ett lika bra")
    assert on_it[1:3] == [
        "Bättre resultat till samma kostnad: 1.", "Samma resultat till samma kostnad: 1.",
    ]  # fmt: skip
    assert on_it[-1].startswith("Det säger inte varför")


def test_shows_no_front_of_few() -> None:
    few = compared("A", A=(1, 1), B=(2, 2), C=(3, 3), D=(4, 4), E=(5, 5))
    assert (few.has_front, few.distance) == (False, None)
    [said] = front_sentences(few, PAIR, sv)
    assert said == (
        "Andra kommuner att jämföra med: 4. Det är för få för att visa vilka som når mest för pengarna;"
        " minst fem behövs."
    )
    assert sv("front.front_column") not in front_table(few, PAIR, sv)


def test_says_that_the_own_is_not_there() -> None:
    assert front_sentences(compared(None), PAIR, sv) == [sv("front.no_own_municipalities")]
    assert front_alt(compared(None), PAIR, sv) == "Behöriga mot Kostnad, 2025, för 6 kommuner."
    assert front_alt(compared("C"), PAIR, sv).endswith("C: 50,0\u00a0% för 12\u00a0kr/elev.")


def test_says_who_lacks_a_value() -> None:
    some = compared("A")
    assert silent_sentence(some, sv) == ""
    assert silent_sentence(Compared(some.rows, "2025", ("X",), some.of), sv).endswith(
        "inte med: X."
    )
    assert silent_sentence(Compared(some.rows, "2025", ("X", "Y"), some.of), sv).startswith(
        "2 saknar"
    )


def test_takes_the_newest_period_by_the_chosen_ones_end() -> None:
    rows = pd.DataFrame({"period": ["2024", "2026", "2025", "2025-T1"]})
    assert [newest(rows, period) for period in ("2025-T3", "2025-T2", "2020")] == [
        "2025",
        "2025-T1",
        None,
    ]


def test_never_holds_a_whole_against_its_parts() -> None:
    units = pd.DataFrame(
        {"id": ["SKN", "BJ", "LI"], "above": ["TOP", "SKO\nSKN\nTOP", "SKO\nSKN\nTOP"]}
    )
    assert without_wholes(units)["id"].tolist() == ["BJ", "LI"]


def drawn(direction: str = "higher") -> Any:
    rows, pair = compared("C").rows, {**PAIR, "direction": direction}
    cost = {"name": "Kostnad", "measure_unit": "kr/elev", "decimals": 0}
    return front_figure(rows, [(9, 40), (10, 40), (10, 60)], pair, cost, sv)


def test_draws_the_own_by_its_shape_and_its_name() -> None:
    figure = drawn()
    own = next(trace for trace in figure.data if trace.name == "own")
    assert (list(own.x), list(own.y), own.marker.symbol) == ([12], [50], "diamond")
    assert {t.name: t.marker.symbol for t in figure.data if t.mode == "markers"} == {
        "others": "circle-open", "front": "circle", "own": "diamond",
    }  # fmt: skip
    assert "<b>C</b>" in [note.text for note in figure.layout.annotations]
    stair = next(trace for trace in figure.data if trace.name == "stair")
    assert list(zip(stair.x, stair.y, strict=True))[1:4] == [(9, 40), (10, 40), (10, 60)]


def test_has_the_better_result_higher_up() -> None:
    low, high = drawn().layout.yaxis.range
    assert low < high
    low, high = drawn("lower").layout.yaxis.range
    assert low > high


def test_writes_the_comparison_as_rows_for_a_file() -> None:
    frame = frame_of(compared("C"), PAIR, sv)
    assert frame.columns.tolist() == [
        "Kommun", "Id", "Period", "Kostnad, kr/elev", "Behöriga, %", "Billigast för sitt resultat",
    ]  # fmt: skip
    assert frame.iloc[0].tolist() == ["D", "D", "2025", 9, 40, "ja"]
