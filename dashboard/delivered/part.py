"""A part of the page that holds what the reader chooses or presses: its heading, and air above it."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.parts.components import heading, html


@contextmanager
def part(name: str, text: str) -> Iterator[None]:
    """Open a part of the page with a heading; the text is plain."""
    with st.container(key=f"part-{name}"):
        html(heading(text))
        yield
