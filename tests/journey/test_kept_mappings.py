"""What was said of a header is remembered for it, as far as the next file needs it; a guess is not."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reading.mapping import Mapping, read_mapping
from etl.uploading.kept_mappings import as_toml
from etl.uploading.uploads import look, remember, remembered
from tests.town import Town

TEXT = "Vad;Var;Tid;Utfall;Extra\nBEH;Björken;2025;48,4;x\n"
SAID = Mapping(
    columns={"Vad": "indicator_id", "Var": "org_unit_id", "Tid": "period", "Extra": ""},
    values={"org_unit_id": {"Björken": "BJ"}},
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def test_reads_the_next_file_of_the_header_as_last_time(town: Town) -> None:
    first = look(town.home, town.write("jan.csv", TEXT))
    assert remembered(town.home, first) is None
    path = remember(town.home, first.headers, SAID)
    assert path is not None
    assert path.parent == town.home / "mappings"
    again = look(town.home, town.write("feb.csv", TEXT.replace("48,4", "50,1")))
    said = remembered(town.home, again)
    assert said == SAID
    read = look(town.home, again.path, said)
    assert [(row["org_unit_id"], row["value"]) for row in read.as_read] == [("BJ", 50.1)]
    assert read_mapping(path) == SAID


def test_another_header_is_another_matter(town: Town) -> None:
    first = look(town.home, town.write("a.csv", TEXT))
    remember(town.home, first.headers, SAID)
    other = look(town.home, town.write("b.csv", TEXT.replace("Tid", "När")))
    assert remembered(town.home, other) is None


def test_what_belongs_to_the_single_file_is_asked_for_again(town: Town) -> None:
    first = look(town.home, town.write("a.csv", TEXT))
    of_the_file = replace(
        SAID, encoding="cp1252", decimal_mark=",", last_row=9,
        constants={"period": "2025", "org_unit_id": "BJ", "value_status": "preliminary"},
    )  # fmt: skip
    remember(town.home, first.headers, of_the_file)
    assert remembered(town.home, first) == replace(SAID, constants={"value_status": "preliminary"})


def test_a_period_without_its_year_is_asked_for_again(town: Town) -> None:
    first = look(town.home, town.write("a.csv", TEXT))
    periods = {"Första tertialet": "2025-T1", "Våren 2025": "2025-T1"}
    remember(town.home, first.headers, replace(SAID, values={"period": periods}))
    again = remembered(town.home, first)
    assert again is not None
    assert again.values == {"period": {"Våren 2025": "2025-T1"}}
    alone = Mapping(values={"period": {"Första tertialet": "2025-T1"}})
    assert remember(town.home, first.headers, alone) is None


def test_nothing_is_kept_where_the_file_says_all_itself(town: Town) -> None:
    clear = look(town.home, town.write("a.csv", "Indikator;Enhet;Period;Utfall\nBEH;BJ;2025;1\n"))
    assert remember(town.home, clear.headers, Mapping(kind="results", decimal_mark=",")) is None
    assert not list((town.home).glob("mappings/*"))


def test_a_file_that_is_clear_needs_no_header_row(town: Town) -> None:
    clear = look(town.home, town.write("a.csv", "Indikator;Enhet;Period;Utfall\nBEH;BJ;2025;1\n"))
    said = Mapping(kind="results", header_row=4, delimiter=",", values={"org_unit_id": {"B": "BJ"}})
    remember(town.home, clear.headers, said)
    assert remembered(town.home, clear) == Mapping(values={"org_unit_id": {"B": "BJ"}})


def test_a_broken_memory_is_as_none(town: Town) -> None:
    first = look(town.home, town.write("a.csv", TEXT))
    path = remember(town.home, first.headers, SAID)
    assert path is not None
    path.write_text("kind = ", encoding="utf-8")
    assert remembered(town.home, first) is None
    remember(town.home, first.headers, SAID)
    assert remembered(town.home, first) == SAID


@settings(max_examples=60, deadline=None)
@given(
    headers=st.lists(TEXTS, max_size=3),
    columns=st.dictionaries(TEXTS, st.just("value")),
    values=st.dictionaries(st.just("period"), st.dictionaries(TEXTS, TEXTS, min_size=1)),
    sheet=TEXTS,
)
def test_whatever_is_said_can_be_read_again(
    tmp_path_factory: pytest.TempPathFactory,
    headers: list[str],
    columns: dict[str, str],
    values: dict[str, dict[str, str]],
    sheet: str,
) -> None:
    said = Mapping(
        kind="results", sheet=sheet, delimiter="\t", header_row=2, last_row=5,
        columns=columns, constants={"comment": sheet}, values=values,
    )  # fmt: skip
    path: Path = tmp_path_factory.getbasetemp() / "karta.toml"
    path.write_text(as_toml(said, headers), encoding="utf-8")
    assert read_mapping(path) == said
