"""Words that stand for the contract's own: kvinnor for women, nämnd for committee, ".." for a secret."""

from etl.contract import Column
from etl.reading.names import plain

MISSING_MARKS = ("", "-", "–", "—", "n/a", "na", "saknas", "uppgift saknas")
CONFIDENTIAL_MARKS = ("..", "…")
NOT_APPLICABLE_MARKS = (".",)

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "breakdown": {
        "total": ("t", "totalt", "alla", "samtliga", "båda könen", "both sexes", "all"),
        "women": ("k", "kvinnor", "kvinna", "flickor", "flicka", "w", "female", "girls"),
        "men": ("m", "män", "man", "pojkar", "pojke", "male", "boys"),
    },
    "value_status": {
        "final": ("slutlig", "slutligt", "fastställd", "utfall"),
        "preliminary": ("preliminär", "preliminärt", "prel"),
        "forecast": ("prognos",),
        "missing": ("saknas", "uppgift saknas"),
        "confidential": ("sekretess", "privacy", "för få", "hemlig"),
        "not_applicable": ("ej tillämpligt", "ej aktuellt", "ej relevant"),
    },
    "level": {
        "municipality": ("kommun", "kommunen", "kommunfullmäktige"),
        "committee": ("nämnd", "styrelse"),
        "administration": ("förvaltning",),
        "operation": ("verksamhet",),
        "unit": ("enhet",),
    },
    "direction": {
        "higher": ("högre", "högre är bättre", "öka", "upp"),
        "lower": ("lägre", "lägre är bättre", "minska", "ned", "ner"),
        "range": ("intervall", "inom intervall"),
    },
    "frequency": {
        "year": ("år", "helår", "årlig", "årligen", "yearly", "annual"),
        "half_year": ("halvår", "half year"),
        "tertial": ("tertialvis", "tertial"),
        "quarter": ("kvartal", "quarterly"),
        "month": ("månad", "månadsvis", "monthly"),
        "school_year": ("läsår", "school year"),
    },
    "accumulation": {
        "point": ("läge", "ögonblick", "vid periodens slut"),
        "period": ("under perioden",),
        "year_to_date": ("hittills i år", "ackumulerat", "ackumulerad", "year to date"),
    },
    "tolerance_kind": {
        "absolute": ("absolut", "i måttenheten"),
        "percent": ("procent", "%", "per cent"),
    },
    "consolidation": {
        "none": ("ingen", "nej"),
        "sum": ("summa",),
        "mean": ("medel", "medelvärde", "genomsnitt"),
        "ratio": ("kvot", "andel"),
        "max": ("högsta", "störst"),
        "min": ("lägsta", "minst"),
    },
    "account": {
        "net_cost": ("nettokostnad", "netto"),
        "cost": ("kostnad", "kostnader"),
        "revenue": ("intäkt", "intäkter"),
        "investment": ("investering", "investeringar"),
    },
    "status": {
        "met": ("uppfyllt", "uppnått"),
        "near": ("delvis uppfyllt", "delvis"),
        "missed": ("ej uppfyllt", "inte uppfyllt"),
        "no_data": ("uppgift saknas", "kan ej bedömas"),
        "not_started": ("ej påbörjad", "ej påbörjat", "inte påbörjad"),
        "in_progress": ("pågår", "pågående"),
        "done": ("klar", "klart", "genomförd"),
        "cancelled": ("avbruten", "avbrutet", "utgår"),
    },
    "state": {
        "draft": ("utkast",),
        "ready": ("klar", "färdig"),
        "approved": ("godkänd", "godkänt", "beslutad"),
    },
}


def meaning(column: Column, text: str) -> str:
    """Return the contract's word for a text in a column; the text itself where it is none."""
    written = plain(text)
    for word in column.allowed:
        others = WORDS.get(column.name, {}).get(word, ())
        if written in (plain(word), *(plain(other) for other in others)):
            return word
    return text
