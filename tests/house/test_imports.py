"""Who may import whom: the arrows of the house, and nothing else.

etl's rooms, from the ground up. A file may import from its own room and from the rooms below it that
its line names. Files are `etl.<name>`; a folder stands for all that is in it.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ROOMS = {
    "ground": {
        "findings",
        "errors",
        "contract",
        "periods",
        "bundled",
        "formulas",
        "branches",
        "calendar_file",
        "harmless",
    },
    "plan": {"plan", "settings", "templates", "year_events"},
    "store": {"store"},
    "deliveries": {"deliveries", "withdrawals", "batch"},
    "build": {"build", "models"},
    "reading": {"reading"},
    "sources": {"sources"},
    "checks": {"checks", "contract_checks", "formula_checks", "absent_columns", "incoming"},
    "journey": {
        "workbench",
        "budget_beside_outcome",
        "intake",
        "known_budget",
        "comparison",
        "meanwhile",
        "publishing",
        "history",
        "questions",
    },
    "pipeline": {"pipeline"},
    "beside": {
        "homes",
        "uploading",
        "planning",
        "reporting",
        "inspection",
        "remarks",
        "doctor",
        "serve",
        "period_words",
        "year",
        "delivered_files",
        "dictionary",
        "delivery_comparison",
        "exporting",
        "asking",
    },
    "commands": {"cli", "commands", "console"},
}
ALLOWED = {
    "ground": set(),
    "plan": {"ground"},
    "store": {"ground"},
    "deliveries": {"ground", "store"},
    "build": {"ground", "plan", "deliveries"},
    "reading": {"ground", "plan"},
    "sources": {"ground", "plan", "reading", "build"},  # of build only the quoting of a path
    "checks": {"ground"},
    "journey": {
        "ground", "plan", "store", "deliveries", "build", "sources", "checks",
    },
    "pipeline": {
        "ground", "plan", "store", "deliveries", "build", "journey",
    },
    "beside": {
        "ground", "plan", "store", "deliveries", "build", "reading", "sources", "journey",
        "pipeline",
    },
    "commands": {
        "ground", "store", "deliveries", "build", "reading", "journey", "pipeline", "beside",
    },
}  # fmt: skip
NEVER_IN_ETL = {"dashboard", "streamlit", "plotly"}
# What a page needs of etl: where the figures are, what went wrong, files of them, and questions in SQL.
DASHBOARD_MAY = {"store", "errors", "periods", "exporting", "asking"}
# What writes asks more of etl: the journey, and the faces made for the pages of work.
WRITERS_MAY = DASHBOARD_MAY | {
    "pipeline", "findings", "contract", "deliveries", "withdrawals", "delivery_comparison", "uploading",
    "planning", "reporting", "year",
}  # fmt: skip
WRITING_ROOMS = ("delivering", "delivered", "reporting", "planning", "working")
WRITING_VIEWS = range(11, 18)
ECONOMY_ROOMS = ("budgeting", "weighing", "supposing", "exporting", "asking")
# The dashboard's rooms, from the ground up: each may import from those above its own line here. What lies in
# dashboard/ itself (the choice, the address, the answers) stands between drawing and parts.
DASHBOARD_ROOMS = (
    "words",
    "drawing",
    "",
    "parts",
    "indicator",
    *ECONOMY_ROOMS,
    *WRITING_ROOMS,
    "views",
)
WITHOUT_STREAMLIT = ("words", "drawing")


def _imports(path: Path) -> set[str]:
    """Return the dotted names of the modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module in ("etl", "dashboard"):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(str(node.module))
    return found


def _files(room: str) -> dict[str, set[str]]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): _imports(path)
        for path in sorted((ROOT / room).rglob("*.py"))
    }


def _room_of(module: str) -> str:
    """Return the room of a module of etl; KeyError tells that a new file has no room yet."""
    name = module.split(".")[1]
    return {file: room for room, files in ROOMS.items() for file in files}[name]


def _wrong_arrows(files: dict[str, set[str]]) -> list[str]:
    wrong = []
    for module, imports in files.items():
        if module in ("etl.__init__", "etl.commands.__init__"):
            continue
        own = _room_of(module)
        for imported in imports:
            if imported.startswith("etl.") and _room_of(imported) not in {own, *ALLOWED[own]}:
                wrong.append(f"{module} → {imported}")
    return sorted(wrong)


def test_arrows_in_etl_point_down() -> None:
    assert _wrong_arrows(_files("etl")) == []


def test_an_arrow_up_is_found() -> None:
    assert _wrong_arrows({"etl.store": {"etl.pipeline"}}) == ["etl.store → etl.pipeline"]
    with pytest.raises(KeyError):
        _wrong_arrows({"etl.helpers": {"etl.store"}})


def test_etl_knows_nothing_of_the_dashboard() -> None:
    wrong = [
        f"{module} → {imported}"
        for module, imports in _files("etl").items()
        for imported in imports
        if imported.split(".")[0] in NEVER_IN_ETL
    ]
    assert wrong == []


def test_the_dashboard_asks_only_the_face_of_etl() -> None:
    wrong = [
        f"{module} → {imported}"
        for module, imports in _files("dashboard").items()
        for imported in imports
        if imported.startswith("etl.")
        and imported.split(".")[1] not in (WRITERS_MAY if _writes(module) else DASHBOARD_MAY)
    ]
    assert wrong == []


def _writes(module: str) -> bool:
    """Say whether a module of the dashboard is of the pages of work."""
    room, name = _dashboard_room(module), module.rsplit(".", maxsplit=1)[-1]
    number = name.split("_")[0]
    return room in WRITING_ROOMS or (
        room == "views" and number.isdigit() and int(number) in WRITING_VIEWS
    )


def test_the_rooms_of_single_pages_know_nothing_of_each_other() -> None:
    of_a_page = (*ECONOMY_ROOMS, *WRITING_ROOMS)
    wrong = [
        f"{module} → {imported}"
        for module, imports in _files("dashboard").items()
        for imported in imports
        if _dashboard_room(module) in of_a_page
        and imported.startswith("dashboard.")
        and _dashboard_room(imported) in of_a_page
        and _dashboard_room(imported) != _dashboard_room(module)
    ]
    assert wrong == []


def test_views_are_imported_by_nobody() -> None:
    files = {**_files("dashboard"), **_files("etl")}
    assert [m for m, imports in files.items() if any("dashboard.views" in i for i in imports)] == []


def _dashboard_room(module: str) -> str:
    """Return the room of a module of the dashboard; the empty one is the dashboard itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 2 else ""


def test_arrows_in_the_dashboard_point_down() -> None:
    order = DASHBOARD_ROOMS.index
    wrong = [
        f"{module} → {imported}"
        for module, imports in _files("dashboard").items()
        for imported in imports
        if imported.startswith("dashboard.")
        and order(_dashboard_room(imported)) > order(_dashboard_room(module))
        and module not in ("dashboard.app", "dashboard.frame", "dashboard.server")
    ]
    assert wrong == []


def test_words_and_drawings_know_nothing_of_streamlit() -> None:
    wrong = [
        f"{module} → {imported}"
        for module, imports in _files("dashboard").items()
        for imported in imports
        if _dashboard_room(module) in WITHOUT_STREAMLIT and imported.startswith("streamlit")
    ]
    assert wrong == []
