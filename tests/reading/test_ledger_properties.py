"""A ledger comes back exactly, however it is written: no sum an ore off, none ten or a thousand times."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.reading.ledger.amounts import bare_amount, exact
from tests.reading.ledgers import STYLES, Style, answers, booked, expected, written
from tests.reading.reader import Reader


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(amounts=booked(), style=STYLES)
def test_reads_back_what_was_booked(
    tmp_path: Path, amounts: dict[tuple[str, str], list[int]], style: Style
) -> None:
    name = "utfall.xlsx" if style.is_workbook else "utfall.csv"
    read = Reader(tmp_path).read(written(amounts, style), name, mapping=answers(style))
    errors = [f for f in read.findings if f.severity == "error"]
    assert errors == []
    assert read.extract.recognised.layout == "ledger"
    assert read.extract.recognised.amount_unit == style.unit
    found = {
        (row["org_unit_id"], row["period"], row["account"]): row["outcome"] for row in read.rows
    }
    assert found == expected(amounts, style)
    assert "ledger_sum_disagrees" not in read.codes()


@given(
    ore=st.integers(0, 10**15),
    group=st.sampled_from(["", " ", "\u00a0", "\u202f", "."]),
    negative=st.sampled_from(["{}", "-{}", "{}-", "({})", "−{}", "- {}", "( {} )", "{} -"]),
)
def test_reads_an_amount_to_the_ore_whatever_its_sign(ore: int, group: str, negative: str) -> None:
    digits = f"{ore // 100:,}".replace(",", group) + f",{ore % 100:02d}"
    bare, unit = bare_amount(negative.format(digits))
    amount = exact(bare, ",")
    assert amount is not None
    assert unit is None
    assert amount * 100 == (ore if negative == "{}" else -ore)
