"""The mapping file: what it may say, and what is wrong in it."""

from pathlib import Path

import pytest

from etl.errors import WrongUse
from etl.reading.mapping import Mapping, read_mapping


def test_reads_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "karta.toml"
    path.write_text(
        'kind = "results"\nsheet = "Data"\nheader_row = 3\ndecimal_mark = ","\n'
        '[columns]\nVad = "indicator_id"\nNamn = ""\n[constants]\nperiod = "2024"\n'
        '[values.period]\n"HT25" = "2025-T3"\n',
        encoding="utf-8-sig",
    )
    assert read_mapping(path) == Mapping(
        kind="results", sheet="Data", header_row=3, decimal_mark=",",
        columns={"Vad": "indicator_id", "Namn": ""}, constants={"period": "2024"},
        values={"period": {"HT25": "2025-T3"}},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kind = ", "mapping_unreadable"), ('slag = "results"', "mapping_unknown_key"),
        ('kind = "utfall"', "mapping_value"), ('decimal_mark = ";"', "mapping_value"),
        ('delimiter = "x"', "mapping_value"), ('header_row = "3"', "mapping_value"),
        ("header_row = 0", "mapping_value"), ("header_row = true", "mapping_value"),
        ("encoding = 8", "mapping_value"), ("sheet = 1", "mapping_value"),
        ('columns = "x"', "mapping_value"), ("[columns]\na = 1", "mapping_unknown_column"),
        ('[columns]\na = "utfall"', "mapping_unknown_column"),
        ('[constants]\nutfall = "1"', "mapping_unknown_column"), ("[constants]\nvalue = 1", "mapping_value"),
        ('[values]\nvalue = "x"', "mapping_value"),
    ],
)  # fmt: skip
def test_says_what_is_wrong_in_a_mapping(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "karta.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongUse) as wrong:
        read_mapping(path)
    assert wrong.value.code == code


def test_says_that_there_is_no_mapping(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        read_mapping(tmp_path / "finns inte.toml")
