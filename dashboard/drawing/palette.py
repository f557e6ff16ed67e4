"""The colours: one palette for the style sheet, the lights' pictures and the figures."""

from colorsys import hls_to_rgb, rgb_to_hls

# The page's own colours, in light and in dark.
LIGHT = {"ink": "#1d2a33", "muted": "#55646e", "line": "#dfe5e8", "paper": "#ffffff",
         "ground": "#f6f8f9"}  # fmt: skip
DARK = {"ink": "#e6ecef", "muted": "#a9b7c0", "line": "#33424b", "paper": "#1b252c",
        "ground": "#12191e"}  # fmt: skip
# The lights': at least 3:1 against the light and the dark background alike, and against the cells of the
# matrix, which have a tint of the worst light in them; also as those see them who lack a kind of cone.
LIGHTS = {"met": "#1f8a53", "near": "#b07317", "missed": "#d6574e", "no_data": "#74818a"}
TEXT_CONTRAST = 4.5
STEP = 0.02


def variables(accent: str) -> str:
    """Return the palette as CSS variables; an accent that could not be read is made to be."""
    lights = {("none" if name == "no_data" else name): colour for name, colour in LIGHTS.items()}
    light = {**LIGHT, **lights, "accent": readable(accent, LIGHT["ground"])}
    dark = {**DARK, "accent": readable(accent, DARK["paper"])}
    return (
        f":root {{ {_declared(light)} }}"
        f" @media (prefers-color-scheme: dark) {{ :root {{ {_declared(dark)} }} }}"
    )


def _declared(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def readable(colour: str, background: str) -> str:
    """Return a colour, darker or lighter where it takes that for text to be read on a background."""
    hue, lightness, saturation = rgb_to_hls(*(_channels(colour)))
    step = -STEP if luminance(background) > luminance("#777777") else STEP
    while contrast(colour, background) < TEXT_CONTRAST and 0 <= lightness <= 1:
        lightness += step
        colour = _written(hls_to_rgb(hue, min(max(lightness, 0), 1), saturation))
    return colour


def tinted(colour: str, share: float) -> str:
    """Return white with a share of a colour in it, 0 to 1: what text in that colour stands on, on paper."""
    red, green, blue = (1 - share * (1 - c) for c in _channels(colour))
    return _written((red, green, blue))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours. Source: WCAG 2.2, 1.4.3."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return a colour's relative luminance, 0 to 1. Source: WCAG 2.2."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * c):02x}" for c in channels)
