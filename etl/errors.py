"""What may stop a command as a whole: errors with a code, whose words are found in messages/."""

from etl.findings import say


class MalkollError(Exception):
    """Something that the user must be told, in the user's language; nothing was changed."""

    exit_code = 3

    def __init__(self, code: str, **params: str | int | float) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def message(self, language: str) -> str:
        """Say what is wrong and what to do."""
        return say(self.code, language, **self.params)

    def __str__(self) -> str:
        return self.message("en")


class CannotBeDone(MalkollError):
    """The world stands in the way: the store is busy, the disk is full, the folder is read-only."""


class WrongUse(MalkollError):
    """The command was given something it cannot act on: an unknown period, unit or delivery."""

    exit_code = 2
