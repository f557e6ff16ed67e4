"""The contract: eleven kinds, their columns, and what a file may call them."""

import pytest

from etl.contract import Words, _words, kinds
from etl.plan import Plan
from etl.reading.headers import match_headers
from etl.reading.mapping import Mapping

# As in the data contract: keys first, `?` where a column may be empty.
KINDS = {
    "target_areas": "target_area_id; name_sv name_en? description? sort_order",
    "organisation": "org_unit_id; parent_org_unit_id? level name kolada_id? valid_from? valid_to?",
    "goals": "goal_id; parent_goal_id? target_area_id org_unit_id title description? responsible?"
    " valid_from? valid_to?",
    "indicators": "indicator_id; name description? measure_unit decimals cost_indicator_id? direction"
    " frequency accumulation tolerance? tolerance_kind? consolidation formula? source?"
    " source_indicator_id? source_title? responsible?",
    "goal_indicators": "goal_id indicator_id; weight valid_from? valid_to?",
    "targets": "indicator_id org_unit_id period breakdown; target_value target_upper? baseline_value?"
    " baseline_period?",
    "results": "indicator_id org_unit_id period breakdown; value? value_status numerator? denominator?"
    " comment?",
    "budget": "org_unit_id period account; budget outcome? forecast?",
    "assessments": "goal_id period; status? analysis measures_taken? state approved_date?"
    " minutes_reference? assessed_by?",
    "activities": "activity_id; goal_id org_unit_id title description? responsible? start_date?"
    " due_date? status percent_done?",
    "benchmarks": "indicator_id municipality_id period breakdown; municipality_name value?"
    " value_status",
}
ALLOWED = {
    ("organisation", "level"): "municipality committee administration operation unit",
    ("indicators", "direction"): "higher lower range",
    ("indicators", "frequency"): "year half_year tertial quarter month school_year",
    ("indicators", "accumulation"): "point period year_to_date",
    ("indicators", "tolerance_kind"): "absolute percent",
    ("indicators", "consolidation"): "none sum mean ratio max min",
    ("results", "breakdown"): "total women men",
    ("results", "value_status"): "final preliminary forecast missing confidential not_applicable",
    ("budget", "account"): "net_cost cost revenue investment",
    ("assessments", "state"): "draft ready approved",
    ("activities", "status"): "not_started in_progress done cancelled",
}


def test_has_the_eleven_kinds_and_no_other() -> None:
    assert sorted(kinds()) == sorted(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_has_the_columns_of_the_data_contract(name: str) -> None:
    kind = kinds()[name]
    key, others = (part.split() for part in KINDS[name].split("; "))
    assert kind.key == tuple(key)
    assert set(kind.names) == {column.rstrip("?") for column in (*key, *others)}
    for column in (*key, *others):
        known = kind.column(column.rstrip("?"))
        may_be_empty = not known.is_required and known.default is None
        assert may_be_empty == column.endswith("?"), column


@pytest.mark.parametrize(("where", "words"), ALLOWED.items())
def test_allows_the_words_of_the_data_contract(where: tuple[str, str], words: str) -> None:
    assert kinds()[where[0]].column(where[1]).allowed == tuple(words.split())


def test_says_each_column_in_both_languages() -> None:
    for kind in kinds().values():
        for thing in (kind, *kind.columns):
            for words in (thing.swedish, thing.english):
                assert words.label
                assert words.explanation.endswith(".")


@pytest.mark.parametrize("name", KINDS)
def test_calls_no_two_columns_of_a_kind_alike(name: str) -> None:
    labels = [w.label for c in kinds()[name].columns for w in (c.swedish,)]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("language", ["swedish", "english", "contract"])
def test_recognises_a_kind_by_its_headers(name: str, language: str) -> None:
    columns = kinds()[name].columns
    headers = [c.name if language == "contract" else getattr(c, language).label for c in columns]
    matched = match_headers(headers, Plan(), Mapping(), None)
    assert matched is not None
    assert matched.kind.name == name
    assert matched.columns == {column.name: place for place, column in enumerate(columns)}
    assert matched.findings == ()


def test_knows_no_column_of_another_name() -> None:
    with pytest.raises(KeyError):
        kinds()["results"].column("target_value")


def test_knows_types_and_defaults() -> None:
    results, areas = kinds()["results"], kinds()["target_areas"]
    assert results.column("value").sql_type == "DOUBLE"
    assert areas.column("sort_order").is_number
    assert not results.column("comment").is_number
    assert results.column("breakdown").default == "total"


def test_takes_a_comment_apart() -> None:
    comment = "Utfall (Värde, Resultat): det. | Value: it."
    assert _words(comment, 0) == Words("Utfall", ("Värde", "Resultat"), "det.")
    assert _words(comment, 1) == Words("Value", (), "it.")
    with pytest.raises(ValueError, match="lacks its label"):
        _words("Utfall | Value", 0)
