"""The municipality among all others: the strip, its place, and a chosen group in order of value."""

import pandas as pd

from dashboard.drawing.ranked_bars import ranked_bars
from dashboard.drawing.strips import strip
from dashboard.indicator.files import listed_frame, show_file
from dashboard.indicator.subject import Subject
from dashboard.kept_choice import choose_several
from dashboard.parts.components import folded, html, paragraphs, section
from dashboard.words.benchmark_sentences import benchmark_sentences, told_beside
from dashboard.words.names import told_apart
from dashboard.words.translate import lower_period

OPEN_AT_MOST = 20


def show_others(subject: Subject) -> None:
    """Show where the municipality stands among all, and among those that the reader chooses."""
    say = subject.say
    everyone = subject.answer(
        "benchmark_points", period=subject.selection.period, municipalities=None
    )
    group = _choose_group(subject)
    told = paragraphs(benchmark_sentences(everyone, subject.row, say))
    shown = told + strip(everyone, subject.row, say, group)
    html(section(say("indicator.others_title"), shown))
    compared = everyone
    if group:
        compared = subject.answer("benchmark_points", period=subject.selection.period,
                                  municipalities="\n".join(group))  # fmt: skip
        html(section(say("indicator.group_title"),
                     paragraphs(benchmark_sentences(compared, subject.row, say))))  # fmt: skip
    html(in_order(compared, subject))
    if len(compared):
        rows = compared.rename(columns={"municipality_name": "name"})
        show_file(listed_frame(rows, subject, say("indicator.municipality")),
                  say("indicator.view_others"), subject)  # fmt: skip


def _choose_group(subject: Subject) -> list[str]:
    found = subject.answer("benchmark_municipalities")
    names = told_apart(dict(zip(found["municipality_id"], found["municipality_name"], strict=True)))
    label, start = subject.say("indicator.group"), subject.say("indicator.group_all")
    return choose_several("group", label, names, [], start)


def in_order(points: pd.DataFrame, subject: Subject) -> str:
    """Return municipalities in order of value; folded where they are many."""
    if points.empty:
        return ""
    say = subject.say
    own = points[points["is_own"]]
    rows = points.rename(columns={"municipality_id": "id", "municipality_name": "name"})
    rows = rows[["id", "name", "value"]]
    chosen = None if own.empty else str(own["municipality_id"].iloc[0])
    period = lower_period(str(points["period"].iloc[0]), say)
    caption = say("indicator.units_caption", name=subject.row["name"], period=period)
    indicator = subject.row if own.empty else told_beside(own.iloc[0], subject.row)
    shown = ranked_bars(rows, indicator, say, caption, chosen=chosen)
    if len(rows) <= OPEN_AT_MOST:
        return shown
    return folded(say("indicator.all_in_order", count=len(rows)), shown)
