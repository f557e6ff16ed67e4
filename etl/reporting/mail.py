"""Sends letters by the municipality's own mail server, one at a time: one that fails stops no other."""

import os
import smtplib
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage

from etl.errors import CannotBeDone, MalkollError, WrongUse, reason_of
from etl.settings import Settings

PASSWORD = "MALKOLL_SMTP_PASSWORD"
WAITS_S = 20
NO_CONNECTION: dict[type[OSError], str] = {
    socket.gaierror: "reason_no_such_server",
    ConnectionRefusedError: "reason_nobody_listens",
    TimeoutError: "reason_no_answer",
    smtplib.SMTPServerDisconnected: "reason_hung_up",
}


@dataclass(frozen=True)
class Letter:
    """A letter to someone, known by a role; address: where it goes, None where the role has none."""

    role: str
    address: str | None
    message: EmailMessage


@dataclass(frozen=True)
class Sent:
    """What became of a letter; problem: why it did not go."""

    role: str
    address: str | None
    problem: MalkollError | None = None


def may_send(settings: Settings) -> bool:
    """Say whether a mail server and a sender are configured."""
    return bool(settings.mail_server and settings.mail_sender)


def send(letters: Sequence[Letter], settings: Settings) -> list[Sent]:
    """Send the letters that have an address, and return what became of each, in order.

    Raises WrongUse where the settings are not whole, CannotBeDone where the server cannot be reached or
    refuses the login and nothing was sent. The password is read from MALKOLL_SMTP_PASSWORD alone, never told.
    """
    password = _password(settings)
    sent: list[Sent] = []
    broken: MalkollError | None = None
    for letter in letters:
        problem = broken
        if letter.address is None:
            code = "mail_no_address" if letter.role else "mail_nobody_answers"
            problem = WrongUse(code, role=letter.role)
        elif broken is None:
            try:
                problem = _send(letter, settings, password)
            except CannotBeDone as error:
                # What no letter gets past is not tried again for each.
                if all(one.problem for one in sent):
                    raise
                problem = broken = error
        sent.append(Sent(letter.role, letter.address, problem))
    return sent


def _password(settings: Settings) -> str:
    """Return the password, empty where there is no user; WrongUse where sending cannot be tried."""
    if not may_send(settings):
        raise WrongUse("mail_not_configured")
    if not settings.mail_user:
        return ""
    if settings.mail_security == "none":
        raise WrongUse("mail_password_unsafe")
    password = os.environ.get(PASSWORD, "")
    if not password:
        raise WrongUse("mail_password_missing", name=PASSWORD)
    if not (password + settings.mail_user).isascii():
        raise WrongUse("mail_password_letters", name=PASSWORD)
    return password


def _send(letter: Letter, settings: Settings, password: str) -> MalkollError | None:
    """Send one letter; return why the server did not take it."""
    with _server(settings, password) as server:
        try:
            server.send_message(letter.message)
        except OSError as error:  # what smtplib raises is one too
            return CannotBeDone("mail_refused", address=str(letter.address), reason=_reason(error))
    return None


@contextmanager
def _server(settings: Settings, password: str) -> Iterator[smtplib.SMTP]:
    """Give a server that has let us in; CannotBeDone where it cannot be reached or does not."""
    place: dict[str, str | int] = {"server": settings.mail_server, "port": settings.mail_port}
    try:
        server = _reached(settings, password)
    except ssl.SSLError as error:
        raise CannotBeDone("mail_not_secure", **place, reason=_ssl_reason(error)) from error
    except smtplib.SMTPAuthenticationError as error:
        raise CannotBeDone("mail_login_refused", **place, user=settings.mail_user) from error
    except smtplib.SMTPServerDisconnected as error:
        raise CannotBeDone("mail_no_connection", **place, reason=_reason(error)) from error
    except smtplib.SMTPException as error:
        raise CannotBeDone("mail_server_refused", **place, reason=_reason(error)) from error
    except OSError as error:
        raise CannotBeDone("mail_no_connection", **place, reason=_reason(error)) from error
    try:
        yield server
    finally:
        _leave(server)


def _reached(settings: Settings, password: str) -> smtplib.SMTP:
    """Return a server that is spoken to as the settings say: protected, and logged in to."""
    host, port = settings.mail_server, settings.mail_port
    trust = ssl.create_default_context()
    if settings.mail_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=WAITS_S, context=trust)
    else:
        server = smtplib.SMTP(host, port, timeout=WAITS_S)
    try:
        if settings.mail_security == "starttls":
            server.starttls(context=trust)
        if password:
            server.login(settings.mail_user, password)
    except OSError:
        server.close()
        raise
    return server


def _leave(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        # What was taken is taken, however the server says goodbye.
        server.close()


def _ssl_reason(error: ssl.SSLError) -> str:
    return str(getattr(error, "verify_message", "") or error.reason or error)


def _reason(error: OSError) -> str:
    """Return what the server said of a letter or of us, or why there was no server to say anything."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _answer(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    for kind, reason in NO_CONNECTION.items():
        if isinstance(error, kind):
            return reason
    return reason_of(error)


def _answer(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", errors="replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(words.split())}"
