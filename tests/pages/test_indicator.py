"""The indicator page: the finding, its explanation, the chart's words, the table, the secret kept."""

import json

from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, words_of


def test_says_the_finding_and_explains_it(open_page: Open) -> None:
    visit = open_page("indicator", indicator="KL02", period="2026-T2")
    assert (
        title_of(visit).replace("\u00a0", " ")
        == "Gymnasieelever med examen inom 4 år: 75,1 % mot målet 77,1 %"
    )
    words = words_of(visit)
    assert (
        "Delvis uppfyllt. 75,1 % mot målet 77,1 %: 2,0 procentenheter under,"
        " inom toleransen 5 % (3,8" in words
    )


def test_says_it_in_english_with_a_decimal_point(open_page: Open) -> None:
    visit = open_page("indicator", indicator="KL02", period="2026-T2", lang="en")
    assert "75.1\u00a0% against the target 77.1\u00a0%" in title_of(visit)


def test_gives_the_values_in_a_table_with_a_caption_and_heads(open_page: Open) -> None:
    table = next(t for t in markup_of(open_page("indicator", indicator="KL02")) if "<table>" in t)
    assert "<caption>Gymnasieelever med examen inom 4 år (%)</caption>" in table
    assert '<th scope="row">2024</th><td class="n">71,4</td>' in table


def test_says_which_unit_is_shown_where_the_chosen_one_has_no_values(open_page: Open) -> None:
    words = words_of(open_page("indicator", indicator="KL02", unit="TF-VA"))
    assert "Vatten och avlopp har inga värden för indikatorn; Provköpings kommun visas." in words


def test_keeps_the_secret_in_table_chart_and_alternative_text(open_page: Open) -> None:
    visit = open_page("indicator", indicator="G001", at="GR-EK")
    assert "hemligt" in words_of(visit)
    charts = [element for element in visit.main if element.type == "plotly_chart"]
    assert len(charts) == 1
    assert "Kvinnor" not in charts[0].proto.alt
    names = {trace["name"] for trace in json.loads(charts[0].proto.spec)["data"]}
    assert names.isdisjoint({"women", "men"})


def test_says_that_an_indicator_is_unknown(open_page: Open) -> None:
    assert "finns inte" in open_page("indicator", indicator="<b>x</b>").warning[0].value
