"""Help and usage errors in the reader's language: the framework's own English phrases included."""

import re
from functools import cache
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from etl.findings import messages, say


class Command(TyperCommand):
    """One verb, whose help is in the language asked for."""

    def get_help(self, ctx: Any) -> str:
        """Return the help, every phrase of it in one language."""
        return worded(super().get_help(ctx), _language(ctx))


class Group(TyperGroup):
    """The command line as a whole, whose help is in the language asked for."""

    def get_help(self, ctx: Any) -> str:
        """Return the help, every phrase of it in one language."""
        return worded(super().get_help(ctx), _language(ctx))


def _language(ctx: Any) -> str:
    return str(ctx.find_root().command.language)


def command_line(app: typer.Typer, language: str) -> Any:
    """Return the command line with each help text and metavar in a language."""
    group = typer.main.get_command(app)
    group.language = language  # type: ignore[attr-defined]
    for command in (group, *group.commands.values()):  # type: ignore[attr-defined]
        command.help = _said(command.help, language)
        for param in command.params:
            param.metavar = _said(param.metavar, language)
            param.help = _said(getattr(param, "help", None), language)
    return group


def _said(code: str | None, language: str) -> str | None:
    return say(code, language) if code in messages(language) else code


def worded(text: str, language: str) -> str:
    """Return the framework's text with its English phrases in a language."""
    for pattern, words in _phrases(language):
        text = pattern.sub(lambda found, words=words: words.format(**found.groupdict()), text)  # type: ignore[misc]
    return text


@cache
def _phrases(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return each English phrase as a pattern, and its words: the messages called usage_…."""
    return tuple(
        (_pattern(english), messages(language)[code])
        for code, english in messages("en").items()
        if code.startswith("usage_")
    )


def _pattern(english: str) -> re.Pattern[str]:
    """Make a pattern of a phrase: {name} is anything, and a line may break at any blank."""
    escaped = re.escape(english).replace(r"\ ", r"\s+")
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", escaped))
