"""Periods of every written form; what is ambiguous is none."""

import pytest

from etl.reading.mapping import Mapping
from etl.reading.periods import Day, FromJanuary, understand_period
from tests.reading.reader import HEAD, Reader


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2025", "2025"), ('"2025"', "2025"), ("2025.0", "2025"), ("2025-T2", "2025-T2"),
        ("T2 2025", "2025-T2"), ("2025T2", "2025-T2"), ("tertial 2 2025", "2025-T2"),
        ("2025 Q3", "2025-Q3"), ("2025K3", "2025-Q3"), ("Kvartal 3, 2025", "2025-Q3"),
        ("2025-H1", "2025-H1"), ("halvår 1 2025", "2025-H1"), ("2025-08", "2025-08"),
        ("2025M08", "2025-08"), ("2025M8", "2025-08"), ("202508", "2025-08"),
        ("aug 2025", "2025-08"), ("Augusti 2025", "2025-08"), ("2025 aug", "2025-08"),
        ("aug.\u00a02025", "2025-08"), ("mars 2025", "2025-03"), ("may 2025", "2025-05"),
        ("2024/25", "2024/25"), ("läsår 2024/25", "2024/25"), ("läsåret 2024/2025", "2024/25"),
        ("1999/00", "1999/00"), ("２０２５", "2025"),
    ],
)  # fmt: skip
def test_understands_a_period(written: str, period: str) -> None:
    assert understand_period(written) == period


@pytest.mark.parametrize(
    "written",
    ["2017-18", "2020/2022", "HT25", "VT25", "2000 - 02", "2009–2010", "2024-2025", "2025-1", "2025-8",
     "2025-T4", "2025-Q5", "2025-H3", "2025-13", "202513", "2025M13", "1850", "20250831", "T2", "T2-25",
     "feb-aug 2025", "ma 2025", "hej 2025", "2025 hej", "1-8 2025", "2025-02-30", "jan-hej 2025", "",
     "20٢٥"],
)  # fmt: skip
def test_understands_no_period_where_it_may_be_two_or_none(written: str) -> None:
    assert understand_period(written) is None


@pytest.mark.parametrize(
    ("last", "frequency", "accumulation", "period"),
    [
        (8, "tertial", "year_to_date", "2025-T2"), (12, "tertial", "year_to_date", "2025-T3"),
        (9, "quarter", "year_to_date", "2025-Q3"), (6, "half_year", "year_to_date", "2025-H1"),
        (8, "month", "year_to_date", "2025-08"), (12, "month", "year_to_date", "2025-12"),
        (12, "year", "point", "2025"), (8, "tertial", "period", None), (12, "month", "point", None),
        (7, "tertial", "year_to_date", None), (8, "year", "year_to_date", None),
    ],
)  # fmt: skip
def test_reads_from_january_by_its_indicator(
    last: int, frequency: str, accumulation: str, period: str | None
) -> None:
    assert FromJanuary(2025, last).as_period(frequency, accumulation) == period


def test_reads_a_day_as_the_month_of_a_monthly_indicator() -> None:
    day = understand_period("2025-08-31")
    assert isinstance(day, Day)
    assert (day.as_period("month", "point"), day.as_period("year", "point")) == ("2025-08", None)


def test_reads_each_row_by_the_indicator_beside_it(reader: Reader) -> None:
    read = reader.read(
        HEAD
        + "KOS;BJ;jan-aug 2025;1\nEL;BJ;jan-aug 2025;2\nKO;BJ;2025-08-31;3\nX;BJ;jan–aug 2025;4\n"
    )
    assert read.column("period") == ["2025-T2", "jan-aug 2025", "2025-08", "jan–aug 2025"]


def test_reads_a_term_only_with_a_mapping(reader: Reader) -> None:
    mapping = Mapping(values={"period": {"HT25": "2025-T3"}})
    read = reader.read(HEAD + "KOS;BJ;HT25;1\nKOS;BJ;VT25;2\n", mapping=mapping)
    assert read.column("period") == ["2025-T3", "VT25"]


def test_lets_the_mapping_overrule_a_form_of_its_own(reader: Reader) -> None:
    mapping = Mapping(values={"period": {"jan-aug 2025": "2025-08"}})
    read = reader.read(HEAD + "KOS;BJ;jan-aug 2025;1\n", mapping=mapping)
    assert read.column("period") == ["2025-08"]


@pytest.mark.parametrize(
    ("part", "written", "period"),
    [
        ("Månad", "1", "2023-01"), ("Månad", "08", "2023-08"), ("Månad", "aug", "2023-08"),
        ("Månad", "2023-09", "2023-09"), ("Månad", "202309", "2023-09"), ("Månad", "8.0", "2023-08"),
        ("Månad", "1-8", "1-8 2023"), ("Månad", "13", "2023-13"),
        ("Tertial", "2", "2023-T2"), ("Tertial", "T2", "2023-T2"), ("Tertial", "Tertial 3", "2023-T3"),
        ("Tertial", "T1-T2", "T1-T2 2023"), ("Kvartal", "3", "2023-Q3"), ("Quarter", "Q4", "2023-Q4"),
    ],
)  # fmt: skip
def test_reads_a_year_and_its_part_in_two_columns(
    reader: Reader, part: str, written: str, period: str
) -> None:
    read = reader.read(f"Indikator;Enhet;{part};År;Utfall\nKO;BJ;{written};2023;1\n")
    assert read.column("period") == [period]


def test_leaves_a_period_empty_where_a_part_is_missing(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;År;Månad;Utfall\nKO;BJ;2023;;1\nKO;BJ;2023;1;1\n")
    assert read.column("period") == [None, "2023-01"]
