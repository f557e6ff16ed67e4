"""The button that saves a figure as a picture."""

import pytest

from dashboard.parts.pictures import picture_button, safe_name
from dashboard.words.translate import Speaker

say = Speaker("sv")


def test_says_which_figure_and_what_stands_above_and_below_it() -> None:
    html = picture_button("trend", "Fler når målet", "Källa: Kolada", "KL01 2026-T2", say)
    assert 'type="button"' in html
    assert 'data-picture="trend" data-title="Fler når målet" data-source="Källa: Kolada"' in html
    assert 'data-file="kl01-2026-t2.png"' in html
    assert ">Spara som bild</button>" in html


def test_escapes_what_comes_from_files() -> None:
    html = picture_button("trend", '"><script>', "<b>", '"><script>', say)
    assert "<script>" not in html
    assert 'data-file="script.png"' in html


@pytest.mark.parametrize(("text", "name"), [
    ("Andel elever, åk 9 (%)", "andel-elever-ak-9"), ("../../etc/passwd", "etc-passwd"), ("…", "malkoll"),
    ("Ö" * 200, "o" * 80),
])  # fmt: skip
def test_makes_a_name_that_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name
