"""Words, numbers, dates and periods in the reader's language; knows nothing of Streamlit."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Context, localcontext
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

TRANSLATIONS = Path(__file__).parents[1] / "translations"
LANGUAGES = ("sv", "en")
LOCALES = {"sv": "sv_SE", "en": "en_GB"}
NUMBER_WORDS = {
    "sv": ("inget", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio",
           "elva", "tolv"),
    "en": ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve"),
}  # fmt: skip
THIN = "\u00a0"
# The longest float has 309 digits before its mark, and more than so after it none.
DIGITS = Context(prec=1000)


@cache
def words(language: str) -> dict[str, str]:
    """Return every text of a language as "section.key": a file is a section."""
    return {
        f"{path.stem}.{key}": text
        for path in sorted((TRANSLATIONS / language).glob("*.toml"))
        for key, text in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


@dataclass(frozen=True)
class Speaker:
    """Says things in one language."""

    language: str

    @property
    def locale(self) -> str:
        """The locale of the language's numbers and dates."""
        return LOCALES[self.language]

    def __call__(self, key: str, **params: object) -> str:
        """Return the text of a key with its parameters filled in."""
        return words(self.language)[key].format(**params)

    def number(self, value: float, decimals: int = 1) -> str:
        """Return a number as people write it: 48,4 and 1 129 in Swedish; rounded only here."""
        shown = round(value, decimals) + 0.0
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        with localcontext(DIGITS):
            text = str(format_decimal(shown, format=pattern, locale=self.locale))
        return text.replace("-", "−")

    def count(self, number: int) -> str:
        """Return a small number in words, a larger one in digits."""
        in_words = NUMBER_WORDS[self.language]
        return in_words[number] if number < len(in_words) else str(number)

    def day(self, value: date | datetime) -> str:
        """Return a date in words: 31 augusti 2026."""
        return str(format_date(value, format="d MMMM y", locale=self.locale))

    def period(self, text: str) -> str:
        """Return a period in words: Tertial 2 2026, augusti 2026, 2025."""
        if len(text) == 4:
            return text
        if "/" in text:
            return self("period.school_year", text=text)
        year, part = text.split("-")
        kind = {"T": "tertial", "H": "half_year", "Q": "quarter"}.get(part[0])
        if kind:
            return self(f"period.{kind}", number=part[1], year=year)
        month = format_date(date(int(year), int(part), 1), format="LLLL y", locale=self.locale)
        return str(month)

    def short_period(self, text: str) -> str:
        """Return a period for an axis: 2025, T2 2026, aug 2026."""
        if len(text) == 4 or "/" in text:
            return text
        year, part = text.split("-")
        if part[0] in "THQ":
            return f"{part} {year}"
        return str(format_date(date(int(year), int(part), 1), format="MMM y", locale=self.locale))

    def measured(self, value: float, decimals: int, measure_unit: str) -> str:
        """Return a value with its unit: 73,7 %, 12 dagar."""
        return f"{self.number(value, decimals)}{THIN}{short_unit(measure_unit)}".rstrip(THIN)


def short_unit(measure_unit: str) -> str:
    """Return what stands behind a number: "%" for "% av elever", "" for a bare count."""
    if measure_unit.startswith("%"):
        return "%"
    if measure_unit.startswith("antal/"):
        return "per " + measure_unit.removeprefix("antal/")
    return "" if measure_unit == "antal" else measure_unit


def capital(text: str) -> str:
    """Return a text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_period(period: str, say: Speaker) -> str:
    """Return a period's name for the middle of a sentence: tertial 1 2026, but August 2026 in English."""
    text = say.period(period)
    is_month = period[5:].isdigit() and "-" in period
    return text if is_month else text[:1].lower() + text[1:]
