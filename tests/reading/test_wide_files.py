"""Wide files: one column per period, indicator or breakdown becomes one row each."""

import pytest

from etl.reading.mapping import Mapping
from tests.reading.reader import Reader


def test_unpivots_a_column_per_period(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;2023;T2 2024\nEL;BJ;1,5;\nEL;LI;..;3\n")
    cells = [(r["line"], r["source_column"], r["period"], r["value"]) for r in read.rows]
    assert cells == [
        (2, "2023", "2023", 1.5), (2, "T2 2024", "2024-T2", None),
        (3, "2023", "2023", None), (3, "T2 2024", "2024-T2", 3),
    ]  # fmt: skip
    assert read.column("value_status") == ["final", "missing", "confidential", "final"]


def test_unpivots_a_single_period(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;2023\nEL;BJ;1,5\n")
    assert (read.column("period"), read.column("value")) == (["2023"], [1.5])


def test_unpivots_a_column_per_indicator(reader: Reader) -> None:
    read = reader.read("Enhet;Period;EL;Kötid;Okänd\nBJ;2023;1,5;3;4\n")
    assert read.column("indicator_id") == ["EL", "KO"]
    assert read.codes() == ["column_not_read"]


def test_unpivots_a_column_per_breakdown(reader: Reader) -> None:
    read = reader.read("Enhet;Period;Indikator;Totalt;Kvinnor;Män\nBJ;2023;EL;1;2;3\n")
    assert dict(zip(read.column("breakdown"), read.column("value"), strict=True)) == {
        "total": 1, "women": 2, "men": 3,
    }  # fmt: skip


def test_names_the_wide_column_of_a_wrong_cell(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;2023;2024\nEL;BJ;1;fel\n")
    assert read.said() == [("not_a_number", 2, "2024", "fel")]


@pytest.mark.parametrize("header", ["2017-18", "HT25", "2020/2022", "prognos 2026"])
def test_refuses_a_column_whose_period_is_unclear(reader: Reader, header: str) -> None:
    read = reader.read(f"Indikator;Enhet;2023;{header}\nEL;BJ;1;2\n")
    assert read.said() == [("period_header_unclear", 1, header, header)]


def test_reads_a_wide_term_with_a_mapping(reader: Reader) -> None:
    mapping = Mapping(values={"period": {"HT25": "2025", "VT25": "2024"}})
    read = reader.read("Indikator;Enhet;HT25;VT25\nEL;BJ;1;2\n", mapping=mapping)
    assert read.column("period") == ["2025", "2024"]


def test_reads_many_columns(reader: Reader) -> None:
    periods = [f"{1960 + n // 12}-{n % 12 + 1:02d}" for n in range(720)]
    read = reader.read(f"Indikator;Enhet;{';'.join(periods)}\nKO;BJ;{';'.join('1' * 720)}\n")
    assert read.column("period") == periods


@pytest.mark.parametrize(
    ("text", "name"),
    [("", "målvärden 2025.csv"), ("Målvärden för nämnden\n", "a.csv"), ("", "targets.csv")],
)
def test_asks_whether_a_wide_file_holds_targets(reader: Reader, text: str, name: str) -> None:
    content = text + "Indikator;Enhet;2025;2026\nEL;BJ;1;2\n"
    assert reader.read(content, name=name).codes() == ["kind_doubtful"]
    assert reader.read(content, name=name, kind="targets").column("target_value") == [1, 2]
    assert reader.read(content, name=name, mapping=Mapping(kind="results")).codes() == []
