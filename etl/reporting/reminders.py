"""Reminders: for each responsible what it has not reported, as a text, a letter and a template to fill in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import duckdb

from etl.findings import say
from etl.period_words import period_in_words
from etl.periods import Period
from etl.questions import Row
from etl.reporting.filled_templates import as_xlsx, template_rows
from etl.reporting.mail import Letter, Sent, may_send, send
from etl.settings import Settings, load_settings

__all__ = [
    "Reminder", "Sent", "can_send", "draft", "reminders", "send_reminders",
]  # fmt: skip

LANGUAGE = "sv"
XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@dataclass(frozen=True)
class Reminder:
    """What one responsible has not reported in a period.

    role: as in the indicators' `responsible`, "" for those that nobody answers for; address: the role's, None
    where [mail.addresses] has none; rows: as `coverage.unreported` has them.
    """

    role: str
    address: str | None
    period: Period
    rows: Sequence[Row]
    sender: str
    municipality: str

    @property
    def subject(self) -> str:
        """The letter's subject, in Swedish."""
        return say("reminder_subject", LANGUAGE, count=len(self.rows), period=self._period)

    @property
    def text(self) -> str:
        """The letter's text, in Swedish: what is missing, unit by unit, and what to do."""
        by_unit: dict[str, list[str]] = defaultdict(list)
        for row in self.rows:
            by_unit[str(row["unit"])].append(_line(row))
        listed = "\n\n".join("\n".join([unit, *lines]) for unit, lines in by_unit.items())
        return say(
            "reminder_text", LANGUAGE, role=self.role or say("reminder_nobody", LANGUAGE),
            count=len(self.rows), period=self._period, listed=listed, municipality=self.municipality,
        )  # fmt: skip

    @property
    def file_name(self) -> str:
        """The name of the template that goes with it, without its ending."""
        words = [say("reminder_file", LANGUAGE), self.role, self.period.text]
        name = " ".join(word for word in words if word)
        return "".join(sign if sign.isalnum() or sign in " -" else "-" for sign in name)

    @property
    def _period(self) -> str:
        return period_in_words(self.period.text, LANGUAGE)


def _line(row: Row) -> str:
    last = row["last_reported"]
    words = period_in_words(str(row["period"]), LANGUAGE)
    known = (
        say("reminder_last", LANGUAGE, period=period_in_words(str(last), LANGUAGE))
        if last
        else say("reminder_never", LANGUAGE)
    )
    return say("reminder_line", LANGUAGE, name=row["name"], indicator_id=row["indicator_id"],
               period=words, known=known)  # fmt: skip


def reminders(home: Path, period: Period, missing: Sequence[Row]) -> list[Reminder]:
    """Return one reminder per responsible with something missing, those that nobody answers for last.

    missing: as `coverage.unreported` has them.
    """
    settings = load_settings(home)
    of_role: dict[str, list[Row]] = defaultdict(list)
    for row in missing:
        of_role[str(row["responsible"] or "")].append(row)
    return [
        Reminder(
            role,
            settings.mail_addresses.get(role),
            period,
            rows,
            settings.mail_sender,
            settings.name,
        )
        for role, rows in sorted(of_role.items(), key=lambda one: (one[0] == "", one[0]))
    ]


def can_send(home: Path) -> bool:
    """Say whether a mail server is configured in the home's malkoll.toml."""
    return may_send(load_settings(home))


def draft(snapshot: duckdb.DuckDBPyConnection, reminder: Reminder) -> bytes:
    """Return the letter as a file (.eml) that a mail program opens as a draft, the template attached."""
    message = _message(snapshot, reminder)
    # Outlook and others open it to be sent, not as something that came.
    message["X-Unsent"] = "1"
    return message.as_bytes(policy=SMTP)


def send_reminders(
    home: Path, snapshot: duckdb.DuckDBPyConnection, chosen: Sequence[Reminder]
) -> list[Sent]:
    """Send each reminder to its address, and return what became of each. Raises as `mail.send` does."""
    settings: Settings = load_settings(home)
    letters = [Letter(one.role, one.address, _message(snapshot, one)) for one in chosen]
    return send(letters, settings)


def _message(snapshot: duckdb.DuckDBPyConnection, reminder: Reminder) -> EmailMessage:
    message = EmailMessage()
    # A line break in a role's name would be a header of its own.
    message["Subject"] = " ".join(reminder.subject.split())
    if reminder.sender:
        message["From"] = reminder.sender
    if reminder.address:
        message["To"] = reminder.address
    message.set_content(reminder.text)
    maintype, subtype = XLSX
    message.add_attachment(
        as_xlsx(template_rows(snapshot, reminder.rows)), maintype=maintype, subtype=subtype,
        filename=f"{reminder.file_name}.xlsx",
    )  # fmt: skip
    return message
