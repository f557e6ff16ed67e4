"""What is said of the municipality among others: its place, shared or alone, its quarter, the median."""

import pandas as pd
import pytest

from dashboard.words.benchmark_sentences import benchmark_alt, benchmark_sentences
from dashboard.words.translate import Speaker
from tests.rule.asked import ask
from tests.rule.built import Built

sv, en = Speaker("sv"), Speaker("en")
INDICATORS = {
    "BEH": {"measure_unit": "%", "decimals": 1, "direction": "higher"},
    "KR": {"measure_unit": "kr", "decimals": 0, "direction": "lower"},
    "PH": {"measure_unit": "pH", "decimals": 1, "direction": "range"},
}


def said(
    built: Built, indicator: str, own: float | None, others: list[float], say: Speaker = sv
) -> list[str]:
    """Return the sentences of an own value (None: none) among others, for 2025."""
    points = asked(built, indicator, own, others)
    found = benchmark_sentences(points, INDICATORS[indicator], say)
    return [sentence.replace("\u00a0", " ") for sentence in found]


def asked(built: Built, indicator: str, own: float | None, others: list[float]) -> pd.DataFrame:
    rows = [f"{indicator};9{n:03d};2025;Kommun {n};{value}" for n, value in enumerate(others)]
    built.choose(name="Provstad")
    built.land(
        benchmarks="\n".join(
            ["indicator_id;municipality_id;period;municipality_name;value", *rows]
        ),
        results="indicator_id;org_unit_id;period;value\nNAR;TOP;2025;1\n"
        + ("" if own is None else f"{indicator};TOP;2025;{own}"),
    )
    found = ask(
        built.build(), "benchmark_points", indicator=indicator, period="2025", municipalities=None
    )
    return pd.DataFrame(found)


@pytest.mark.parametrize(
    ("indicator", "own", "others", "expected"),
    [
        ("KR", 3, [1, 2, 4, 5, 6, 7, 8, 9], [
            "Plats 3 av 9; lägst är bäst.", "Bättre än 6 av de 8 andra.",
            "Kommunen hör till den näst bästa fjärdedelen.",
            "3 kr är under medianen, det mittersta värdet: 5 kr.",
        ]),
        ("BEH", 3, [1, 2, 4, 5, 6, 7, 8, 9], [
            "Plats 7 av 9; högst är bäst.", "Bättre än 2 av de 8 andra.",
            "Kommunen hör till den näst sämsta fjärdedelen.",
            "3,0 % är under medianen, det mittersta värdet: 5 %.",
        ]),
        ("BEH", 9, [1, 2, 4, 5], [
            "Plats 1 av 5; högst är bäst.", "Bättre än alla de 4 andra.",
            "Kommunen hör till den bästa fjärdedelen.",
            "9,0 % är över medianen, det mittersta värdet: 4 %.",
        ]),
        ("KR", 9, [1, 2, 4, 5], [
            "Plats 5 av 5; lägst är bäst.", "Sämre än alla de 4 andra.",
            "Kommunen hör till den sämsta fjärdedelen.",
            "9 kr är över medianen, det mittersta värdet: 4 kr.",
        ]),
        ("KR", 9, [1, 2, 4, 9, 5, 6, 7, 8], [
            "Delad plats 8 av 9; lägst är bäst.", "Ingen av de 8 andra har ett sämre värde.",
            "Kommunen hör till den sämsta fjärdedelen.",
            "9 kr är över medianen, det mittersta värdet: 6 kr.",
        ]),
        # Four of five share the first place: that is no best quarter.
        ("BEH", 9, [9, 9, 9, 1], [
            "Delad plats 1 av 5; högst är bäst.", "Bättre än 1 av de 4 andra.",
            "9,0 % är också medianen, det mittersta värdet.",
        ]),
        ("BEH", 5, [5, 5], ["Alla 3 kommuner har samma värde: 5,0 %."]),
        ("BEH", 5, [4, 6], [
            "Plats 2 av 3; högst är bäst.", "Bättre än 1 av de 2 andra.",
            "Kommunerna är för få för att delas i fjärdedelar.",
        ]),
        ("BEH", 5, [4], [
            "Plats 1 av 2; högst är bäst.", "Bättre än den andra.",
            "Kommunerna är för få för att delas i fjärdedelar.",
        ]),
        ("KR", 5, [4], [
            "Plats 2 av 2; lägst är bäst.", "Sämre än den andra.",
            "Kommunerna är för få för att delas i fjärdedelar.",
        ]),
        ("PH", 7, [6, 8, 9, 7], [
            "Värdet ska ligga inom ett intervall, så kommunerna rangordnas inte.",
            "2 av 4 andra har ett högre värde och 1 ett lägre.",
            "7,0 pH är också medianen, det mittersta värdet.",
        ]),
        ("BEH", None, [4, 5], ["Kommunen har inget eget värde för 2025 att jämföra med de andras."]),
        ("BEH", 5, [], ["Det finns inga jämförelsetal för indikatorn."]),
        # What rounds to the median but is not it says so with more decimals.
        ("BEH", 50.04, [50, 40, 60, 50], [
            "Plats 2 av 5; högst är bäst.", "Bättre än 3 av de 4 andra.",
            "Kommunen hör till den näst bästa fjärdedelen.",
            "50,04 % är över medianen, det mittersta värdet: 50 %.",
        ]),
    ],
)  # fmt: skip
def test_says_where_the_municipality_stands(
    built: Built, indicator: str, own: float | None, others: list[float], expected: list[str]
) -> None:
    assert said(built, indicator, own, others) == expected


def test_says_it_in_english(built: Built) -> None:
    assert said(built, "KR", 3, [1, 2, 4, 5], en) == [
        "Place 3 of 5; the lowest is best.", "Better than 2 of the 4 others.",
        "The municipality is in the second best quarter.",
        "3 kr is also the median, the value in the middle.",
    ]  # fmt: skip


def test_says_that_it_is_alone_in_a_group_that_has_no_value(built: Built) -> None:
    points = asked(built, "BEH", 5, [4])
    alone = points[points["is_own"]]
    assert benchmark_sentences(alone, INDICATORS["BEH"], sv) == [
        "Ingen annan kommun har något värde för 2025."
    ]


def test_says_what_a_picture_of_them_shows(built: Built) -> None:
    text = benchmark_alt(asked(built, "KR", 3, [1, 9]), INDICATORS["KR"], sv)
    assert text.replace("\u00a0", " ") == (
        "3 kommuners värden 2025, från 1 kr till 9 kr. Provstad har 3 kr."
    )
    none = benchmark_alt(pd.DataFrame(), INDICATORS["KR"], sv)
    assert none == "Det finns inga jämförelsetal för indikatorn."
