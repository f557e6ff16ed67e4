"""The pages, and the ways between them: plain links, which the script in browser/ follows within the app."""

from html import escape
from urllib.parse import urlencode

from dashboard.drawing.lights import light
from dashboard.selection import Selection

PAGES = {
    "overview": "views/1_overview.py",
    "goal": "views/2_goal.py",
    "indicator": "views/3_indicator.py",
    "organisation": "views/4_organisation.py",
    "periods": "views/5_periods.py",
    "cross": "views/6_cross.py",
    "search": "views/7_search.py",
    "meeting": "views/8_meeting.py",
    "about": "views/9_about.py",
    "accessibility": "views/10_accessibility.py",
    "work": "views/11_work.py",
    "deliver": "views/12_deliver.py",
    "deliveries": "views/13_deliveries.py",
    "coverage": "views/14_coverage.py",
    "plan": "views/15_plan.py",
    "assess": "views/16_assess.py",
    "year": "views/17_year.py",
    "budget": "views/18_budget.py",
    "money": "views/19_money.py",
    "whatif": "views/20_whatif.py",
    "data": "views/21_data.py",
    "sql": "views/22_sql.py",
}


def address(page: str, selection: Selection, /, **changed: str | None) -> str:
    """Return a page's address below the dashboard's own, with the selection kept but for what is changed."""
    path = "./" if page == "overview" else page
    return f"{path}?{urlencode(selection.query(**changed))}"


def way(
    page: str,
    text: str,
    selection: Selection,
    status: str | None = None,
    /,
    *,
    kind: str = "",
    current: str = "",
    heard: str = "",
    **changed: str | None,
) -> str:
    """Return a way to another page as HTML: a light, where given, and the text, which is plain.

    current: what the way says of itself where it leads to what is shown ("page", "true"). heard: what is read
    out before the text, where it says too little by itself.
    """
    sign = f"{light(status, selection.say)} " if status else ""
    named = f' class="{kind}"' if kind else ""
    named += f' aria-current="{current}"' if current else ""
    before = f'<span class="mk-hidden">{escape(heard)}</span>' if heard else ""
    return f'<a href="{escape(address(page, selection, **changed))}"{named}>{before}{sign}{escape(text)}</a>'
