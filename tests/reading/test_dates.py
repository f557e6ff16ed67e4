"""Dates: ISO, eight digits, or with Excel's midnight behind; nothing that could be two."""

import pytest

from etl.reading.dates import understand_date
from tests.reading.reader import Reader


@pytest.mark.parametrize(
    "written", ["2025-08-31", "20250831", "2025-08-31 00:00:00", " 2025-08-31T00:00 "]
)
def test_understands_a_date(written: str) -> None:
    assert understand_date(written) == "2025-08-31"


@pytest.mark.parametrize(
    "written", ["31/8 2025", "08/09/2025", "2025-02-30", "2025-08", "250831", "snart"]
)
def test_names_the_line_of_what_is_no_date(reader: Reader, written: str) -> None:
    assert understand_date(written) is None
    head = "Enhets-id;Nivå;Namn;Gäller från\n"
    read = reader.read(f"{head}A;enhet;a;2025-08-31\nB;enhet;b;{written}\nC;enhet;c;\n")
    assert read.said() == [("not_a_date", 3, "Gäller från", written)]
