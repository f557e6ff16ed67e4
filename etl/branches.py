"""A plan that is being worked on is a branch of a home: a home in the home, with deliveries of its own on
top.

A branch lies in `<home>/plans/<name>/` and is told by its `plan.json`. Its batches are numbered from 1 000
001, so each of them is newer than whatever its home has been given, or will be.
"""

from pathlib import Path

PLANS = "plans"
PLAN_FILE = "plan.json"
BATCHES_OF_HOME = 1_000_000
NUMBERS_OF_HOME = BATCHES_OF_HOME * 1000


def is_branch(home: Path) -> bool:
    """Say whether a folder is a branch, and not a home of its own."""
    return home.parent.name == PLANS and (home / PLAN_FILE).is_file()


def home_of(home: Path) -> Path:
    """Return the home that a branch is of; a home itself is its own."""
    return home.parent.parent if is_branch(home) else home


def last_before_own(home: Path) -> int:
    """Return the number before that of its first batch."""
    return BATCHES_OF_HOME if is_branch(home) else 0


def opened_at(numbers: list[int]) -> int:
    """Return one number for what is known now: the newest delivery of the home, and of the branch.

    Where there is no branch it is the number of the home's newest delivery.
    """
    of_home = max((n for n in numbers if n < NUMBERS_OF_HOME), default=0)
    of_branch = max(numbers, default=0) - NUMBERS_OF_HOME
    return max(of_branch, 0) * NUMBERS_OF_HOME + of_home


def is_since(number: int, opened: int) -> bool:
    """Say whether a delivery came after what was known (`opened_at`)."""
    of_branch, of_home = divmod(opened, NUMBERS_OF_HOME)
    if number >= NUMBERS_OF_HOME:
        return number - NUMBERS_OF_HOME > of_branch
    return number > of_home
