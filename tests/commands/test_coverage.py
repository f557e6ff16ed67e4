"""malkoll coverage: what was expected and has not come, and whom it reminds. malkoll template."""

import shutil
import socket
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from etl.bundled import sample_folder
from etl.contract import kinds
from tests.commands.conftest import Run
from tests.post_office import post_office, set_mail
from tests.town import Town

COLUMNS = "indicator_id,name,org_unit_id,org_unit,period,responsible,last_reported,committee_id"


def test_lists_what_has_not_come(run: Run, sample_home: Path) -> None:
    ran = run("--home", sample_home, "--format", "csv", "coverage", "--period", "2026")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == COLUMNS
    assert ran.csv


def test_nothing_measured_is_an_empty_array(run: Run, town: Town) -> None:
    assert run("--home", town.home, "--format", "json", "coverage").out == "[]\n"


def test_an_unknown_period_is_wrong_use(run: Run, sample_home: Path) -> None:
    assert run("--home", sample_home, "coverage", "--period", "2025-13").code == 2


def test_tells_when_it_was_last_reported_at_the_end_of_the_row(run: Run, sample_home: Path) -> None:
    rows = run("--home", sample_home, "--format", "json", "coverage", "--period", "2025").json
    assert {row["last_reported"] for row in rows if row["indicator_id"] == "X005"} == {"2023"}
    assert {row["committee_id"] for row in rows if row["indicator_id"] == "X005"} == {"SN"}
    assert {row["last_reported"] for row in rows if row["indicator_id"] == "EE01"} == {None}


def table_of(kind: str) -> pd.DataFrame:
    """Return a file of the sample with the contract's names for its columns."""
    names = {column.swedish.label: column.name for column in kinds()[kind].columns}
    path = sample_folder() / f"{kind}.csv"
    return pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig").rename(columns=names)


def test_agrees_with_a_count_of_the_files_themselves(run: Run, sample_home: Path) -> None:
    results, indicators = (table_of(kind) for kind in ("results", "indicators"))
    measured = indicators[indicators["formula"].isna()].set_index("indicator_id")["frequency"]
    totals = results[
        (results["breakdown"] == "total") & results["indicator_id"].isin(measured.index)
    ]
    come = totals[~totals["value_status"].isin(["missing", "forecast"])]
    last = {"year": "2025", "half_year": "2025-H2", "tertial": "2025-T3", "quarter": "2025-Q4",
            "month": "2025-12", "school_year": "2024/25"}  # fmt: skip
    pairs = ["indicator_id", "org_unit_id"]
    before = totals[totals["period"].str[:4].astype(int) <= 2025][pairs].drop_duplicates()
    asked = come["indicator_id"].map(measured).map(last)
    have = come[come["period"] == asked][pairs].drop_duplicates()
    lacking = before.merge(have, on=pairs, how="left", indicator=True)
    expected = set(map(tuple, lacking[lacking["_merge"] == "left_only"][pairs].to_numpy()))
    rows = run("--home", sample_home, "--format", "json", "coverage", "--period", "2025").json
    told = {(r["indicator_id"], r["org_unit_id"]) for r in rows if r["last_reported"] is not None}
    assert told == expected
    assert told


def test_narrows_to_a_responsible_and_to_a_unit(run: Run, sample_home: Path) -> None:
    def of(*narrowed: str) -> set[str]:
        ran = run(
            "--home", sample_home, "--format", "csv", "coverage", "--period", "2025", *narrowed
        )
        assert ran.code == 0
        return {row["indicator_id"] for row in ran.csv}

    assert of("--responsible", "Chef SF-SB") == {"X005"}
    assert of("--unit", "KS") == {"E001", "E002"}
    assert of("--unit", "SN", "--responsible", "Kommundirektör") == set()


@pytest.mark.parametrize("narrowed", [("--responsible", "Ingen"), ("--unit", "INGEN")])
def test_an_unknown_responsible_or_unit_is_wrong_use(
    run: Run, sample_home: Path, narrowed: tuple[str, str]
) -> None:
    ran = run("--home", sample_home, "coverage", *narrowed)
    assert ran.code == 2
    assert narrowed[1] in ran.err


