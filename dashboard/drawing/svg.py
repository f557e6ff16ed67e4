"""A drawing of ours as a picture: SVG in an image's address, since as markup it would be stripped."""

from base64 import b64encode


def svg_address(svg: str) -> str:
    """Return a drawing as a data address."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
