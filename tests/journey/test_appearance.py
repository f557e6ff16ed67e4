"""The municipality's own looks: its colour and coat of arms, refused where they are none."""

from pathlib import Path

import pytest

from etl.errors import WrongUse
from etl.settings import load_settings

ARMS = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def home_with(folder: Path, appearance: str, **files: bytes) -> Path:
    (folder / "malkoll.toml").write_text(f"[appearance]\n{appearance}\n", encoding="utf-8")
    for name, held in files.items():
        (folder / name.replace("_", ".")).write_bytes(held)
    return folder


def test_reads_a_colour_and_a_coat_of_arms_as_a_data_address(tmp_path: Path) -> None:
    home = home_with(
        tmp_path, 'accent = "#7A1F5C"\ncoat_of_arms = "vapen.svg"', vapen_svg=ARMS.encode()
    )
    read = load_settings(home)
    assert read.accent == "#7A1F5C"
    assert read.coat_of_arms.startswith("data:image/svg+xml;base64,PHN2Zy")


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#12345g", "url(http://x)"])
def test_refuses_a_colour_that_is_none(tmp_path: Path, colour: str) -> None:
    with pytest.raises(WrongUse) as refused:
        load_settings(home_with(tmp_path, f'accent = "{colour}"'))
    assert "[appearance] accent" in refused.value.message("sv")


def test_refuses_a_coat_of_arms_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as refused:
        load_settings(home_with(tmp_path, 'coat_of_arms = "vapen.png"'))
    assert "vapen.png" in refused.value.message("sv")


@pytest.mark.parametrize(("name", "held"), [
    ("vapen_html", b"<script>"), ("vapen_svg", b""), ("vapen_svg", b"<html>"), ("vapen_png", b"GIF89a"),
    ("vapen_png", b"\x89PNG\r\n\x1a\n" + b"x" * 200 * 1024),
])  # fmt: skip
def test_refuses_what_is_no_picture_or_too_large(tmp_path: Path, name: str, held: bytes) -> None:
    file = name.replace("_", ".")
    with pytest.raises(WrongUse) as refused:
        load_settings(home_with(tmp_path, f'coat_of_arms = "{file}"', **{name: held}))
    assert "svg eller png, på högst 200 kB" in refused.value.message("sv")
