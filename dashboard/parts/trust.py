"""Whether the figures can be trusted: how much is reported, what is missing where, of what date they are."""

from html import escape

import pandas as pd

from dashboard.answers import about_of, ask
from dashboard.parts.components import paragraphs
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.ways import way
from dashboard.words.translate import lower_period

UNITS_AT_MOST = 3


def trusted(selection: Selection) -> str:
    """Say how much is reported, what is missing where, and of what date the figures are."""
    say = selection.say
    expected, reported = counted(selection)
    key = "overview.trust_all" if expected == reported else "overview.trust_reported"
    periods = ask("periods", selection.snapshot_id).set_index("period")
    until = pd.Timestamp(str(periods["end_date"][selection.period]))
    about = about_of(selection.snapshot_id)
    built = say.day(about["newest_delivery_at"])
    texts = [say("overview.trust_date", date=say.day(until), built=built)]
    if about["is_sample"]:
        texts.append(say("overview.trust_sample"))
    return (
        paragraphs([say(key, expected=expected, reported=reported)])
        + missing_by_unit(selection)
        + paragraphs(texts, "mk-small")
    )


def counted(selection: Selection) -> tuple[int, int]:
    """Return how many values the chosen unit and those below should have reported, and have."""
    found = ask("trust", selection.snapshot_id, period=selection.period, unit=selection.unit_or_top)
    return int(found["expected"].iloc[0]), int(found["reported"].iloc[0])


def few_reported(selection: Selection) -> str:
    """Say so above all else where less than half of what was expected is reported."""
    expected, reported = counted(selection)
    if 2 * reported >= expected:
        return ""
    say = selection.say
    text = say("overview.few_reported", expected=expected, reported=reported,
               period=lower_period(selection.period, say))  # fmt: skip
    return paragraphs([text], "mk-note")


def missing_by_unit(selection: Selection) -> str:
    """Return a way to each unit that has not reported, with how much it lacks, the worst first."""
    say = selection.say
    missing = ask("unreported", selection.snapshot_id, period=selection.period,
                  unit=selection.unit_or_top)  # fmt: skip
    if missing.empty:
        return ""
    names = unit_names(selection.snapshot_id)
    by_unit = missing.groupby("org_unit_id").size().sort_values(ascending=False, kind="stable")
    ways = ", ".join(
        way("organisation", say("overview.trust_unit", unit=names[str(unit)], count=count),
            selection, unit=str(unit), level=None)
        for unit, count in by_unit.head(UNITS_AT_MOST).items()
    )  # fmt: skip
    return f"<p>{escape(say('overview.trust_missing'))} {ways}</p>"
