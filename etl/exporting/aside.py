"""A folder written aside and given its place by a rename: all of it is seen, or what was there before."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import CannotBeDone, WrongUse, explained, reason_of


@contextmanager
def written_aside(target: Path, is_ours: Callable[[Path], bool]) -> Iterator[Path]:
    """Give a folder to write in, which takes the target's place when all is written; else it is gone.

    is_ours: says of a folder that is not empty whether nothing is lost when it is replaced. Raises WrongUse
    where the target may not be replaced, CannotBeDone where the disk is full or cannot be written.
    """
    target = Path(os.path.realpath(target))
    _refuse(target, is_ours)
    aside = target.with_name(f".{target.name}.writing-{secrets.token_hex(4)}")
    try:
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            aside.mkdir()
            yield aside
            _take_place(aside, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse(target: Path, is_ours: Callable[[Path], bool]) -> None:
    """Refuse a target that is a file, or a folder that holds anything else than an earlier export."""
    try:
        if target.exists() and not target.is_dir():
            raise WrongUse("export_on_file", file=str(target))
        if target.is_dir() and any(target.iterdir()) and not is_ours(target):
            raise WrongUse("export_folder_not_empty", file=str(target))
    except OSError as error:
        raise CannotBeDone("folder_refused", file=str(target), reason=reason_of(error)) from error


def _take_place(aside: Path, target: Path) -> None:
    """Put the folder in the target's place; what was there is back where that fails."""
    if not target.exists() or not any(target.iterdir()):
        os.rename(aside, target)
        return
    earlier = target.with_name(f".{target.name}.earlier-{secrets.token_hex(4)}")
    os.rename(target, earlier)
    try:
        os.rename(aside, target)
    finally:
        # Whatever stopped it, also whoever pressed Ctrl-C.
        if not target.exists():
            os.rename(earlier, target)
    shutil.rmtree(earlier, ignore_errors=True)
