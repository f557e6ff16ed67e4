"""Words, numbers, periods and dates in both languages; no key missing, none unused."""

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import dashboard
from dashboard.words.translate import Speaker, lower_period, words

sv, en = Speaker("sv"), Speaker("en")
CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in Path(dashboard.__file__).parent.rglob("*.py")
)
QUOTED = re.compile(r"""f?["']([a-z_]+\.[a-z_{}\[\]'" ()\-.+]*?)["']""")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_has_the_same_keys_and_placeholders_in_both_languages() -> None:
    swedish, english = words("sv"), words("en")
    assert swedish.keys() == english.keys()
    for key in swedish:
        same = {name.lower() for name in placeholders(swedish[key])}
        assert same == {name.lower() for name in placeholders(english[key])}, key


def test_uses_every_key_and_has_every_key_used() -> None:
    asked = set(re.findall(r"""["']([a-z]+\.[a-z_0-9]+)["']""", CODE))
    starts = set(re.findall(r"""["']([a-z]+\.(?:[a-z_]+_)?)(?:\{|["'] \+)""", CODE))
    known = words("sv").keys()
    sections = {key.split(".")[0] for key in known}
    assert {k for k in asked if k.split(".")[0] in sections and k not in known and not
            any(known_key.startswith(k) for known_key in known)} == set()  # fmt: skip
    unused = {
        key for key in known if key not in asked and not any(key.startswith(s) for s in starts)
    }
    assert unused == set()


@pytest.mark.parametrize(("number", "decimals", "swedish", "english"), [
    (48.44, 1, "48,4", "48.4"), (1129, 0, "1\u00a0129", "1,129"), (-0.04, 1, "0,0", "0.0"),
    (-2.5, 1, "−2,5", "−2.5"),
    (1e29, 0, "100" + 9 * "\u00a0000", "100" + 9 * ",000"),
    (1234567.5, 1, "1\u00a0234\u00a0567,5", "1,234,567.5"),
])  # fmt: skip
def test_writes_a_number(number: float, decimals: int, swedish: str, english: str) -> None:
    assert (sv.number(number, decimals), en.number(number, decimals)) == (swedish, english)


@pytest.mark.parametrize(("period", "swedish", "english"), [
    ("2025", "2025", "2025"), ("2026-T2", "Tertial 2 2026", "Tertial 2 2026"),
    ("2026-08", "augusti 2026", "August 2026"), ("2025-H1", "Halvår 1 2025", "Half-year 1 2025"),
    ("2025-Q3", "Kvartal 3 2025", "Quarter 3 2025"),
    ("2024/25", "Läsåret 2024/25", "School year 2024/25"),
])  # fmt: skip
def test_names_a_period(period: str, swedish: str, english: str) -> None:
    assert (sv.period(period), en.period(period)) == (swedish, english)


def test_writes_a_day_in_words() -> None:
    day = date(2026, 8, 31)
    assert (sv.day(day), en.day(day)) == ("31 augusti 2026", "31 August 2026")


@pytest.mark.parametrize(
    ("period", "swedish", "english"),
    [("2026-T1", "tertial 1 2026", "tertial 1 2026"), ("2026-08", "augusti 2026", "August 2026"),
     ("2025", "2025", "2025"), ("2024/25", "läsåret 2024/25", "school year 2024/25")],
)  # fmt: skip
def test_names_a_period_in_the_middle_of_a_sentence(
    period: str, swedish: str, english: str
) -> None:
    assert lower_period(period, Speaker("sv")) == swedish
    assert lower_period(period, Speaker("en")) == english
