"""Economy's own files on their way: beside the known budget, remembered for the next month, inspected."""

from pathlib import Path

import pytest

from etl.errors import WrongUse
from etl.findings import Finding
from etl.inspection import inspect_file
from etl.pipeline import Outcome, Request, deliver
from etl.reading.mapping import Mapping, read_mapping
from etl.uploading.kept_mappings import as_toml
from etl.uploading.uploads import look, remember, remembered, with_fixes
from tests.town import Town

BUDGET = """
    org_unit_id;period;account;budget;outcome;forecast
    SKN;2026-T2;cost;1000;;1500
    SKN;2026-07;cost;900;850;1400
    SKN;2026;cost;1600;;
    SKN;2026-T2;revenue;100;;
"""
OUTCOME = "Belopp i kr\nAnsvar;Konto;Ack utfall 2026-07;Ack utfall 2026-08\n"
ROWS = "SKN;3110;-70;-80,10\nSKN;5011;850;950,30\n"


def bring(
    town: Town, text: str, mapping: Mapping | None = None, name: str = "utfall.csv"
) -> Outcome:
    return deliver(town.home, Request([town.write(name, text)], mapping=mapping))


def said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.code, f.severity, f.value) for f in findings]


def budget(town: Town) -> list[tuple[object, ...]]:
    return town.ask("select period, account, budget, outcome, forecast from budget order by all")


def test_an_outcome_goes_beside_the_budget_known_up_to_the_same_day(town: Town) -> None:
    town.deliver(budget=BUDGET)
    outcome = bring(town, OUTCOME + ROWS)
    assert said(outcome.findings) == [(
        "ledger_months_without_budget", "warning",
        "SKN 2026-07 net_cost, SKN 2026-07 revenue, SKN 2026-08 net_cost",
    )]  # fmt: skip
    assert budget(town) == [
        ("2026", "cost", 1600, None, None),
        ("2026-07", "cost", 900, 850, 1400),
        ("2026-T2", "cost", 1000, 950.30, 1500),
        ("2026-T2", "revenue", 100, 80.10, None),
    ]


def test_a_unit_without_any_budget_is_an_error_that_says_what_to_do(town: Town) -> None:
    town.deliver(budget=BUDGET)
    outcome = bring(town, OUTCOME + ROWS + "SOC;5011;1;2\n")
    assert said(outcome.findings)[0] == ("ledger_without_budget", "error", "2026-08")
    assert "Socialnämnden (SOC)" in outcome.findings[0].message("sv")
    assert ("2026-T2", "cost", 1000, None, 1500) in budget(town)


def test_a_budget_of_earlier_months_is_not_the_last_month_s(town: Town) -> None:
    town.deliver(budget="org_unit_id;period;account;budget\nSKN;2026-07;cost;900\n")
    assert said(bring(town, OUTCOME + ROWS).findings)[0][0] == "ledger_without_budget"


def test_an_unknown_unit_is_found_once_with_those_near_it(town: Town) -> None:
    text = "Belopp i kr\nAnsvar;Konto;Ack budget 2026-07;Ack utfall 2026-07\n"
    outcome = bring(town, f"{text}SKNN;3110;-1;-1\nSKNN;5011;1;2\nBJ;5011;1;2\nBJ;3110;-1;-1\n")
    assert [(f.code, f.line, f.value) for f in outcome.findings] == [
        ("unknown_org_unit", 3, "SKNN")
    ]
    assert "SKN (Skolnämnden)" in outcome.findings[0].message("sv")


