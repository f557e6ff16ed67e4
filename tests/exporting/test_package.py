"""The Data Package: valid by its own library, made from the contract, and nothing half written."""

import json
import shutil
import socket
import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from frictionless import Package, validate

from etl.contract import kinds
from etl.errors import WrongUse
from etl.exporting.package import DESCRIPTOR, export_package
from etl.settings import load_settings
from tests.town import Town

VALUES = """
    indicator_id;org_unit_id;period;value;value_status;comment
    BEH;TOP;2025;86,5;final;-lägre
    BEH;SKN;2025;;sekretess;
    KO;TOP;2025-08;12;prel;
"""
BUDGET = """
    org_unit_id;period;account;budget;outcome
    SKN;2025;net_cost;100;90
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, planned_home: Path) -> Path:
    """The package of the small town, with a few values and a budget."""
    folder = tmp_path_factory.mktemp("exported")
    shutil.copytree(planned_home, folder / "home")
    town = Town(folder / "home", folder / "inbox")
    outcome = town.deliver(results=VALUES, budget=BUDGET)
    assert not outcome.is_refused
    export_package(town.home, folder / "package")
    return folder / "package"


@pytest.fixture
def described(exported: Path) -> dict[str, Any]:
    return json.loads((exported / DESCRIPTOR).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever tries to reach anything fails."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    yield


@pytest.mark.usefixtures("no_network")
def test_is_valid_to_the_last_cell(exported: Path) -> None:
    report = validate(str(exported / DESCRIPTOR))
    assert report.flatten(["type", "title", "message"]) == []
    assert {task.name for task in report.tasks} > set(kinds())


@pytest.mark.usefixtures("no_network")
def test_a_wrong_cell_is_found_by_what_the_contract_says(exported: Path, tmp_path: Path) -> None:
    described = json.loads((exported / DESCRIPTOR).read_text(encoding="utf-8"))
    resources = [one for one in described["resources"] if one["type"] == "table"]
    for one in resources:
        (tmp_path / one["path"]).parent.mkdir(exist_ok=True)
        text = (exported / one["path"]).read_text(encoding="utf-8")
        if one["name"] == "results":
            text += '"NONE","TOP","2025","total",1.0,"final",,,\r\n"BEH","TOP","2024","all",x,"final",,,\r\n'
        (tmp_path / one["path"]).write_text(text, encoding="utf-8", newline="")
        del one["bytes"], one["hash"]
    (tmp_path / DESCRIPTOR).write_text(json.dumps({**described, "resources": resources}))
    found = validate(str(tmp_path / DESCRIPTOR)).flatten(["type"])
    assert {tuple(row) for row in found} == {
        ("foreign-key",),
        ("constraint-error",),
        ("type-error",),
    }


def test_describes_every_column_of_the_contract_in_two_languages(described: dict[str, Any]) -> None:
    found = {one["name"]: one for one in described["resources"]}
    for kind in kinds().values():
        schema = found[kind.name]["schema"]
        assert [field["name"] for field in schema["fields"]] == list(kind.names)
        assert schema["primaryKey"] == list(kind.key)
        for field, column in zip(schema["fields"], kind.columns, strict=True):
            assert (field["title"], field["title@en"]) == (
                column.swedish.label,
                column.english.label,
            )
            assert (
                field["description"]
                .casefold()
                .startswith(column.swedish.explanation.casefold()[:9])
            )
            assert field.get("constraints", {}).get("enum", []) == list(column.allowed)
    results = {field["name"]: field for field in found["results"]["schema"]["fields"]}
    assert (results["value"]["type"], results["period"]["type"]) == ("number", "string")
    assert results["org_unit_id"]["constraints"] == {"required": True}
    weight = found["goal_indicators"]["schema"]["fields"][2]
    assert weight["constraints"] == {"exclusiveMinimum": 0}
    assert {
        "fields": ["parent_org_unit_id"],
        "reference": {"resource": "", "fields": ["org_unit_id"]},
    } in (found["organisation"]["schema"]["foreignKeys"])


def test_describes_every_column_of_the_lights(described: dict[str, Any]) -> None:
    lights = [
        one
        for one in described["resources"]
        if one["path"].startswith("lights/") and "schema" in one
    ]
    assert [one["name"] for one in lights] == ["indicator_status", "goal_status", "budget_status"]
    for one in lights:
        fields = one["schema"]["fields"]
        assert [
            f["name"] for f in fields if not f.get("description") or not f.get("description@en")
        ] == []


def test_says_whose_figures_they_are_and_by_what_rule(sample_home: Path, tmp_path: Path) -> None:
    export_package(sample_home, tmp_path / "package")
    described = Package(str(tmp_path / "package" / DESCRIPTOR)).to_dict()
    said = described["malkoll"]
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert described["licenses"][0]["name"] == "CC0-1.0"
    assert described["sources"][0] == {"title": "Provköping"}
    assert said["municipality"] == "Provköping"
    assert said["is_sample"]
    assert said["as_of"] is None
    assert said["snapshot_id"] == (sample_home / "store" / "CURRENT").read_text().strip()
    assert said["rules"]["roll_up"] == "share"
    readme = (tmp_path / "package" / "README.md").read_text(encoding="utf-8")
    assert "malkoll --home NYTT deliver datapackage.json" in readme
    assert "påhittade" in readme
    written = tomllib.loads((tmp_path / "package" / "malkoll.toml").read_text(encoding="utf-8"))
    assert set(written) == {"municipality", "rule", "budget", "periods"}
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "package" / "malkoll.toml").rename(home / "malkoll.toml")
    assert load_settings(home).name == "Provköping"


def test_claims_no_licence_that_nobody_chose(described: dict[str, Any]) -> None:
    assert "licenses" not in described


def test_the_csv_is_plain_and_the_parquet_file_holds_the_same(exported: Path) -> None:
    raw = (exported / "results.csv").read_bytes()
    assert raw.decode("utf-8").splitlines(keepends=True)[:3] == [
        '"indicator_id","org_unit_id","period","breakdown",value,"value_status",numerator,denominator,"comment"\r\n',
        '"BEH","SKN","2025","total",,"confidential",,,\r\n',
        '"BEH","TOP","2025","total",86.5,"final",,,"\'-lägre"\r\n',
    ]
    table = pq.read_table(exported / "parquet" / "results.parquet")
    assert table.column("comment").to_pylist() == [None, "-lägre", None]
    assert str(table.schema.field("value").type) == "double"
    with duckdb.connect() as connection:
        for csv in exported.rglob("*.csv"):
            twin = next(exported.rglob(f"{csv.stem}.parquet"))
            counts = connection.execute(
                f"select (select count(*) from read_csv('{csv}', all_varchar = true, header = true)),"
                f" (select count(*) from '{twin}')"
            ).fetchone()
            assert counts is not None
            assert counts[0] == counts[1], csv


def test_pseudonyms_stand_for_names_and_stay_the_same(town: Town, tmp_path: Path) -> None:
    town.deliver(
        goals="""
            goal_id;target_area_id;org_unit_id;title;responsible
            K3;LAR;SKN;Nytt mål;Anna Andersson
            K4;LAR;SKN;Annat mål;Bo Berg
        """,
        assessments="""
            goal_id;period;status;analysis;state;approved_date;assessed_by
            K3;2025;met;Bra;approved;2026-01-31;Anna Andersson
        """,
        results=VALUES,
    )
    for name in ("one", "two"):
        export_package(town.home, tmp_path / name, is_pseudonymous=True)
    goals = pq.read_table(tmp_path / "one" / "parquet" / "goals.parquet").to_pylist()
    stands = {row["goal_id"]: row["responsible"] for row in goals}
    assert stands["K1"] is None
    assert stands["K3"].startswith("p-")
    assert stands["K3"] != stands["K4"]
    judged = pq.read_table(tmp_path / "two" / "parquet" / "assessments.parquet").to_pylist()
    assert judged[0]["assessed_by"] == stands["K3"]
    lights = pq.read_table(tmp_path / "one" / "lights" / "goal_status.parquet").to_pylist()
    assert stands["K3"] in {row["assessed_by"] for row in lights}
    for file in tmp_path.glob("*/**/*"):
        is_package = file.is_file() and file.parts[len(tmp_path.parts)] in ("one", "two")
        assert not is_package or b"Anna Andersson" not in file.read_bytes(), file
    key = town.home / "pseudonyms.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert not list(town.home.glob(".pseudonyms*"))
    assert key.read_text().strip() not in (tmp_path / "one" / DESCRIPTOR).read_text()
    for damaged in ("", "00", "x" * 64):
        key.write_text(damaged)
        with pytest.raises(WrongUse):
            export_package(town.home, tmp_path / "three", is_pseudonymous=True)
