"""Headers: matched without regard to case, blanks, å/ä/ö, hyphens or underscores."""

import pytest

from etl.reading.mapping import Mapping
from tests.reading.reader import Reader


@pytest.mark.parametrize(
    "headers",
    [
        "Indikator;Enhet;Period;Utfall;Kön",
        "INDIKATOR_ID;enhets id;period;UTFALL;kon",
        "indikator-id;Nämnd;År;Värde;Uppdelning",
        "Nyckeltal;Namnd;ar;Mätvärde;KÖN",
        "indicator;Org unit;Year;Value;Sex",
        "kpi;municipality;year;value;gender",
        "indicator_id;org_unit_id;period;value;breakdown",
    ],
)
def test_matches_headers_however_they_are_written(reader: Reader, headers: str) -> None:
    read = reader.read(f"{headers}\nEL;Skolnämnden;2024;5;K\n")
    row = read.rows[0]
    assert (read.said(), read.extract.kind) == ([], "results")
    assert (row["indicator_id"], row["org_unit_id"]) == ("EL", "SKN")
    assert (row["period"], row["value"], row["breakdown"]) == ("2024", 5, "women")


def test_warns_of_a_column_that_is_not_read(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;Period;Utfall;Övrigt\nEL;BJ;2024;5;x\n")
    assert read.said() == [("column_not_read", 1, "Övrigt", "Övrigt")]


def test_refuses_two_columns_that_mean_the_same(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;Period;Utfall;Värde\nEL;BJ;2024;5;6\n")
    assert read.said() == [("header_twice", 1, "", "Utfall, Värde")]


def test_takes_results_with_targets_beside_them_for_results(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;Period;Utfall;Målvärde\nEL;BJ;2024;5;6\n")
    assert (read.extract.kind, read.codes()) == ("results", ["column_not_read"])


def test_recognises_targets_by_their_column(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;Period;Målvärde;Övre gräns\nEL;BJ;2024;5;6\n")
    assert (read.extract.kind, read.column("target_upper")) == ("targets", [6])


def test_takes_the_users_word_for_a_header(reader: Reader) -> None:
    mapping = Mapping(
        columns={"Vad": "indicator_id", "Siffra": "value", "Namn": ""},
        constants={"org_unit_id": "BJ", "period": "2024"},
    )
    read = reader.read("Vad;Siffra;Namn;Kommentar\nEL;5;n;it's\n", mapping=mapping)
    assert (read.said(), read.extract.kind) == ([], "results")
    assert (read.column("org_unit_id"), read.column("value")) == (["BJ"], [5])


def test_refuses_results_whose_value_column_is_misspelt(reader: Reader) -> None:
    read = reader.read("Indikator;Enhet;Period;Utfal\nEL;BJ;2024;5\n", kind="results")
    assert read.said()[0] == ("column_missing", 1, "", "Utfall")


def test_asks_where_two_kinds_fit_alike(reader: Reader) -> None:
    content = "goal_id;org_unit_id;period;x\nK1;BJ;2024;1\n"
    assert reader.read(content).said() == [
        ("kind_unknown", 1, "", "goal_id, org_unit_id, period, x")
    ]
