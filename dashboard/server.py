"""The server that `malkoll serve` runs: the dashboard, and beside it a calendar to subscribe to."""

import os
from pathlib import Path

from starlette.routing import Route
from streamlit.starlette import App

from dashboard.working.subscription import calendar

NAME = "kalender.ics"

# What the page tells as the address to subscribe to.
os.environ["MALKOLL_CALENDAR"] = NAME
app = App(Path(__file__).with_stem("app"), routes=[Route(f"/{NAME}", calendar)])
