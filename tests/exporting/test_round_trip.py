"""What was exported and delivered into an empty home gives the same lights, row for row, and texts."""

from pathlib import Path

import pytest

from etl.deliveries import list_deliveries
from etl.exporting.package import export_package
from etl.harmless import harmless
from etl.pipeline import withdraw
from tests.exporting.awkward import AWKWARD, IDS, awkward_town, deliver_as_written, table
from tests.exporting.exported import Rows, content_of, there_and_back
from tests.town import Town

Back = tuple[Path, dict[str, Rows], dict[str, Rows]]


@pytest.fixture(scope="module")
def awkward_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The awkward town's home."""
    return awkward_town(tmp_path_factory.mktemp("awkward"))


@pytest.fixture(scope="module")
def awkward_back(awkward_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Back:
    """The awkward town's package, and what it holds before and after it has been there and back."""
    folder = tmp_path_factory.mktemp("back")
    before, after = there_and_back(awkward_home, folder)
    return folder / "package", before, after


def test_the_sample_gives_the_same_lights(sample_home: Path, tmp_path: Path) -> None:
    before, after = there_and_back(sample_home, tmp_path)
    assert sum(len(rows) for rows in before.values()) > 10_000
    for name, rows in before.items():
        assert after[name] == rows, name


def test_awkward_content_gives_the_same_lights_and_texts(awkward_back: Back) -> None:
    _, before, after = awkward_back
    # Blanks around a text are not kept when it lands, unless it was marked.
    landed = {text if harmless(text) != text else text.strip(" \u200b") for text in AWKWARD}
    assert {row[2] for row in before["indicators"]} - {None} == landed
    assert {row[0] for row in before["activities"]} == set(IDS)
    for name, rows in before.items():
        assert [tuple(map(repr, row)) for row in after[name]] == [
            tuple(map(repr, row)) for row in rows
        ], name


def test_takes_the_rules_along_but_nobodys_address(awkward_back: Back) -> None:
    package, _, _ = awkward_back
    written = (package / "malkoll.toml").read_text(encoding="utf-8")
    assert 'roll_up = "worst"' in written
    assert "hemlig" not in written
    for file in package.rglob("*"):
        assert file.is_dir() or b"smtp.example.se" not in file.read_bytes(), file


def test_nothing_in_a_package_is_guessed(town: Town, tmp_path: Path) -> None:
    # Alone in its column this may be three thousand; and so begins a footnote.
    deliver_as_written(
        town,
        results=table("indicator_id;org_unit_id;period;value", ("BEH", "TOP", "2025", 3.439)),
        activities=table("activity_id;goal_id;org_unit_id;title", ("* 1", "K1", "TOP", "Källa")),
    )
    before, after = there_and_back(town.home, tmp_path)
    assert after == before
    assert [row[4] for row in after["results"]] == [3.439]
    assert [row[0] for row in after["activities"]] == ["* 1"]


SECRETS = """
    indicator_id;org_unit_id;period;breakdown;value;value_status;numerator;denominator;comment
    BEH;TOP;2025;total;70;final;;;
    BEH;TOP;2025;women;;confidential;;;
    BEH;TOP;2025;men;71,7171;final;1;2;röjande
    EL;BJ;2025;total;;confidential;;;
    EL;LI;2025;total;10;final;;;
    EL;SKO;2025;women;31,3131;final;;;röjande
    EL;SKO;2025;men;41,4141;final;;;
    EL;SKN;2025;total;100;final;;;
    EL;SOC;2025;total;;missing;;;ingen mätning
    NAR;BJ;2025;total;90,5;preliminary;181;200;
    NAR;LI;2025;total;;not_applicable;;;
    KR;SKO;2025;total;1000;forecast;;;
"""


def test_what_is_hidden_stays_hidden_and_the_lights_are_the_same(
    town: Town, tmp_path: Path
) -> None:
    town.deliver(results=SECRETS)
    town.deliver(targets="""
        indicator_id;org_unit_id;period;breakdown;target_value;baseline_value;baseline_period
        BEH;TOP;2026;men;80;71,7171;2025
        EL;TOP;2025;total;100;;
    """)  # fmt: skip
    before, after = there_and_back(town.home, tmp_path)
    assert after == before
    hidden = [row for row in before["results"] if row[5] == "confidential"]
    assert [(row[:4], row[4], row[6:]) for row in hidden] == [
        (("BEH", "TOP", "2025", "men"), None, (None, None, None)),
        (("BEH", "TOP", "2025", "women"), None, (None, None, None)),
        (("EL", "BJ", "2025", "total"), None, (None, None, None)),
        (("EL", "SKO", "2025", "men"), None, (None, None, None)),
        (("EL", "SKO", "2025", "women"), None, (None, None, None)),
    ]
    assert ("EL", "SOC", "2025", "total", None, "missing", None, None, "ingen mätning") in before[
        "results"
    ]
    for file in (tmp_path / "package").rglob("*.csv"):
        text = file.read_text(encoding="utf-8")
        assert not any(told in text for told in ("71.7171", "31.3131", "41.4141", "röjande")), file


def test_an_export_never_holds_an_earlier_or_a_withdrawn_value(town: Town, tmp_path: Path) -> None:
    head = "indicator_id;org_unit_id;period;value;comment"
    town.deliver(results=f"{head}\nBEH;TOP;2024;61,6161;först\nBEH;TOP;2025;62,6262;")
    town.deliver(results=f"{head}\nBEH;TOP;2024;63;rättat")
    town.deliver(results=f"{head}\nBEH;TOP;2025;64,6464;fel")
    withdraw(town.home, list_deliveries(town.home)[-1].delivery_id, "fel")
    before, after = there_and_back(town.home, tmp_path)
    assert after == before
    values = [(row[2], row[4], row[8]) for row in before["results"]]
    assert values == [("2024", 63.0, "rättat"), ("2025", 62.6262, None)]
    for file in (tmp_path / "package").rglob("*.csv"):
        text = file.read_text(encoding="utf-8")
        assert not any(told in text for told in ("61.6161", "64.6464", "först", "fel")), file


def test_exports_what_is_published_though_more_has_landed_since(town: Town, tmp_path: Path) -> None:
    town.deliver(results="indicator_id;org_unit_id;period;value\nBEH;TOP;2024;61")
    pointer = town.home / "store" / "CURRENT"
    published = pointer.read_text(encoding="ascii")
    before = content_of(town.home)
    town.deliver(results="indicator_id;org_unit_id;period;value\nBEH;TOP;2024;62")
    pointer.write_text(published, encoding="ascii")
    export_package(town.home, tmp_path / "package")
    assert content_of(town.home) == before
    assert "62" not in (tmp_path / "package" / "results.csv").read_text(encoding="utf-8")
