"""What the header of a column of amounts says: outcome, budget or forecast, of which month, of what span."""

import re
import unicodedata
from functools import lru_cache

from etl.reading.ledger.moments import AmountHeader, Measure, Span, first_moment
from etl.reading.ledger.money import units_told, without_units

MEASURES: dict[Measure, str] = {
    "outcome": r"utfall|utf\.?|bokf[öo]rt|bokf\.|redovisat|verkligt|actuals?|outcome",
    "budget": r"(?:period|m[åa]nads|[åa]rs|hel[åa]rs|ack)?budget|budgeterat|bud\.?",
    "forecast": r"(?:[åa]rs|hel[åa]rs)?prognos|progn\.|forecast",
}
ACCUMULATED = (
    r"ack(?:\.|um\.|umulera[dt]e?|umulerat|budget)?|t\.?\s?o\.?\s?m\.?|till och med|hittills|ytd"
)
EACH = r"m[åa]nad(?:en)?s?|m[åa]n\.?|m[åa]nadsbudget|per m[åa]nad"
WHOLE_YEAR = r"hel[åa]r(?:et)?s?|[åa]rs(?=budget|prognos)|hela [åa]ret|full ?year"
LEFT_OUT = re.compile(
    r"avvik|\bavv\b|diff|%|procent|\bandel|\bindex\b|f[öo]rbruk|\bkvar\b|[åa]terst|\bfg\b|f[öo]reg"
    r"|\bj[äa]mf|variance|deviation|skillnad|f[öo]r[äa]ndring"
)
TOTAL = re.compile(r"^(summa|s:a|total(t|er|summa)?|sum)\b")
FILLERS = (
    r"belopp|saldo|amount|i|f[öo]r|per|perioden|period|innev(?:arande)?|aktuell|[åa]r(?:et)?|netto"
)


@lru_cache(maxsize=4096)
def understand_amount(header: str) -> AmountHeader | None:
    """Return what a header says of amounts; None where it is no column of amounts."""
    text = unicodedata.normalize("NFKC", " ".join(header.casefold().replace("_", " ").split()))
    if LEFT_OUT.search(text):
        return AmountHeader(is_left_out=True)
    units = units_told([text])
    rest = without_units(text).strip(" ()")
    is_total = TOTAL.match(rest) is not None
    rest = TOTAL.sub(" ", rest)
    # Within a compound it says both: the year's budget, and budget.
    whole, _ = _take(rest, WHOLE_YEAR, is_whole=False)
    measures = [m for m, pattern in MEASURES.items() if _take(rest, pattern)[0]]
    is_amount = bool(measures or is_total or re.search(r"\b(belopp|saldo|amount)\b", rest))
    for pattern in MEASURES.values():
        rest = _take(rest, pattern)[1]
    when, rest = first_moment(rest)
    accumulated, rest = _take(rest, ACCUMULATED)
    each, rest = _take(rest, EACH)
    rest = _take(_take(rest, WHOLE_YEAR)[1], FILLERS)[1]
    if not (is_amount or when.month) or re.search(r"[^\W_]", rest):
        return None
    if len(measures) > 1 or len(units) > 1:
        return AmountHeader(is_left_out=True)
    return AmountHeader(
        measure=measures[0] if measures else None,
        month=when.month,
        year=when.year,
        span=_span(when, whole, accumulated or text.startswith("ackbudget"), each),
        unit=next(iter(units), None),
        first_month=when.first_month,
        is_total=is_total,
    )


def _span(when: AmountHeader, whole: str, accumulated: str | bool, each: str) -> Span | None:
    if when.span:
        return when.span
    if accumulated:
        return "accumulated"
    if whole or (when.year and not when.month):
        return "year"
    return "each" if each else None


def _take(text: str, pattern: str, *, is_whole: bool = True) -> tuple[str, str]:
    """Return the first of a pattern's words in a text, and the text without them all."""
    end = r"(?!\w)" if is_whole else ""
    words = rf"(?<!\w)(?:{pattern}){end}"
    found = re.search(words, text)
    return (found[0] if found else "", re.sub(words, " ", text))
