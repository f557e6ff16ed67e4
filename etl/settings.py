"""What the municipality has chosen: malkoll.toml in its home."""

import os
import re
import tomllib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.branches import home_of
from etl.errors import CannotBeDone, WrongUse, reason_of
from etl.year_events import DEFAULT_EVENTS, YearEvent, parse_event

FILE_NAME = "malkoll.toml"
KINDS = ("year", "half_year", "tertial", "quarter", "month", "school_year")
ROLL_UPS = ("share", "worst", "majority")
SECURITIES = ("starttls", "tls", "none")
# One mailbox and nothing beside it: no name before it, no second one, no line of its own.
ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PICTURES = {".svg": "image/svg+xml", ".png": "image/png"}
PICTURE_KIB_AT_MOST = 200
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Settings:
    """The choices, with what holds where the file is silent."""

    name: str = "Kommunen"
    kolada_id: str = ""
    is_sample: bool = False
    licence: str = (
        ""  # of the figures, where they are given away: CC0-1.0, CC-BY-4.0 or other words
    )
    contact: str = ""  # to whom what cannot be used is reported: an e-mail or web address, or words
    default_tolerance_pct: float = 5.0
    roll_up: str = "share"
    include_sub_goals: bool = False
    budget_near_pct: float = 1.0
    reporting_kinds: tuple[str, ...] = field(default=("year", "tertial"))
    accent: str = "#1f5673"
    coat_of_arms: str = ""  # in the file a picture's name; here the picture, as a data address
    year_events: tuple[YearEvent, ...] = DEFAULT_EVENTS
    mail_server: str = ""
    mail_port: int = 587
    mail_security: str = "starttls"
    mail_sender: str = ""
    mail_user: str = ""
    mail_addresses: dict[str, str] = field(default_factory=dict)  # a role's address


# Where each choice stands in the file: section and key.
PLACES = {
    "name": ("municipality", "name"),
    "kolada_id": ("municipality", "kolada_id"),
    "is_sample": ("municipality", "sample"),
    "contact": ("municipality", "contact"),
    "licence": ("municipality", "licence"),
    "default_tolerance_pct": ("rule", "default_tolerance_pct"),
    "roll_up": ("rule", "roll_up"),
    "include_sub_goals": ("rule", "include_sub_goals"),
    "budget_near_pct": ("budget", "near_pct"),
    "reporting_kinds": ("periods", "reporting"),
    "accent": ("appearance", "accent"),
    "coat_of_arms": ("appearance", "coat_of_arms"),
    "year_events": ("year", "events"),
    "mail_server": ("mail", "server"),
    "mail_port": ("mail", "port"),
    "mail_security": ("mail", "security"),
    "mail_sender": ("mail", "sender"),
    "mail_user": ("mail", "user"),
    "mail_addresses": ("mail", "addresses"),
}


def load_settings(home: Path) -> Settings:
    """Read malkoll.toml; a home without one has the defaults. WrongUse says what is wrong in it."""
    home = home_of(home)
    path = home / FILE_NAME
    if not os.path.lexists(path):
        return Settings()
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = reason_of(error)
        raise CannotBeDone("settings_unreadable", file=str(path), reason=reason) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse("settings_unreadable", file=str(path), reason=str(error)) from error
    _refuse_unknown(path, written)
    choices = {
        name: _checked(path, name, written[section][key])
        for name, (section, key) in PLACES.items()
        if key in written.get(section, {})
    }
    if choices.get("coat_of_arms"):
        choices["coat_of_arms"] = _picture(path, home / choices["coat_of_arms"])
    return Settings(**choices)


def _picture(settings: Path, path: Path) -> str:
    """Return a picture of the home as a data address; WrongUse where it is none, or too large."""
    kind = PICTURES.get(path.suffix.lower())
    try:
        held = path.read_bytes() if kind else b""
    except OSError as error:
        raise WrongUse("settings_unreadable", file=str(path), reason=reason_of(error)) from error
    is_one = held.startswith(PNG) if kind == "image/png" else b"<svg" in held[:2000]
    if not is_one or len(held) > PICTURE_KIB_AT_MOST * 1024:
        raise WrongUse("settings_picture", file=str(settings), key=path.name,
                       size=PICTURE_KIB_AT_MOST)  # fmt: skip
    return f"data:{kind};base64,{b64encode(held).decode()}"


def _refuse_unknown(path: Path, written: dict[str, Any]) -> None:
    known = set(PLACES.values())
    for section, keys in written.items():
        for key in keys if isinstance(keys, dict) else {"": None}:
            if (section, key) not in known:
                place = f"[{section}] {key}".strip()
                raise WrongUse("settings_unknown", file=str(path), key=place)


def _checked(path: Path, name: str, value: object) -> Any:
    if name == "year_events":
        return _year_events(path, value)
    default = getattr(Settings(), name)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if isinstance(default, tuple) and isinstance(value, list):
        value = tuple(value)
    if type(value) is not type(default) or not _is_allowed(name, value):
        key = "[{}] {}".format(*PLACES[name])
        raise WrongUse("settings_value", file=str(path), key=key, value=str(value))
    return value


def _year_events(path: Path, written: object) -> tuple[YearEvent, ...]:
    """Return the year's events in the file's own order; one that cannot be understood stops all."""
    try:
        if not isinstance(written, list):
            raise ValueError(str(written))
        return tuple(parse_event(event) for event in written)
    except ValueError as error:
        raise WrongUse(
            "settings_value", file=str(path), key="[[year.events]]", value=str(error)
        ) from error


def _is_allowed(name: str, value: object) -> bool:
    if name in ALLOWED:
        return ALLOWED[name](value)
    if isinstance(value, tuple):
        return bool(value) and all(kind in KINDS for kind in value)
    return not isinstance(value, float) or 0 <= value < 1000


def is_address(text: str) -> bool:
    """Say whether a text is one e-mail address."""
    return ADDRESS.fullmatch(text) is not None


# What each choice may be, of those that are no plain text, number or list of kinds of period.
ALLOWED: dict[str, Callable[[Any], bool]] = {
    "roll_up": lambda value: value in ROLL_UPS,
    "accent": lambda value: COLOUR.fullmatch(value) is not None,
    "mail_port": lambda value: 0 < value < 65536,
    "mail_security": lambda value: value in SECURITIES,
    "mail_sender": lambda value: not value or is_address(value),
    "mail_addresses": lambda value: all(
        isinstance(v, str) and is_address(v) for v in value.values()
    ),
}
