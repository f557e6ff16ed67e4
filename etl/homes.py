"""Homes: a new one of one's own, and one with the sample municipality in it."""

import shutil
from pathlib import Path

import platformdirs

from etl.build import Progress
from etl.bundled import sample_folder
from etl.contract import kinds
from etl.errors import CannotBeDone, WrongUse, explained, reason_of
from etl.pipeline import Outcome, Request, deliver
from etl.settings import FILE_NAME, load_settings
from etl.store import Store, replace_file
from etl.templates import template
from etl.year_events import DEFAULT_EVENTS, written_event

NEW_SETTINGS = """\
# Kommunens val. Saknas en rad gäller värdet som står här.
# The municipality's choices. Where a line is missing, what stands here holds.

[municipality]
name = "Kommunen"
kolada_id = ""                     # fyra siffror, till exempel "1275"
sample = false
licence = ""                       # siffrornas licens när de lämnas ut: "CC0-1.0", "CC-BY-4.0"
contact = ""                       # vart brister i tillgänglighet anmäls: e-post eller webbadress

[rule]
default_tolerance_pct = 5.0        # för indikatorer utan egen tolerans
roll_up = "share"                  # share, worst, majority
include_sub_goals = false

[budget]
near_pct = 1.0                     # underskott inom så många procent är delvis uppfyllt

[periods]
reporting = ["year", "tertial"]    # year, half_year, tertial, quarter, month, school_year

[appearance]
accent = "#1f5673"                 # kommunens färg, på länkar och markeringar
coat_of_arms = ""                  # kommunvapnet: en svg- eller png-fil i denna mapp

[mail]                             # påminnelser; lösenordet står i miljövariabeln MALKOLL_SMTP_PASSWORD
server = ""                        # till exempel "smtp.kommunen.se"
port = 587
security = "starttls"              # starttls, tls, none (bara utan lösenord)
sender = ""                        # adressen som påminnelserna kommer från
user = ""                          # tomt där servern inte vill ha någon inloggning

[mail.addresses]                   # roll = adress, till exempel "Chef BUN" = "chef.bun@kommunen.se"

# Kommunens år: månad och dag; kind är plan, budget, report, assess, approve eller publish; period är year,
# T1–T3, H1–H2, Q1–Q4 eller 01–12, där en händelse gäller en period.
[year]
events = [
"""
NEW_SETTINGS += "".join(f"    {written_event(event)},\n" for event in DEFAULT_EVENTS) + "]\n"
# The sample's; a municipality names its own.
COAT_OF_ARMS = "vapen.svg"


def init_home(home: Path) -> list[Path]:
    """Make a home of one's own: settings and an empty template per kind; return what was written.

    Raises WrongUse where there is a home already, CannotBeDone where the folder cannot be written.
    """
    templates = {home / "templates" / f"{k.name}.csv": template(k) for k in kinds().values()}
    try:
        if (home / FILE_NAME).exists():
            raise WrongUse("home_exists", home=str(home))
        # Templates that are there may have been filled in: they are left as they are.
        missing = {path: empty for path, empty in templates.items() if not path.exists()}
        (home / "templates").mkdir(parents=True, exist_ok=True)
        for path, empty in missing.items():
            path.write_bytes(empty)
        replace_file(home / FILE_NAME, NEW_SETTINGS)
    except OSError as error:
        reason = reason_of(error)
        raise CannotBeDone("home_not_writable", home=str(home), reason=reason) from error
    return [home / FILE_NAME, *missing]


def is_new(home: Path) -> bool:
    """Say whether a home has been made but nothing published in it, so that there is nothing to show."""
    return (home / FILE_NAME).is_file() and not (home / "store" / "CURRENT").exists()


def demo_home() -> Path:
    """Return the folder for the sample municipality, apart from any home of the user's own."""
    return Path(platformdirs.user_data_path("malkoll")) / "demo"


def load_sample(home: Path, progress: Progress) -> Outcome:
    """Fill a home with the sample municipality, afresh.

    Raises WrongUse where the home holds something else than the sample.
    """
    holds_something = (home / FILE_NAME).exists() or (home / "deliveries").exists()
    if holds_something and not load_settings(home).is_sample:
        raise WrongUse("home_not_empty", home=str(home))
    # Under the lock, and the published snapshot stays: a demo that is shown meanwhile goes on.
    with explained(home), Store(home).lock():
        if (home / "deliveries").exists():
            shutil.rmtree(home / "deliveries")
        for name in (FILE_NAME, COAT_OF_ARMS):
            shutil.copyfile(sample_folder() / name, home / name)
    files = [path for name in kinds() if (path := sample_folder() / f"{name}.csv").exists()]
    return deliver(home, Request(files, note="Provkommunen"), progress)
