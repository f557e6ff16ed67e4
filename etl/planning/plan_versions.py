"""The versions of the plan: a branch of the home each, and its plan.json: whose, from when, how far it has
come."""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from etl.branches import PLAN_FILE, PLANS
from etl.deliveries import list_deliveries, own_deliveries
from etl.errors import CannotBeDone, WrongUse, explained
from etl.store import Store, replace_file

State = Literal["draft", "decided", "in_force"]
NAME = re.compile(r"\w[\w -]{0,38}\w|\w")


@dataclass(frozen=True)
class PlanVersion:
    """One version of the plan.

    state: draft (may be written in), decided (waits for `in_force_from`), in_force (delivered to the home).
    settled: what has been settled between it and the home, as "kind|key" to the time in ISO.
    batch: the home's batch that took it into force; empty before that, and where nothing was left to bring.
    """

    name: str
    created_at: datetime
    by: str
    copied_from: str = ""
    state: State = "draft"
    in_force_from: date | None = None
    note: str = ""
    decided_by: str = ""
    batch: str = ""
    settled: Mapping[str, str] | None = None

    @property
    def begins(self) -> date:
        """The day from which it holds: the one decided, else the first of the year that it is named after,
        else of the year after it was made."""
        year = re.search(r"(?<!\d)(20\d\d)(?!\d)", self.name)
        named = int(year[1]) if year else self.created_at.year + 1
        return self.in_force_from or date(named, 1, 1)


def plan_folder(home: Path, plan: str | None) -> Path:
    """Return the branch of a plan, to be given to etl.pipeline as a home; the home itself where None.

    Raises WrongUse where there is no such plan.
    """
    if plan is None:
        return home
    folder = home / PLANS / plan
    if not NAME.fullmatch(plan) or not (folder / PLAN_FILE).is_file():
        raise WrongUse("plan_unknown", plan=plan)
    return folder


def create_plan(home: Path, name: str, by: str, copy_from: str | None = None) -> PlanVersion:
    """Make a new version of the plan, in which everything of the home goes on.

    copy_from: a version that is not in force yet, whose own changes go on too. Raises WrongUse for a name
    that cannot be, or that is taken, and for an unknown `copy_from`.
    """
    name = name.strip()
    if not NAME.fullmatch(name):
        raise WrongUse("plan_name", plan=name)
    copied = None if copy_from is None else find_plan(home, copy_from)
    version = PlanVersion(name, datetime.now(UTC), by, copy_from or "")
    with explained(home), Store(home).lock():
        folder = home / PLANS / name
        if (folder / PLAN_FILE).exists():
            raise WrongUse("plan_exists", plan=name)
        shutil.rmtree(folder, ignore_errors=True)  # what a killed call left has no plan.json
        (folder / "deliveries").mkdir(parents=True)
        if copied is not None and copied.state != "in_force":
            own = home / PLANS / copied.name / "deliveries"
            shutil.copytree(own, folder / "deliveries", dirs_exist_ok=True)
            version = replace(version, settled=copied.settled)
        write_version(home, version)
    return version


def list_plans(home: Path) -> list[PlanVersion]:
    """Return every version of the plan, by name."""
    found = sorted((home / PLANS).glob(f"*/{PLAN_FILE}"))
    return [_read(home, path) for path in found]


def find_plan(home: Path, name: str) -> PlanVersion:
    """Return a version of the plan; WrongUse where there is none of that name."""
    return _read(home, plan_folder(home, name) / PLAN_FILE)


def refuse_not_draft(version: PlanVersion) -> None:
    """Raise WrongUse where a version is decided or in force, and no longer to be written in."""
    if version.state != "draft":
        raise WrongUse(f"plan_is_{version.state}", plan=version.name)


def write_version(home: Path, version: PlanVersion) -> None:
    """Write a version's plan.json; only for the holder of the home's lock."""
    written = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(version).items()
    }
    text = json.dumps(written, ensure_ascii=False, indent=1)
    replace_file(home / PLANS / version.name / PLAN_FILE, text)


def _read(home: Path, path: Path) -> PlanVersion:
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        written["created_at"] = datetime.fromisoformat(written["created_at"])
        if written["in_force_from"] is not None:
            written["in_force_from"] = date.fromisoformat(written["in_force_from"])
        version = PlanVersion(**written)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CannotBeDone("plan_unreadable", file=str(path), reason=str(error)) from error
    return replace(version, state="draft", batch="") if _is_undone(home, version) else version


def _is_undone(home: Path, version: PlanVersion) -> bool:
    """Say whether all that took a version into force has been withdrawn: then it is a draft again.

    So it is where that counts again, but more has been saved in the version meanwhile.
    """
    if version.state != "in_force" or not version.batch:
        return False
    brought = [d for d in list_deliveries(home) if d.batch == version.batch]
    if all(d.withdrawn_at is not None for d in brought):
        return True
    saved = own_deliveries(home / PLANS / version.name)
    return any(d.counts_at(None) and d.delivered_at > brought[-1].delivered_at for d in saved)
