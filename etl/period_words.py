"""A period in words, for the middle of a sentence: tertial 2 2026, augusti 2026, läsåret 2024/25."""

from datetime import date

from babel.dates import format_date

from etl.findings import say
from etl.periods import MONTHS_IN, parse_period


def period_in_words(text: str, language: str) -> str:
    """Return a canonical period in words, in a language."""
    period = parse_period(text)
    if period.kind == "year":
        return text
    if period.kind == "school_year":
        return say("words_school_year", language, years=text)
    year, part = text.split("-")
    if part[0] in MONTHS_IN:
        return say(f"words_{period.kind}", language, number=part[1:], year=year)
    return str(format_date(date(int(year), int(part), 1), format="LLLL y", locale=language))
