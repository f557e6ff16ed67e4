"""Words: the contract's own, in Swedish or English; others stay as they are written."""

import pytest

from etl.contract import kinds
from etl.reading.words import WORDS, meaning


@pytest.mark.parametrize(
    ("kind", "column", "written", "word"),
    [
        ("results", "breakdown", "Kvinnor", "women"), ("results", "breakdown", "M", "men"),
        ("results", "breakdown", "T", "total"), ("results", "breakdown", "båda könen", "total"),
        ("results", "value_status", "Preliminär", "preliminary"),
        ("results", "value_status", "sekretess", "confidential"),
        ("organisation", "level", "NÄMND", "committee"), ("organisation", "level", "Operation", "operation"),
        ("indicators", "direction", "Lägre är bättre", "lower"),
        ("indicators", "frequency", "halvår", "half_year"),
        ("indicators", "tolerance_kind", "%", "percent"), ("budget", "account", "Intäkter", "revenue"),
        ("assessments", "status", "delvis uppfyllt", "near"), ("assessments", "state", "klar", "ready"),
        ("activities", "status", "klar", "done"), ("activities", "status", "Pågår", "in_progress"),
        ("results", "breakdown", "barn", "barn"), ("results", "breakdown", "-", "-"),
    ],
)  # fmt: skip
def test_understands_a_word(kind: str, column: str, written: str, word: str) -> None:
    assert meaning(kinds()[kind].column(column), written) == word


def test_knows_words_only_of_what_the_contract_allows() -> None:
    for name, words in WORDS.items():
        allowed = {
            word
            for kind in kinds().values()
            for c in kind.columns
            if c.name == name
            for word in c.allowed
        }
        assert set(words) <= allowed, name
