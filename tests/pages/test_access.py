"""Who may write: the server's own computer, and nobody who reaches it from elsewhere."""

from pathlib import Path

import pytest
import streamlit as st

from dashboard.access import is_loopback
from dashboard.parts.writing import WORK
from etl.homes import init_home, is_new
from etl.pipeline import build
from tests.pages.conftest import Open
from tests.pages.reader import title_of, ways_of, words_of


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1"])
def test_its_own_computer_is_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "192.168.1.4", "malkoll.provkoping.se"])
def test_what_others_reach_is_not(host: str) -> None:
    assert not is_loopback(host)


@pytest.fixture
def reached_by_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard listens to all the world."""
    known = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else known(name)
    )


@pytest.mark.usefixtures("reached_by_others")
@pytest.mark.parametrize("page", WORK)
def test_says_that_a_page_of_work_is_closed(open_page: Open, page: str) -> None:
    visit = open_page(page)
    assert title_of(visit) == "Den här sidan är bara öppen på den egna datorn"
    assert not visit.button
    assert not visit.get("file_uploader")


@pytest.mark.usefixtures("reached_by_others")
def test_the_menu_holds_no_way_to_work(open_page: Open) -> None:
    assert "Mitt arbete" not in words_of(open_page())


def test_the_menu_leads_to_work_on_its_own_computer(open_page: Open) -> None:
    assert ways_of(open_page())["Mitt arbete"].startswith("work?")


@pytest.mark.parametrize("page", WORK)
def test_every_page_of_work_leads_to_the_others(open_page: Open, page: str) -> None:
    ways = [way.split("?")[0] for way in ways_of(open_page(page)).values()]
    assert set(WORK) <= set(ways)


@pytest.mark.parametrize("page", WORK)
def test_a_page_of_work_opens_in_a_home_without_results(
    open_page: Open, planned_home: Path, page: str
) -> None:
    assert title_of(open_page(page, planned_home))


@pytest.mark.parametrize("page", WORK)
def test_a_page_of_work_opens_in_a_new_home(open_page: Open, tmp_path: Path, page: str) -> None:
    home = tmp_path / "new"
    init_home(home)
    assert is_new(home)
    build(home)
    assert title_of(open_page(page, home))
    assert ways_of(open_page("overview", home))["Till Leverera"] == "deliver"
