"""The delimiter: the one that most lines agree on."""

import pytest

from etl.reading.dialect import Dialect, recognise_dialect, split_rows


@pytest.mark.parametrize(
    ("head", "delimiter"),
    [
        ("a;b\nx;48,4\ny;50,5\n", ";"),
        ('a,b,c\n1,2,"48,4"\n', ","),
        ("Rapport, för nämnden, 2025\na;b;c\n1,5;2;3\n2,5;3;4\n", ";"),
        ("a\tb;c\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("ensam\n", ";"),
        ("", ";"),
    ],
)
def test_recognises_the_delimiter(head: str, delimiter: str) -> None:
    assert recognise_dialect(head) == Dialect(delimiter, 0)


def test_keeps_each_row_at_its_line() -> None:
    rows = split_rows('sep=;\n"a\nb";c\n\nd;e\n', Dialect(";", 1))
    assert rows == [(), ("a\nb", "c"), (), (), ("d", "e")]
