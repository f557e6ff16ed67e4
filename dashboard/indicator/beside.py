"""What stands beside an indicator's chart: pace, signal or noise, others, and what is measured."""

from html import escape

from dashboard.drawing.strips import strip
from dashboard.indicator.subject import Subject
from dashboard.parts.components import card, folded, heading, listed, paragraphs
from dashboard.parts.terms import term
from dashboard.ways import way
from dashboard.words.benchmark_sentences import benchmark_sentences
from dashboard.words.sentences import pace_sentences, signal_sentence
from dashboard.words.values import is_empty

GOALS_OPEN = 5


def beside(subject: Subject, view: str) -> str:
    """Return the cards as HTML; one that has nothing to say, or says what the view does, is left out."""
    say = subject.say
    return (
        card(say("indicator.pace_title"), pace(subject))
        + card(say("indicator.signal_title"), "" if view == "normal" else signal(subject))
        + card(say("indicator.others_title"), "" if view == "others" else others(subject))
        + card(say("indicator.definition_title"), defined(subject))
    )


def pace(subject: Subject) -> str:
    """Say whether the value is on its way to the target ahead."""
    found = subject.answer("indicator_pace", unit=subject.unit, period=subject.selection.period)
    return paragraphs(
        text
        for _, one in found.iterrows()
        for text in pace_sentences(one, subject.row, subject.say)
    )


def signal(subject: Subject) -> str:
    """Say whether the newest value is a change or mere variation, with the way to the picture of it."""
    found = subject.answer("indicator_signal", unit=subject.unit, period=subject.selection.period)
    if found.empty:
        return ""
    text = signal_sentence(found.iloc[0], subject.row, subject.say)
    more = way("indicator", subject.say("indicator.see_normal"), subject.selection,
               indicator=subject.indicator, at=subject.unit, view="normal")  # fmt: skip
    return paragraphs([text]) + f'<p class="mk-small">{more}</p>'


def others(subject: Subject) -> str:
    """Return where the municipality stands among others, with the way to all of them."""
    points = subject.answer(
        "benchmark_points", period=subject.selection.period, municipalities=None
    )
    if points.empty or not points["is_own"].any():
        return ""
    texts = benchmark_sentences(points, subject.row, subject.say)
    more = way("indicator", subject.say("indicator.see_others"), subject.selection,
               indicator=subject.indicator, at=subject.unit, view="others")  # fmt: skip
    shown = strip(points, subject.row, subject.say)
    return f'{shown}{paragraphs(texts)}<p class="mk-small">{more}</p>'


def defined(subject: Subject) -> str:
    """Say what is measured, how often and by whom, and which goals it measures."""
    row, say = subject.row, subject.say
    facts = [str(row[key]) for key in ("description", "source_title") if not is_empty(row[key])]
    unit = f"<p>{term('measure_unit', say)}: {escape(row['measure_unit'])}</p>"
    rest = [
        say(f"indicator.direction_{row['direction']}"),
        say(f"indicator.measured_{row['frequency']}"),
    ]
    if not is_empty(row["responsible"]):
        rest.append(say("goal.responsible", who=row["responsible"]))
    return paragraphs(facts) + unit + paragraphs(rest) + _goals(subject)


def _goals(subject: Subject) -> str:
    """Return the goals that the indicator measures, each with its light."""
    goals = subject.answer("indicator_goals", period=subject.selection.period)
    if goals.empty:
        return ""
    ways = [
        way("goal", str(goal["title"]), subject.selection,
            None if is_empty(goal["status"]) else str(goal["status"]), goal=str(goal["goal_id"]))
        for _, goal in goals.iterrows()
    ]  # fmt: skip
    rest = ways[GOALS_OPEN:]
    more = (
        folded(subject.say("indicator.goals_more", count=len(rest)), listed(rest)) if rest else ""
    )
    return heading(subject.say("indicator.goals_title"), 3) + listed(ways[:GOALS_OPEN]) + more
