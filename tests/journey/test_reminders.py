"""Reminders: who gets which letter, and what is told when a mail server, a real one, does not take it."""

import email
import re
import shutil
import socket
import ssl
from datetime import date
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from openpyxl import load_workbook

from etl.errors import CannotBeDone, MalkollError, WrongUse
from etl.periods import parse_period
from etl.reporting.coverage import unreported
from etl.reporting.reminders import Reminder, can_send, draft, reminders, send_reminders
from tests.post_office import post_office
from tests.town import Town

CERTIFICATE = Path(__file__).with_name("localhost.pem")
PERIOD = parse_period("2025")
PLAN = {
    "indicators": """
        indicator_id;name;measure_unit;decimals;direction;frequency;responsible
        BEH;Behöriga till gymnasiet;%;1;higher;year;Rektor Åsa Öberg
        KO;Kötid;dagar;0;lower;month;Socialchef
        EL;Elever;antal;0;higher;year;
    """,
    "results": """
        indicator_id;org_unit_id;period;value
        BEH;BJ;2024;81
        BEH;LI;2024;79
        KO;SOC;2025-08;30
        EL;BJ;2024;400
    """,
}
MAIL = """
[municipality]
name = "Provstad"
[mail]
server = "localhost"
port = {port}
security = "{security}"
sender = "malkoll@provstad.example"
user = "{user}"
[mail.addresses]
"Rektor Åsa Öberg" = "asa@provstad.example"
"Socialchef" = "soc@provstad.example"
"""
PASSWORD = "hemligt-93"


def certificate() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def opens(
    _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: Any
) -> AuthResult:
    assert isinstance(data, LoginPassword)
    return AuthResult(success=data.password == PASSWORD.encode(), handled=False)


@pytest.fixture(autouse=True)
def no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MALKOLL_SMTP_PASSWORD", raising=False)


