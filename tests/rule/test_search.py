"""Search: what a reader types, and what comes first."""

from pathlib import Path

import duckdb
import pytest

from etl.store import Store
from tests.rule.asked import ask
from tests.rule.built import Built

PLAN = {
    "target_areas": "target_area_id;name_sv;name_en\nLAR;Lärande;Learning\nOMS;Omsorg;Care",
    "organisation": "org_unit_id;parent_org_unit_id;level;name\nTOP;;municipality;Provstad\n"
    "SKN;TOP;committee;Skolnämnden\nSOC;TOP;committee;Socialnämnden\nGY;SKN;operation;Gymnasieskola\n"
    "AO;SOC;operation;Äldreomsorg",
    "goals": "goal_id;target_area_id;org_unit_id;title;description\n"
    "K1;LAR;TOP;Alla elever når målen;Varje elev lämnar skolan med behörighet\n"
    "K2;OMS;TOP;Äldre har inflytande över sin vardag;\n"
    "N1;LAR;GY;Fler fullföljer gymnasiet;Elever ska trivas\n"
    "N2;OMS;AO;Trygg ålderdom;",
    "indicators": "indicator_id;name;measure_unit;direction;frequency;source_indicator_id;description\n"
    "KL01;Gymnasieexamen inom fyra år;%;higher;year;N17461;\n"
    "KL02;Betygspoäng efter gymnasieskolan;poäng;higher;year;;\n"
    "KL03;Brukarnöjdhet i hemtjänst;%;higher;year;U21468;Andel äldre som är nöjda med sitt inflytande\n"
    "KL04;Examen;%;higher;year;;\n"
    "KL05;Lärarexamen;%;higher;year;;\n"
    "KL06;Elever;antal;higher;year;;\n"
    "KL07;Väntetid på särskilt boende;dagar;lower;year;;",
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    built = Built(tmp_path_factory.mktemp("searched"), [])
    built.land(**PLAN)
    return built.build()


def found(snapshot: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    return [row["id"] for row in ask(snapshot, "search", text=text)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        # As it stands: the whole title, the id, the source's id.
        ("Alla elever når målen", ["K1"]),
        ("KL03", ["KL03"]),
        ("kl03", ["KL03"]),
        ("N17461", ["KL01"]),
        ("Skolnämnden", ["SKN"]),
        ("Provstad", ["TOP", "K1", "K2"]),  # the unit itself before the goals that it answers for
        # Case, and å, ä, ö typed as a, a, o.
        ("ALLA ELEVER", ["K1"]),
        ("alder", ["N2"]),
        ("äldre", ["K2", "AO", "KL03"]),  # a whole word in a title, a beginning in one, elsewhere
        ("aldre", ["K2", "AO", "KL03"]),
        ("hemtjanst", ["KL03"]),
        # The words in any order, found in the title or elsewhere.
        ("inflytande aldre", ["K2", "KL03"]),
        ("behörighet elever", ["K1"]),
        # The beginning of a word, and a part of one.
        ("gymnasie", ["KL01", "GY", "N1", "KL02"]),
        ("examen", ["KL04", "KL05", "KL01"]),
        ("gymnasie examen", ["KL01"]),
        # Small words need not be there, unless nothing else is asked.
        ("gymnasie och examen", ["KL01"]),
        ("äldre i omsorg", ["K2", "AO", "N2"]),
        ("inom", ["KL01"]),
        ("examen gymnasie", ["KL01"]),
        ("nöjd", ["KL03"]),
        ("omsorg", ["N2", "K2", "AO"]),
        # A whole word before a beginning, a title before what is told of it.
        ("elever", ["KL06", "K1", "N1"]),
        # Misspelt: one error in four to seven letters, two in longer words.
        ("elevr", ["K1", "KL06", "N1"]),
        ("elveer", ["K1", "KL06", "N1"]),
        ("inflytnde", ["K2", "KL03"]),
        ("inflytadne vardga", ["K2"]),
        ("inflittande", ["K2", "KL03"]),
        ("gymnaise", ["N1", "KL01"]),
        ("socialnämden", ["SOC"]),
        ("betygspäng", ["KL02"]),
        # By its area, in either language, or by its unit.
        ("learning", ["K1", "N1"]),
        ("gymnasieskola", ["GY", "KL02", "N1"]),
    ],
)
def test_finds_first(snapshot: duckdb.DuckDBPyConnection, typed: str, first: list[str]) -> None:
    assert found(snapshot, typed)[: len(first)] == first


@pytest.mark.parametrize(
    "typed",
    [
        "", "  ", "?", "'; drop table goals; --",
        "elever planeten",  # one word is nowhere
        "simhall",
        "KL09",  # no typing errors in what holds a digit
        "son",  # none in three letters, though sin is near
        "elllevver",  # two are the most there may be, and no word is that near
        "betgspang hemtjanst",
    ],
)  # fmt: skip
def test_finds_nothing(snapshot: duckdb.DuckDBPyConnection, typed: str) -> None:
    assert found(snapshot, typed) == []


def test_tells_what_each_is(snapshot: duckdb.DuckDBPyConnection) -> None:
    columns = ("kind", "id", "title", "detail", "org_unit_id")
    for typed, expected in (
        ("N1", ("goal", "N1", "Fler fullföljer gymnasiet", "Gymnasieskola · Lärande", "GY")),
        ("KL01", ("indicator", "KL01", "Gymnasieexamen inom fyra år", "% · N17461", None)),
        ("KL06", ("indicator", "KL06", "Elever", "antal", None)),
        ("GY", ("unit", "GY", "Gymnasieskola", "operation", "GY")),
    ):
        row = ask(snapshot, "search", text=typed)[0]
        assert tuple(row[column] for column in columns) == expected


def test_tells_the_sixty_best_and_each_but_once(built: Built) -> None:
    rows = [f"M{n:03d};Mått {n} av mått;%;higher;year" for n in range(90)]
    built.land(indicators="\n".join(["indicator_id;name;measure_unit;direction;frequency", *rows]))
    ids = found(built.build(), "mått")
    assert len(ids) == len(set(ids)) == 60


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("inflytande aldre", "K3"), ("gymnasie examen", "KL02"), ("halverad klimatpaverkan", "K5"),
        ("provköping", "PK"), ("skadegörelse", "KT02"), ("förskla", "K2"),
    ],
)  # fmt: skip
def test_finds_its_way_in_the_sample(sample_home: Path, typed: str, first: str) -> None:
    store = Store(sample_home)
    snapshot = store.open(str(store.current_id())).cursor()
    assert first in found(snapshot, typed)[:3]
