"""The colours: enough contrast in light and dark with any accent; lights told apart without colour."""

import re
from itertools import combinations
from pathlib import Path

import pytest

import dashboard
from dashboard.drawing.lights import SHAPES, STATUSES, lights_style
from dashboard.drawing.palette import DARK, LIGHT, LIGHTS, contrast, luminance, readable, variables

BACKGROUNDS = [LIGHT["ground"], LIGHT["paper"], DARK["ground"], DARK["paper"]]
STYLES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(dashboard.__file__).parent / "styles").glob("*.css"))
)
HOSTILE = ("#ffffff", "#000000", "#ffff00", "#00ff00", "#0000ff", "#777777", "#f6f8f9", "#1b252c")
TEXT, SIGN = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11

# How colours are seen without one kind of cone, in linear RGB. Source: Machado, Oliveira & Fernandes (2009),
# A Physiologically-based Model for Simulation of Color Vision Deficiency, severity 1.0.
SEEN_AS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                   (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                     (-0.011820, 0.042940, 0.968881)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}  # fmt: skip


def channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def written(parts: list[float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def seen(colour: str, sight: str) -> str:
    """Return a colour as it is seen by somebody."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    mixed = (sum(w * c for w, c in zip(row, linear, strict=True)) for row in SEEN_AS[sight])
    held = (min(max(c, 0.0), 1.0) for c in mixed)
    return written([12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in held])


def tinted(colour: str, share: float, ground: str) -> str:
    pairs = zip(channels(colour), channels(ground), strict=True)
    return written([share * c + (1 - share) * g for c, g in pairs])


def test_reckons_contrast_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert luminance("#ff0000") == pytest.approx(0.2126)


def test_simulates_sight_as_its_source_does() -> None:
    assert seen("#ffffff", "protanopia") == seen("#ffffff", "deuteranopia") == "#ffffff"
    assert contrast(seen("#ff0000", "deuteranopia"), "#a39000") < 1.05
    assert contrast(seen("#ff0000", "protanopia"), "#6d5f00") < 1.05


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("status", STATUSES)
def test_shows_every_light_on_every_background(status: str, background: str) -> None:
    assert contrast(LIGHTS[status], background) >= SIGN


@pytest.mark.parametrize("sight", SEEN_AS)
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("status", STATUSES)
def test_shows_every_light_to_those_who_see_other_colours(
    status: str, background: str, sight: str
) -> None:
    assert contrast(seen(LIGHTS[status], sight), seen(background, sight)) >= SIGN


@pytest.mark.parametrize("ground", [LIGHT["ground"], DARK["ground"]])
def test_shows_every_light_on_the_tints_of_the_matrix(ground: str) -> None:
    tints = dict(re.findall(r"\.mk-matrix a\.(\w+) \{ background: color-mix\(in srgb, var\(--\w+\) (\d+)%",
                            STYLES))  # fmt: skip
    assert tints.keys() == set(STATUSES)
    for tint, status in ((t, s) for t in STATUSES for s in STATUSES):
        background = tinted(LIGHTS[tint], int(tints[tint]) / 100, ground)
        assert contrast(LIGHTS[status], background) >= SIGN, (status, tint)


@pytest.mark.parametrize("status", ["met", "near", "missed"])
def test_shows_the_white_sign_within_a_light(status: str) -> None:
    assert "#fff" in SHAPES[status]
    assert contrast("#ffffff", LIGHTS[status]) >= SIGN


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "muted"])
@pytest.mark.parametrize("on", ["ground", "paper"])
def test_writes_text_that_can_be_read(theme: dict[str, str], text: str, on: str) -> None:
    assert contrast(theme[text], theme[on]) >= TEXT


@pytest.mark.parametrize("accent", HOSTILE)
def test_makes_any_accent_readable_in_light_and_dark(accent: str) -> None:
    light, dark = re.findall(r"--accent: (#[0-9a-f]{6});", variables(accent))
    assert min(contrast(light, LIGHT["ground"]), contrast(light, LIGHT["paper"])) >= TEXT
    assert min(contrast(dark, DARK["ground"]), contrast(dark, DARK["paper"])) >= TEXT


def test_leaves_a_readable_accent_as_it_is() -> None:
    assert readable("#1f5673", LIGHT["ground"]) == "#1f5673"


def test_has_a_shape_of_its_own_for_each_light() -> None:
    outlines = {status: re.sub(r'"(#fff|\{c\})"', "", shape) for status, shape in SHAPES.items()}
    assert all(outlines[one] != outlines[other] for one, other in combinations(STATUSES, 2))
    kinds = [re.match(r"<(\w+)", SHAPES[status]) for status in ("met", "near", "missed")]
    assert len({kind[1] for kind in kinds if kind}) == 3
    assert all(f".mk-light.{status} {{ background-image:" in lights_style() for status in STATUSES)


def test_has_a_pattern_of_its_own_for_each_part_of_the_bar() -> None:
    """Met whole, near in slanting stripes, missed in upright ones, no data a ring."""
    looks = dict(re.findall(r"\.mk-bar \.(\w+) \{ ([^}]+) \}", STYLES))
    assert looks["met"] == "background: var(--met);"
    assert "115deg, var(--near)" in looks["near"]
    assert "90deg, var(--missed)" in looks["missed"]
    assert "border:" in looks["no_data"]
    assert "background" not in looks["no_data"]
