"""Examples of queries, each an answer to a question that a controller has: the files of sql/examples/."""

from functools import cache
from pathlib import Path

from etl.findings import say

FOLDER = Path(__file__).parents[1] / "sql" / "examples"
# In the order in which they are shown.
EXAMPLES = (
    "goals_by_committee", "largest_deficits", "results_and_money", "worse_and_missed", "over_time",
    "women_and_men", "others", "not_reported", "late_activities",
)  # fmt: skip


@cache
def example(name: str) -> str:
    """Return an example's query, without the line that says what it is."""
    text = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return text.split("\n", 1)[1].strip()


def question_of(name: str, language: str) -> str:
    """Return the question that an example answers, in a language."""
    return say(f"sqlexample_{name}", language)
