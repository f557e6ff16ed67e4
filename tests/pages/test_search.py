"""The search page: what is found is a way, a link searches at once, in vain is said."""

from tests.pages.conftest import Open
from tests.pages.reader import title_of, ways_of, words_of


def test_finds_a_goal_by_words_without_dots_in_any_order(open_page: Open) -> None:
    ways = ways_of(open_page("search", q="aldre inflytande"))
    assert "goal=K3" in ways["Äldre har inflytande över sin vardag"]


def test_finds_an_indicator_and_a_unit(open_page: Open) -> None:
    assert (
        "indicator=KL02"
        in ways_of(open_page("search", q="gymnasie examen"))["Gymnasieelever med examen inom 4 år"]
    )
    assert "unit=SN" in ways_of(open_page("search", q="socialnamnden"))["Socialnämnden"]


def test_searches_for_what_is_written(open_page: Open) -> None:
    visit = open_page("search")
    assert "Stavningen behöver inte vara exakt" in words_of(visit)
    visit.text_input(key="q").set_value("klimatpåverkan").run()
    assert "Halverad klimatpåverkan till 2030" in ways_of(visit)


def test_says_what_was_sought_in_vain(open_page: Open) -> None:
    visit = open_page("search", q="<b>qqqq</b>")
    assert title_of(visit) == "Sök"
    assert "Inget hittades för ”<b>qqqq</b>”." in words_of(visit)


def test_searches_again(open_page: Open) -> None:
    visit = open_page("search")
    for text, found in (
        ("trygga", "Invånarna känner sig trygga"),
        ("klimatpåverkan", "Halverad klimatpåverkan till 2030"),
    ):
        visit.text_input(key="q").set_value(text).run()
        assert visit.text_input(key="q").value == text
        assert found in ways_of(visit)