def test_the_next_month_is_read_as_the_last_was(town: Town) -> None:
    text = "Ansvar;Namn;Konto;Utfall jan 2026;Utfall feb 2026\n7001;Rektor;5011;1;2\n7001;Rektor;3110;-1;0\n"
    first = look(town.home, town.write("feb.csv", text))
    assert [(a.key, a.value) for a in first.answers] == [
        ("amount_unit", None), ("monthly", None), ("signs", "revenue_negative"),
    ]  # fmt: skip
    answers = Mapping(
        amount_unit="tkr", monthly="each", values={"org_unit_id": {"7001 Rektor": "BJ"}},
        constants={"period": "2026"},
    )  # fmt: skip
    path = remember(town.home, first.headers, answers)
    assert path is not None
    longer = text.replace("feb 2026", "feb 2026;Utfall mar 2026").replace(";2\n", ";2;3\n")
    march = look(town.home, town.write("mar.csv", longer.replace("-1;0", "-1;0;-1")))
    kept = remembered(town.home, march)
    assert kept == Mapping(
        amount_unit="tkr", monthly="each", values={"org_unit_id": {"7001 Rektor": "BJ"}}
    )
    read = look(town.home, march.path, kept)
    assert not read.unknown
    assert [row["outcome"] for row in read.as_read if row["account"] == "cost"] == [
        1000,
        3000,
        6000,
    ]


def test_what_the_next_file_says_itself_goes_before_what_was_kept(town: Town) -> None:
    first = look(town.home, town.write("a.csv", "Ansvar;Konto;Ack utfall 2026-01\nBJ;5011;1\n"))
    remember(town.home, first.headers, Mapping(amount_unit="tkr", signs="all_positive"))
    text = "Belopp i kr\nAnsvar;Konto;Ack utfall 2026-02\nBJ;5011;1\nBJ;3110;-1\n"
    second = look(town.home, town.write("b.csv", text))
    kept = remembered(town.home, second)
    assert kept == Mapping(signs="all_positive", earlier={"amount_unit": "tkr"})
    read = look(town.home, second.path, kept)
    assert read.recognised.amount_unit == "kr"
    codes = {f.code for f in read.findings}
    assert codes == {"ledger_told_otherwise", "ledger_doubtful", "ledger_below_zero"}


def test_a_mended_file_is_counted_as_it_was(town: Town) -> None:
    text = "Utfall jan-mar 2026 i tkr\n\nAnsvar;Konto;Budget;Utfall\nBJ;5011;5;fem\nBJ;3110;-1;-1\n"
    seen = look(town.home, town.write("a.csv", text))
    assert [f.code for f in seen.findings] == ["not_a_number"]
    rows = [{**row, "Utfall": "5"} if row["Utfall"] == "fem" else row for row in seen.rows or ()]
    mended = with_fixes(town.inbox, seen, rows)
    read = look(town.home, mended.path, mended.mapping)
    assert [(row["period"], row["account"], row["outcome"]) for row in read.as_read] == [
        ("2026-03", "cost", 5000), ("2026-03", "net_cost", 4000), ("2026-03", "revenue", 1000),
    ]  # fmt: skip


def test_inspects_what_was_recognised(town: Town) -> None:
    path = town.write("a.csv", f"{OUTCOME}{ROWS}Summa;;780;870,20\n")
    seen = inspect_file(town.home, path)
    known = seen.recognised.as_dict()
    assert (known["layout"], known["kind"], known["amount_unit"], known["signs"]) == (
        "ledger", "budget", "kr", "revenue_negative",
    )  # fmt: skip
    assert known["rows_left_out"] == (5,)
    assert [column.matched for column in seen.recognised.columns] == [
        "org_unit_id", "account", "outcome", "outcome",
    ]  # fmt: skip


def test_a_mapping_file_says_how_amounts_are_written(tmp_path: Path) -> None:
    answers = Mapping(amount_unit="tkr", monthly="each", signs="cost_negative", amounts="budget")
    path = tmp_path / "a.toml"
    path.write_text(as_toml(answers), encoding="utf-8")
    assert read_mapping(path) == answers
    for wrong in ('amount_unit = "öre"', 'signs = "plus"', "monthly = 1", 'earlier = "x"'):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(WrongUse):
            read_mapping(path)
