"""A real mail server on this computer, and what it took: for the tests of what is sent."""

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

# What a home's settings say of the mail server, and of one responsible's address.
MAIL = """
[mail]
server = "localhost"
port = {port}
security = "none"
sender = "malkoll@provkoping.example"
[mail.addresses]
"Chef SF-SB" = "sb@provkoping.example"
"""


def set_mail(home: Path, port: int) -> None:
    """Let a home send its letters to a port of this computer."""
    settings = home / "malkoll.toml"
    settings.write_text(settings.read_text("utf-8") + MAIL.format(port=port), "utf-8")


@dataclass
class PostOffice:
    """A mail server's other side: what it took, and whom it does not know."""

    port: int = 0
    unknown: str = ""
    taken: list[EmailMessage] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    were_secure: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address == self.unknown:
            return "550 Mottagaren finns inte"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        message = email.message_from_bytes(bytes(envelope.content or b""), policy=default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        self.envelopes.append(envelope)
        self.were_secure.append(session.ssl is not None)
        return "250 OK"


@contextmanager
def post_office(**options: Any) -> Iterator[PostOffice]:
    """Give a mail server that runs on this computer."""
    with socket.create_server(("localhost", 0)) as free:
        office = PostOffice(free.getsockname()[1])
    controller = Controller(office, hostname="localhost", port=office.port, **options)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()
