"""malkoll deliver: all files of a call or none, and what is printed of it."""

import json
from pathlib import Path

from etl.deliveries import list_deliveries
from tests.commands.conftest import Run
from tests.town import Town

FIELDS = "kind,delivery_id,rows,new,changed,unchanged,file"


def _results(town: Town, value: str = "86,5", name: str = "results.csv") -> Path:
    return town.write(name, f"indicator_id;org_unit_id;period;value\nBEH;TOP;2025;{value}\n")


def test_says_what_was_new_and_that_it_is_known_the_next_time(run: Run, town: Town) -> None:
    common = ("--home", town.home, "--format", "json", "deliver", _results(town))
    (first,) = run(*common).json
    again = run(*common)
    assert ",".join(first) == FIELDS
    assert (first["kind"], first["rows"], first["new"]) == ("results", 1, 1)
    assert again.json[0]["unchanged"] == 1
    assert "redan känt" in again.err
    assert len(list_deliveries(town.home)) == 6


def test_refuses_all_files_when_one_is_wrong(run: Run, town: Town) -> None:
    good, bad = _results(town), town.write("targets.csv", "indicator_id;period\n")
    before = list_deliveries(town.home)
    ran = run("--home", town.home, "--format", "json", "deliver", good, bad)
    assert ran.code == 1
    assert {row["file"] for row in ran.json} == {"targets.csv"}
    assert "Inget är sparat" in ran.err
    assert list_deliveries(town.home) == before


def test_delivers_a_folder_but_not_what_else_is_in_it(run: Run, town: Town) -> None:
    _results(town)
    for other in ("~$results.xlsx", ".hidden.csv", "notes.md"):
        town.write(other, "x")
    ran = run("--home", town.home, "--format", "csv", "deliver", town.inbox)
    assert [row["file"] for row in ran.csv] == ["results.csv"]


def test_delivers_what_a_data_package_lists(run: Run, town: Town) -> None:
    _results(town)
    town.write("other.csv", "nonsense\n1\n")
    listed = {"resources": [{"path": "results.csv"}, {"path": "readme.md"}]}
    package = town.write("datapackage.json", json.dumps(listed))
    for named in (package, town.inbox):
        ran = run("--home", town.home, "--format", "csv", "deliver", named)
        assert [row["file"] for row in ran.csv] == ["results.csv"]


def test_a_data_package_reaches_nothing_outside_its_folder(run: Run, town: Town) -> None:
    for text in ('{"resources": [{"path": "../../secret.csv"}]}', '{"resources": []}', "{", "[]"):
        package = town.write("datapackage.json", text)
        ran = run("--home", town.home, "deliver", package)
        assert ran.code == 2, text
        assert "datapackage.json" in ran.err


def test_a_file_named_twice_is_delivered_once(run: Run, town: Town) -> None:
    file = _results(town)
    assert len(run("--home", town.home, "--format", "json", "deliver", file, file).json) == 1


def test_keeps_the_note(run: Run, town: Town) -> None:
    run("--home", town.home, "deliver", _results(town), "--note", "Bokslut")
    assert list_deliveries(town.home)[-1].note == "Bokslut"


def test_says_few_of_many_warnings_of_one_sort(run: Run, town: Town) -> None:
    rows = "".join(f"BEH;TOP;{year};{year}\n" for year in range(2001, 2020))
    file = town.write("results.csv", "indicator_id;org_unit_id;period;value\n" + rows)
    ran = run("--home", town.home, "deliver", file)
    assert ran.code == 0
    assert ran.err.count("procent är mer än hundra") == 5
    assert "14 till av samma slag" in ran.err


def test_an_unknown_kind_is_wrong_use(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "deliver", _results(town), "--kind", "utfall")
    assert ran.code == 2
    assert "results" in ran.err


def test_takes_a_mapping_file(run: Run, town: Town) -> None:
    file = town.write("r.csv", "Kod;Plats;Tid;Tal\nBEH;TOP;2025;86,5\n")
    mapping = town.write(
        "map.toml",
        'kind = "results"\n[columns]\n"Kod" = "indicator_id"\n"Plats" = "org_unit_id"\n'
        '"Tid" = "period"\n"Tal" = "value"\n',
    )
    ran = run("--home", town.home, "--format", "json", "deliver", file, "--map", mapping)
    assert (ran.code, ran.json[0]["new"]) == (0, 1), ran.err
