"""Templates: what is in data/templates is what the contract makes."""

from pathlib import Path

import pytest

from etl.contract import kinds
from etl.templates import template, write_templates
from tests.reading.reader import Reader

KEPT = Path(__file__).parents[2] / "data" / "templates"


def test_keeps_the_templates_that_the_contract_makes(tmp_path: Path) -> None:
    write_templates(tmp_path / "templates")
    made = {path.name: path.read_bytes() for path in (tmp_path / "templates").iterdir()}
    assert made == {path.name: path.read_bytes() for path in KEPT.iterdir()}
    assert set(made) == {f"{name}.csv" for name in kinds()}


@pytest.mark.parametrize("name", kinds())
def test_makes_a_template_that_is_recognised(reader: Reader, name: str) -> None:
    read = reader.read(template(kinds()[name]))
    assert (read.extract.kind, read.codes()) == (name, ["no_rows"])
    assert read.extract.recognised.encoding == "utf-8"
    assert read.extract.recognised.delimiter == ";"
