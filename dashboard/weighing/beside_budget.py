"""Goals beside the budget: the answer, the four quarters, the table, the file, and how it is reckoned."""

from dashboard.answers import about_of
from dashboard.drawing.quadrants import NUMBERED_AT_MOST, quadrants
from dashboard.parts.components import folded, html, paragraphs, title
from dashboard.parts.downloads import show_download, source_notes
from dashboard.selection import Selection
from dashboard.weighing.quarters import LIMIT
from dashboard.weighing.weighed import Weighed, weigh
from dashboard.weighing.weighed_sentences import (
    answer,
    limit_text,
    picture_sentence,
    rest,
    silent_sentence,
)
from dashboard.weighing.weighed_table import columns_of, frame_of, ways_table, weighed_table
from dashboard.words.translate import THIN, lower_period


def show_beside_budget(selection: Selection) -> None:
    """Show the units' goals beside their money; the page's heading is the answer."""
    say, weighed = selection.say, weigh(selection)
    title(answer(weighed, say))
    if weighed.now.empty:
        text = say("money.nothing", period=lower_period(selection.period, say))
        html(paragraphs([text], "mk-lead"))
        return
    rule = say("money.rule", limit=limit_text(say))
    html(
        paragraphs([f"{rest(weighed, say)} {rule}".strip()], "mk-lead")
        + _picture(weighed, selection)
    )
    crowd = say("money.crowd") if len(weighed.marks) > NUMBERED_AT_MOST else ""
    told = (crowd, silent_sentence(weighed, say), _near(weighed, selection))
    remarks = [text for text in told if text]
    html(weighed_table(weighed, selection) + paragraphs(remarks, "mk-small") + ways_table(weighed, say)
         + folded(say("money.how_title"), _how(selection)))  # fmt: skip
    notes = source_notes(about_of(selection.snapshot_id), say.period(selection.period), say)
    name = f"{say('money.file')} {selection.period}"
    show_download(frame_of(weighed, say), name, notes, say, columns=columns_of(say))


def _picture(weighed: Weighed, selection: Selection) -> str:
    marks = weighed.marks
    if not marks:
        return ""
    sentence = picture_sentence(weighed, selection.say)
    return quadrants(marks, 100 * LIMIT, sentence, selection.say)


def _near(weighed: Weighed, selection: Selection) -> str:
    """Say what a small deficit is; nothing where none is shown."""
    if "near" not in set(weighed.now["budget_status"]):
        return ""
    say, pct = selection.say, float(weighed.now["near_pct"].iloc[0])
    return say("money.near", pct=f"{say.number(pct, 0 if pct == int(pct) else 2)}{THIN}%")


def _how(selection: Selection) -> str:
    say = selection.say
    texts = [say(f"money.how_{name}", limit=limit_text(say))
             for name in ("share", "who", "limit", "budget", "way")]  # fmt: skip
    return paragraphs(texts)
