"""The indicator's tables as files: what each of its sides shows, with its source below."""

import pandas as pd

from dashboard.access import may_write
from dashboard.answers import about_of
from dashboard.indicator.subject import Subject
from dashboard.indicator.trend import source_text
from dashboard.parts.downloads import show_download, source_notes
from dashboard.words.values import is_empty


def show_file(frame: pd.DataFrame, what: str, subject: Subject) -> None:
    """Show the way to a table as a file; what: the side it is of, for the file's name."""
    say, selection = subject.say, subject.selection
    about = about_of(selection.snapshot_id)
    notes = source_notes(about, say.period(selection.period), say)
    source = source_text(subject.row, say)
    # What tells files apart stands first: a long name is cut.
    name = f"{subject.indicator} {selection.period} {what} {subject.row['name']}"
    show_download(frame, name, [*([source] if source else []), *notes], say)


def values_frame(subject: Subject) -> pd.DataFrame:
    """Return one row per period and breakdown at the unit, newest first, columns in the reader's words."""
    say, points = subject.say, subject.points[::-1]
    return pd.DataFrame({
        say("indicator.name_column"): subject.row["name"],
        say("choose.unit"): subject.names[subject.unit],
        say("choose.period"): points["period"],
        say("indicator.breakdown"): [say(f"indicator.{one}") for one in points["breakdown"]],
        say("indicator.value_column"): points["value"],
        say("indicator.value_status"): [_status(one, subject) for one in points["value_status"]],
        say("indicator.target"): points["target_value"],
        say("indicator.target_upper"): points["target_upper"],
        say("indicator.status_column"): [say(f"light.{one}") for one in points["status"]],
    })  # fmt: skip


def _status(value_status: str, subject: Subject) -> str:
    """Say what a value is; of a final one nothing."""
    key = {"confidential": "secret", "final": ""}.get(value_status, value_status)
    return subject.say(f"indicator.{key}_short") if key else ""


def listed_frame(rows: pd.DataFrame, subject: Subject, named: str) -> pd.DataFrame:
    """Return one row per unit or municipality, in the order of `rows`, each with its value and own period.

    rows: columns name, value, period, and note where some are not in order; named: what the first
    column of the file holds. Columns in the reader's words.
    """
    say = subject.say
    columns = {named: rows["name"], say("indicator.value_column"): rows["value"],
               say("choose.period"): rows["period"]}  # fmt: skip
    if "note" in rows:
        columns[say("indicator.note")] = rows["note"]
    return pd.DataFrame(columns)


def revisions_frame(found: pd.DataFrame, subject: Subject) -> pd.DataFrame:
    """Return one row per delivered value, as in `questions/indicator_revisions.sql`."""
    say = subject.say
    return pd.DataFrame({
        say("choose.period"): found["period"],
        say("indicator.breakdown"): [say(f"indicator.{one}") for one in found["breakdown"]],
        say("indicator.value_column"): found["value"],
        say("indicator.value_status"): [_status(one, subject) for one in found["value_status"]],
        say("indicator.delivered"): found["delivered_at"].dt.strftime("%Y-%m-%d %H:%M"),
        say("indicator.file"): found["file_name"],
        say("indicator.note"): ["" if is_empty(note) else note for note in found["note"]],
        **({say("indicator.by"): found["delivered_by"].fillna("")} if may_write() else {}),
    })  # fmt: skip
