"""Meeting mode: one goal a screen, large, with the way on and back for the arrow keys."""

import re

from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, words_of


def keys_of(markup: str) -> dict[str, str]:
    """Return the ways that keys follow."""
    return {
        key: address for address, key in re.findall(r'<a href="([^"]*)" data-key="(\w+)"', markup)
    }


def test_begins_with_the_first_goal(open_page: Open) -> None:
    visit = open_page("meeting", period="2026-T2")
    assert title_of(visit) == "Alla elever når målen"
    assert "Mål 1 av 8" in words_of(visit)
    keys = keys_of("".join(markup_of(visit)))
    assert "goal=K2" in keys["ArrowRight"]
    assert "ArrowLeft" not in keys
    assert keys["Escape"].startswith("./?")


def test_goes_back_from_the_last_goal(open_page: Open) -> None:
    keys = keys_of("".join(markup_of(open_page("meeting", period="2026-T2", goal="K8"))))
    assert "goal=K7" in keys["ArrowLeft"]
    assert "ArrowRight" not in keys


def test_shows_light_judgement_and_indicators(open_page: Open) -> None:
    words = words_of(open_page("meeting", period="2026-T2", goal="K5"))
    assert "Ej uppfyllt Ej uppfyllt oförändrat" in words
    assert "Nämnden bedömer: delvis uppfyllt Utsläppen minskar för långsamt" in words
    assert "Fossilfria fordon i kommunens flotta: 66,7 % mot målet 75 %" in words


def test_says_that_there_are_no_goals_to_show(open_page: Open) -> None:
    assert title_of(open_page("meeting", unit="TF-VA", level="committee")) == "Inga mål här"