@pytest.fixture(scope="module")
def silent_home(planned_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("silent")
    shutil.copytree(planned_home, folder / "home")
    assert not Town(folder / "home", folder / "inbox").deliver(**PLAN).is_refused
    return folder / "home"


@pytest.fixture
def silent(silent_home: Path, tmp_path: Path) -> Town:
    """A town where three have not reported for 2025."""
    shutil.copytree(silent_home, tmp_path / "home")
    return Town(tmp_path / "home", tmp_path / "inbox")


def set_mail(town: Town, port: int, security: str = "none", user: str = "") -> None:
    text = MAIL.format(port=port, security=security, user=user)
    (town.home / "malkoll.toml").write_text(text, encoding="utf-8")


def drafted(town: Town) -> list[Reminder]:
    missing = unreported(town.cursor(), PERIOD, today=date(2026, 1, 5))
    return reminders(town.home, PERIOD, missing)


def sent_by(town: Town) -> list[tuple[str, str]]:
    """Send to all, and return each role with what became of its letter."""
    sent = send_reminders(town.home, town.cursor(), drafted(town))
    return [(one.role, one.problem.code if one.problem else "sent") for one in sent]


def test_writes_one_reminder_per_responsible_those_of_nobody_last(silent: Town) -> None:
    set_mail(silent, 25)
    assert [(one.role, one.address, len(one.rows)) for one in drafted(silent)] == [
        ("Rektor Åsa Öberg", "asa@provstad.example", 2),
        ("Socialchef", "soc@provstad.example", 1),
        ("", None, 1),
    ]


def test_says_in_plain_words_what_is_missing_and_what_to_do(silent: Town) -> None:
    set_mail(silent, 25)
    first, second, _ = drafted(silent)
    assert first.subject == "Att rapportera för 2025: 2 saknas"
    assert "Hej Rektor Åsa Öberg!" in first.text
    assert (
        "Björkskolan\n- Behöriga till gymnasiet (BEH), 2025. Senast rapporterad: 2024."
        in first.text
    )
    assert "- Kötid (KO), december 2025. Senast rapporterad: augusti 2025." in second.text
    assert first.text.endswith("Provstad\n")


def test_drafts_a_letter_that_a_mail_program_opens_with_the_template_attached(silent: Town) -> None:
    set_mail(silent, 25)
    whole = draft(silent.cursor(), drafted(silent)[0])
    assert b"\r\n" in whole
    message = email.message_from_bytes(whole, policy=default)
    assert message["To"] == "asa@provstad.example"
    assert message["Subject"] == "Att rapportera för 2025: 2 saknas"
    assert message["X-Unsent"] == "1"
    _opens_as_a_template(message)


def _opens_as_a_template(message: email.message.Message) -> None:
    assert isinstance(message, EmailMessage)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Att fylla i Rektor Åsa Öberg 2025.xlsx"
    sheet = load_workbook(BytesIO(attached.get_content())).worksheets[0]
    assert [(row[0], row[2]) for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        ("BEH", "BJ"), ("BEH", "LI"),
    ]  # fmt: skip


def test_sends_each_its_own_letter_with_its_own_template(silent: Town) -> None:
    with post_office() as office:
        set_mail(silent, office.port)
        assert can_send(silent.home)
        assert sent_by(silent) == [
            ("Rektor Åsa Öberg", "sent"), ("Socialchef", "sent"), ("", "mail_nobody_answers"),
        ]  # fmt: skip
    first, second = office.taken
    assert [envelope.rcpt_tos for envelope in office.envelopes] == [
        ["asa@provstad.example"], ["soc@provstad.example"],
    ]  # fmt: skip
    assert first["From"] == "malkoll@provstad.example"
    body = first.get_body()
    assert body is not None
    assert "Hej Rektor Åsa Öberg!" in body.get_content()
    assert "Kötid" not in body.get_content()
    _opens_as_a_template(first)
    assert "Kötid" in second.get_body().get_content()  # type: ignore[union-attr]


def test_sends_to_the_others_where_the_server_does_not_know_one(silent: Town) -> None:
    with post_office() as office:
        office.unknown = "asa@provstad.example"
        set_mail(silent, office.port)
        sent = send_reminders(silent.home, silent.cursor(), drafted(silent)[:2])
    assert [one.problem is None for one in sent] == [False, True]
    assert sent[0].problem is not None
    assert sent[0].problem.message("sv") == (
        "E-postservern tog inte emot brevet till asa@provstad.example: 550 Mottagaren finns inte."
    )
    assert len(office.taken) == 1


def test_protects_the_way_and_logs_in_by_the_password_of_the_environment(
    silent: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("MALKOLL_SMTP_PASSWORD", PASSWORD)
    with post_office(tls_context=certificate(), authenticator=opens, auth_required=True) as office:
        set_mail(silent, office.port, "starttls", "malkoll")
        assert sent_by(silent)[:2] == [("Rektor Åsa Öberg", "sent"), ("Socialchef", "sent")]
    assert office.were_secure == [True, True]


def test_protects_the_way_from_the_start_where_the_port_is_for_that(
    silent: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with post_office(ssl_context=certificate()) as office:
        set_mail(silent, office.port, "tls")
        assert sent_by(silent)[:2] == [("Rektor Åsa Öberg", "sent"), ("Socialchef", "sent")]
    assert len(office.taken) == 2


def test_trusts_no_certificate_that_nobody_vouches_for(silent: Town) -> None:
    with post_office(tls_context=certificate()) as office:
        set_mail(silent, office.port, "starttls")
        said = refused(silent, CannotBeDone)
    assert said.startswith(f"Förbindelsen med localhost:{office.port} går inte att skydda: ")
    assert office.taken == []


def test_sends_nothing_unprotected_where_protection_is_asked_for(silent: Town) -> None:
    with post_office() as office:
        set_mail(silent, office.port, "starttls")
        said = refused(silent, CannotBeDone)
    assert f"E-postservern localhost:{office.port} vill inte" in said
    assert office.taken == []


def test_says_so_where_the_login_is_refused_and_never_the_password(
    silent: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("MALKOLL_SMTP_PASSWORD", "fel-ord")
    with post_office(tls_context=certificate(), authenticator=opens, auth_required=True) as office:
        set_mail(silent, office.port, "starttls", "malkoll")
        said = refused(silent, CannotBeDone)
    assert "godkände inte inloggningen för malkoll" in said
    assert "fel-ord" not in said
    assert office.taken == []


def test_says_so_where_nobody_answers(silent: Town) -> None:
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    set_mail(silent, port)
    assert f"localhost:{port} svarar inte: ingen lyssnar på den porten" in refused(
        silent, CannotBeDone
    )


def test_says_so_where_there_is_no_such_server(silent: Town) -> None:
    set_mail(silent, 25)
    path = silent.home / "malkoll.toml"
    path.write_text(path.read_text("utf-8").replace("localhost", "finns-inte.invalid"), "utf-8")
    assert "finns-inte.invalid:25 svarar inte: det finns ingen sådan server" in refused(
        silent, CannotBeDone
    )


@pytest.mark.parametrize(
    ("security", "user", "said"),
    [
        ("starttls", "malkoll", "Lösenordet till e-postservern saknas."),
        ("none", "malkoll", "Lösenordet skickas aldrig oskyddat."),
    ],
)
def test_wants_a_password_and_never_sends_it_unprotected(
    silent: Town, security: str, user: str, said: str
) -> None:
    set_mail(silent, 25, security, user)
    assert refused(silent, WrongUse).startswith(said)


def test_refuses_a_password_that_cannot_be_sent_in_words(
    silent: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALKOLL_SMTP_PASSWORD", "smörgås")
    set_mail(silent, 25, "starttls", "malkoll")
    said = refused(silent, WrongUse)
    assert said.startswith("user och lösenordet i MALKOLL_SMTP_PASSWORD får bara ha")
    assert "smörgås" not in said


def test_says_what_to_fill_in_where_no_server_is_configured(silent: Town) -> None:
    assert not can_send(silent.home)
    assert refused(silent, WrongUse) == (
        "Ingen e-postserver är inställd. Fyll i server och sender under [mail] i malkoll.toml."
    )


def refused(town: Town, kind: type[MalkollError]) -> str:
    with pytest.raises(kind) as stopped:
        send_reminders(town.home, town.cursor(), drafted(town))
    return stopped.value.message("sv")


def test_tells_who_got_theirs_where_the_server_goes_away_in_between(
    silent: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    with post_office() as office:
        set_mail(silent, office.port)
        chosen = [*drafted(silent)[:2], *drafted(silent)[:1]]
        reach = socket.create_connection
        times: list[int] = []

        def once(*where: Any, **how: Any) -> socket.socket:
            times.append(1)
            if len(times) > 1:
                raise ConnectionRefusedError(111, "refused")
            return reach(*where, **how)

        monkeypatch.setattr("socket.create_connection", once)
        sent = send_reminders(silent.home, silent.cursor(), chosen)
    assert [one.problem.code if one.problem else "sent" for one in sent] == [
        "sent", "mail_no_connection", "mail_no_connection",
    ]  # fmt: skip
    assert len(times) == 2, "what no letter gets past is tried once"


def test_lets_no_name_break_into_the_letters_head(silent: Town) -> None:
    set_mail(silent, 25)
    (first, *_) = drafted(silent)
    broken = Reminder("A\nBcc: x@y.se", None, PERIOD, first.rows, "a@b.se", "Provstad\nTo: z@y.se")
    head = draft(silent.cursor(), broken).split(b"\r\n\r\n", maxsplit=1)[0].decode()
    assert re.search(r"^(Bcc|To):", head, flags=re.MULTILINE) is None


@pytest.mark.parametrize(
    "line",
    ['port = 0', 'security = "ssl"', 'sender = "inte en adress"', 'password = "abc"'],
)  # fmt: skip
def test_refuses_settings_that_cannot_be(silent: Town, line: str) -> None:
    (silent.home / "malkoll.toml").write_text(f"[mail]\n{line}\n", encoding="utf-8")
    with pytest.raises(WrongUse) as stopped:
        can_send(silent.home)
    assert "[mail]" in stopped.value.message("sv")
    assert "abc" not in stopped.value.message("sv")


@pytest.mark.parametrize(
    "address", ["två@a.se, tre@b.se", "utan", "Namn <a@b.se>", "a@b.se\\nBcc: c@d.se"]
)
def test_takes_one_address_a_role_and_nothing_beside_it(silent: Town, address: str) -> None:
    text = f'[mail.addresses]\nChef = "{address}"\n'
    (silent.home / "malkoll.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WrongUse):
        can_send(silent.home)


def test_keeps_no_address_in_a_snapshot(silent: Town) -> None:
    set_mail(silent, 25)
    assert not silent.deliver(
        results="indicator_id;org_unit_id;period;value\nBEH;BJ;2025;80"
    ).is_refused
    tables = silent.ask("select table_name from duckdb_tables() where not internal")
    told = [silent.ask(f'select * from "{name}"') for (name,) in tables]
    assert "provstad.example" not in str(told)
    path = Path(str(silent.ask("select path from duckdb_databases() where path is not null")[0][0]))
    assert b"provstad.example" not in path.read_bytes()
