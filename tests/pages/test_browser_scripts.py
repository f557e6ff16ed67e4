"""The scripts in dashboard/browser: what the page lets through, and what Streamlit's words become."""

import json
import re
from pathlib import Path

import pytest

import dashboard
from dashboard.words.translate import words
from tests.pages.conftest import Open

SCRIPTS = sorted((Path(dashboard.__file__).parent / "browser").glob("*.js"))
# The cleaner of HTML that Streamlit shows pages through (DOMPurify) takes this for markup, even in a comment,
# and throws the whole script away without a word.
LIKE_MARKUP = re.compile(r"<[/\w!]")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.name))
def test_holds_nothing_that_is_taken_for_markup(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// ")
    assert LIKE_MARKUP.findall(text) == []


@pytest.mark.parametrize(("lang", "said", "instead"), [
    ("sv", "No results", "Inget hittades"), ("en", "Inget hittades", "No results"),
])  # fmt: skip
def test_tells_the_script_what_to_say_instead(
    open_page: Open, lang: str, said: str, instead: str
) -> None:
    script = next(
        one.body for one in open_page("about", lang=lang).get("html") if "malkollWords" in one.body
    )
    begun = script.split("window.malkollWords = ", 1)[1]
    told, _ = json.JSONDecoder().raw_decode(begun)
    assert told[said] == instead
    assert len(told) == len([key for key in words("sv") if key.startswith("streamlit.")])


def test_has_a_star_in_both_languages_or_in_neither() -> None:
    """Only what is thrown away, such as advice to those who run Streamlit's cloud, has one alone."""
    keys = [key for key in words("sv") if key.startswith("streamlit.")]
    alone = [key for key in keys if ("*" in words("sv")[key]) != ("*" in words("en")[key])]
    assert alone == ["streamlit.app_error"]
