"""What the page tests share: a page opened as a reader does, in a home of the test's own choice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.ways import PAGES

APP = Path(dashboard.__file__).with_name("app.py")

Open = Callable[..., AppTest]
# Each visit would look through all that is installed for components of others', of which there are none.
FINDS_COMPONENTS = "streamlit.components.v2.manifest_scanner.scan_component_manifests"


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, sample_home: Path) -> Open:
    """Open a page of the dashboard, with an address; the sample's home unless another is given."""

    def open_(page: str = "overview", home: Path = sample_home, **address: str) -> AppTest:
        monkeypatch.setenv("MALKOLL_HOME", str(home))
        monkeypatch.setattr(FINDS_COMPONENTS, list)
        visit = AppTest.from_file(APP, default_timeout=60)
        visit.switch_page(PAGES[page])
        for key, value in address.items():
            visit.query_params[key] = value
        visit.run()
        assert not visit.exception, visit.exception[0].message
        return visit

    return open_