def test_expects_all_of_a_period_that_has_ended_though_nobody_has_reported_it(
    run: Run, town: Town
) -> None:
    town.deliver(
        results="indicator_id;org_unit_id;period;value\nBEH;BJ;2022;80\nKO;SOC;2022-12;30",
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2023;80",
    )
    ran = run("--home", town.home, "--format", "csv", "coverage", "--period", "2023")
    assert [(row["indicator_id"], row["period"]) for row in ran.csv] == [
        ("BEH", "2023"), ("KO", "2023-12"),
    ]  # fmt: skip
    ahead = date.today().year + 2
    assert run("--home", town.home, "--format", "csv", "coverage", "--period", ahead).csv == []


@pytest.fixture
def own_sample(sample_home: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_home, tmp_path / "own")
    return tmp_path / "own"


def test_sends_a_letter_to_each_and_tells_who_got_theirs(run: Run, own_sample: Path) -> None:
    with post_office() as office:
        set_mail(own_sample, office.port)
        ran = run("--home", own_sample, "--format", "csv", "coverage", "--period", "2025", "--send")
    assert ran.code == 0
    assert len(ran.csv) == 7, "the rows, and nothing else, on standard output"
    assert "Skickat till Chef SF-SB (sb@provkoping.example)." in ran.err
    assert "Inte skickat till Kommundirektör: Kommundirektör har ingen adress." in ran.err
    (letter,) = office.taken
    assert letter["To"] == "sb@provkoping.example"
    assert "Läkemedelsgenomgångar gjorda" in letter.get_body().get_content()  # type: ignore[union-attr]


def test_sends_nothing_where_nothing_is_missing(run: Run, own_sample: Path) -> None:
    with post_office() as office:
        set_mail(own_sample, office.port)
        ran = run("--home", own_sample, "coverage", "--period", "2025", "--unit", "BUN", "--send")
    assert (ran.code, ran.err.strip()) == (0, "Inget saknas, så inget skickades.")
    assert office.taken == []


def test_a_server_that_cannot_be_reached_ends_with_3(run: Run, own_sample: Path) -> None:
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    set_mail(own_sample, port)
    ran = run("--home", own_sample, "coverage", "--period", "2025", "--send")
    assert ran.code == 3
    assert f"localhost:{port} svarar inte" in ran.err


def test_sending_without_a_server_is_wrong_use(run: Run, sample_home: Path) -> None:
    assert run("--home", sample_home, "coverage", "--period", "2025", "--send").code == 2


def test_writes_a_template_that_is_delivered_back(
    run: Run, own_sample: Path, tmp_path: Path
) -> None:
    asked = ("--home", own_sample, "template", "--period", "2025", "--responsible", "Chef SF-SB")
    ran = run(*asked, "--out", tmp_path / "mall.xlsx")
    assert (ran.code, ran.out) == (0, "mall.xlsx: 1 rader att fylla i.\n")
    assert load_workbook(tmp_path / "mall.xlsx").worksheets[0]["A2"].value == "X005"
    assert run(*asked, "--as", "csv", "--out", tmp_path / "mall.csv").code == 0
    text = (tmp_path / "mall.csv").read_text("utf-8-sig").splitlines()
    text[1] = text[1].removesuffix(";" * 5) + ";81,4;;;;"
    (tmp_path / "mall.csv").write_text("\n".join(text), "utf-8")
    assert run("--home", own_sample, "deliver", tmp_path / "mall.csv").code == 0
    assert run(*asked, "--out", tmp_path / "x").code == 0
    assert not (tmp_path / "x").exists(), "nothing is missing, so nothing is written"


def test_a_template_that_cannot_be_written_ends_with_3(
    run: Run, sample_home: Path, tmp_path: Path
) -> None:
    ran = run("--home", sample_home, "template", "--period", "2025", "--out", tmp_path)
    assert ran.code == 3
    assert "Mallen kunde inte skrivas" in ran.err


def test_a_template_where_nothing_is_measured_says_so(run: Run, town: Town, tmp_path: Path) -> None:
    ran = run("--home", town.home, "template", "--out", tmp_path / "mall.xlsx")
    assert (ran.code, ran.out) == (0, "Inga utfall är levererade ännu.\n")
