"""Where the header stands, and what stands above it."""

from etl.reading.layout import recognise_layout
from etl.reading.mapping import Mapping
from tests.reading.reader import HEAD, PLAN, Reader


def test_shows_the_preamble_and_loads_none_of_it(reader: Reader) -> None:
    read = reader.read(f"Rapport; period;2025\n\nUttag 2025-08-31\n{HEAD}EL;BJ;2024;1\n")
    assert read.extract.recognised.preamble == ("Rapport  period 2025", "Uttag 2025-08-31")
    assert read.extract.recognised.header_row == 4
    assert read.column("line") == [5]


def test_takes_the_row_with_most_known_headers() -> None:
    rows = [
        ["Enhet", "Skolnämnden"],
        ["Indikator", "Enhet", "2023", "2024"],
        ["EL", "BJ", "1", "2"],
    ]
    layout = recognise_layout(rows, PLAN, Mapping())
    assert layout is not None
    assert (layout.header_row, layout.headers) == (2, ("Indikator", "Enhet", "2023", "2024"))


def test_takes_the_first_row_of_several_cells_where_no_header_is_known() -> None:
    layout = recognise_layout([["Rapport"], ["a", "b", ""], ["1", "2"]], PLAN, Mapping())
    assert layout is not None
    assert (layout.header_row, layout.headers) == (2, ("a", "b"))
    alone = recognise_layout([[""], ["a"]], PLAN, Mapping())
    assert alone is not None
    assert alone.header_row == 2


def test_finds_no_header_where_all_is_blank() -> None:
    assert recognise_layout([["", " "]], PLAN, Mapping()) is None


def test_knows_a_header_by_the_mapping() -> None:
    mapping = Mapping(columns={"Vad": "indicator_id"})
    layout = recognise_layout([["x", "y"], ["Vad", "z"]], PLAN, mapping)
    assert layout is not None
    assert layout.header_row == 2
