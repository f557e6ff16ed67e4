"""What may stop a command as a whole: errors with a code, whose words are found in messages/."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from etl.findings import say

REASONS = {
    errno.ENOSPC: "reason_no_space",
    errno.EDQUOT: "reason_no_space",
    errno.EFBIG: "reason_no_space",
    errno.EROFS: "reason_read_only",
    errno.EACCES: "reason_not_permitted",
    errno.EPERM: "reason_not_permitted",
    errno.ENOTDIR: "reason_not_a_folder",
    errno.EEXIST: "reason_not_a_folder",
    errno.EISDIR: "reason_is_a_folder",
    errno.ENOENT: "reason_not_there",
}


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


def reason_of(error: OSError) -> str:
    """Return the message code of what the system says, or its own words where there is none."""
    return REASONS.get(error.errno or 0, error.strerror or str(error))


@contextmanager
def explained(home: Path) -> Iterator[None]:
    """Turn what the disk or the memory refuses into words (CannotBeDone); the home is as it was."""
    try:
        yield
    except duckdb.Error as error:
        raise _of_duckdb(error, home) from error
    except OSError as error:
        reason = reason_of(error)
        code = "disk_full" if reason == "reason_no_space" else "disk_refused"
        raise CannotBeDone(code, home=str(home), reason=reason) from error


def _of_duckdb(error: duckdb.Error, home: Path) -> CannotBeDone:
    text = str(error)
    if "No space left" in text or "File too large" in text:
        return CannotBeDone("disk_full", home=str(home), reason="reason_no_space")
    if isinstance(error, duckdb.OutOfMemoryException):
        return CannotBeDone("out_of_memory", home=str(home))
    return CannotBeDone("file_refused", home=str(home), reason=text.splitlines()[0])
