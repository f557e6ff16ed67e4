"""Names: a unit or an indicator by its id or its exact name, and never one of two."""

import pytest

from etl.reading.names import Names, plain

KNOWN = {
    "BJ": "Björkskolan",
    "0180": "Stockholm",
    "A": "Norra",
    "B": "Norra",
    "a1": "x",
    "A1": "y",
    "x": "A",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BJ", "BJ"), ("bj", "BJ"), (" Björkskolan ", "BJ"), ("BJÖRKSKOLAN", "BJ"), ("Björk", None),
        ("0180", "0180"), ("180", "0180"), ("18", None), ("stockholm", "0180"),
        ("Norra", None), ("a1", "a1"), ("A1", "A1"), ("A", "A"), ("y", "A1"),
    ],
)  # fmt: skip
def test_finds_an_id_by_what_it_is_called(text: str, found: str | None) -> None:
    assert Names(KNOWN).find(text) == found


def test_finds_neither_of_two_ids_that_differ_by_case_alone() -> None:
    assert Names({"ab1": "x", "AB1": "y"}).find("Ab1") is None


@pytest.mark.parametrize("name", ["Målvärde", "mal_varde", "MÅL-VÄRDE", " mål värde "])
def test_sees_one_name_however_it_is_written(name: str) -> None:
    assert plain(name) == "malvarde"
