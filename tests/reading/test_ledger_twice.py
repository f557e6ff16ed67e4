"""No amount of a ledger is counted twice, under another unit, or of another time, without a word."""

from io import BytesIO

import pytest
import xlsxwriter

from etl.reading.mapping import Mapping
from tests.reading.reader import Read, Reader

TO_AUGUST = "Ack utfall jan-aug 2026"
HEAD = f"Belopp i kr\nAnsvar;Konto;{TO_AUGUST}\n"
SAID = Mapping(values={"account": {"Löner": "cost", "Hyror": "cost", "Avgifter": "revenue"}})


def outcomes(read: Read) -> dict[str, object]:
    assert {row["period"] for row in read.rows} == {"2026-08"}
    return {f"{row['org_unit_id']} {row['account']}": row["outcome"] for row in read.rows}


def errors(read: Read) -> list[tuple[str, int | None, str]]:
    read.said()
    return [(f.code, f.line, f.value) for f in read.findings if f.severity == "error"]


def workbook(*rows: tuple[str | int, ...]) -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)
    book.close()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("columns", "rows", "net_cost"),
    [
        ("Ansvar;Konto;Motpart", "BJ;3110;Extern;-1\nBJ;3110;Intern;-2\nBJ;3110;Totalt;-3\n", 4),
        (
            "Ansvar;Kontogrupp;Konto",
            "BJ;Kostnader;4010;1\nBJ;Kostnader;Summa;1\nBJ;Intäkter;3;-1\n",
            7,
        ),
    ],
)
def test_a_sum_told_by_another_column_is_left_out(
    reader: Reader, columns: str, rows: str, net_cost: int
) -> None:
    account = "5011;Extern" if "Motpart" in columns else "Kostnader;5011"
    read = reader.read(f"Belopp i kr\n{columns};{TO_AUGUST}\n{rows}BJ;{account};7\n")
    assert outcomes(read)["BJ net_cost"] == net_cost
    assert read.codes() == ["ledger_columns_left_out", "ledger_sums_left_out"]


def test_a_sum_told_by_another_column_must_agree(reader: Reader) -> None:
    rows = "BJ;3110;Extern;-1\nBJ;5011;Extern;7\nBJ;3110;Totalt;-3\n"
    read = reader.read(f"Belopp i kr\nAnsvar;Konto;Motpart;{TO_AUGUST}\n{rows}")
    assert errors(read) == [("ledger_row_or_sum", 5, "3110")]


def test_a_comment_that_speaks_of_a_total_is_no_sum(reader: Reader) -> None:
    rows = "BJ;3110;;-1\nBJ;5011;Totalt sett högre löner än i fjol;7\n"
    read = reader.read(f"Belopp i kr\nAnsvar;Konto;Kommentar;{TO_AUGUST}\n{rows}")
    assert outcomes(read)["BJ net_cost"] == 6


@pytest.mark.parametrize("words", ["Kostnader totalt", "Verksamhetens kostnader", "Kostnader"])
def test_costs_below_the_rows_said_to_be_costs_are_their_sum(reader: Reader, words: str) -> None:
    rows = f"SKN;Avgifter;10\nSKN;Löner;30\nSKN;Hyror;5\nSKN;{words};35\n"
    assert outcomes(reader.read(HEAD + rows, mapping=SAID)) == {
        "SKN revenue": 10, "SKN cost": 35, "SKN net_cost": 25,
    }  # fmt: skip
    wrong = reader.read(HEAD + rows.replace("35", "99"), mapping=SAID)
    assert errors(wrong) == [("ledger_row_or_sum", 6, words)]


def test_a_row_said_to_be_an_account_that_is_the_sum_of_others_is_warned_of(reader: Reader) -> None:
    rows = "BJ;3110;-1\nBJ;5010;7\nBJ;5020;3\nBJ;Personalkostnader;{}\n"
    said = Mapping(values={"account": {"Personalkostnader": "cost"}})
    read = reader.read(HEAD + rows.format(10), mapping=said)
    assert [(code, line) for code, line, *_ in read.said()] == [("ledger_said_is_sum", 6)]
    assert reader.read(HEAD + rows.format(25), mapping=said).codes() == []
    summed = reader.read(HEAD + rows.format(25) + "BJ;Summa;34\n", mapping=said)
    assert summed.codes() == ["ledger_sums_left_out"]
    left_out = Mapping(values={"account": {"Personalkostnader": ""}})
    assert outcomes(reader.read(HEAD + rows.format(10), mapping=left_out))["BJ cost"] == 10


def test_income_beside_costs_by_kind_is_no_sum(reader: Reader) -> None:
    rows = "SKN;Intäkter;10\nSKN;Löner;30\nSKN;Hyror;5\n"
    said = Mapping(values={"account": {"Löner": "cost", "Hyror": "cost"}})
    assert outcomes(reader.read(HEAD + rows, mapping=said))["SKN net_cost"] == 25


def test_a_unit_s_total_is_known_by_its_last_word(reader: Reader) -> None:
    read = reader.read(f"{HEAD}BJ;3110;-1\nBJ;5011;7\nBJ totalt;5011;7\n")
    assert outcomes(read)["BJ net_cost"] == 6


@pytest.mark.parametrize("text", ["50-59 Personal", "5*", "5xxx Personal"])
def test_a_range_of_accounts_that_has_no_rows_is_not_dropped(reader: Reader, text: str) -> None:
    read = reader.read(f"{HEAD}BJ;3110;-1\nBJ;4010;7\nBJ;{text};500\n")
    assert errors(read) == [("ledger_account_or_sum", 5, text)]
    said = Mapping(values={"account": {text: "cost"}})
    assert (
        outcomes(reader.read(f"{HEAD}BJ;3110;-1\nBJ;{text};500\n", mapping=said))["BJ cost"] == 500
    )


def test_a_row_without_unit_among_rows_with_is_not_the_unit_s_above(reader: Reader) -> None:
    read = reader.read(f"{HEAD}BJ;3110;-1\nBJ;5011;7\nLI;5011;7\n;6310;99\n")
    assert errors(read) == [("ledger_row_without_unit", 6, "")]
    below = reader.read(f"{HEAD}BJ;3110;-1\n;5011;7\nLI;5011;7\n;6310;99\n")
    assert outcomes(below)["LI cost"] == 106


def test_a_code_and_a_name_of_two_units_are_of_neither(reader: Reader) -> None:
    head = f"Belopp i kr\nAnsvar;Ansvar (T);Konto;{TO_AUGUST}\n"
    read = reader.read(f"{head}BJ;Lindskolan;3110;-1\nBJ;Lindskolan;5011;7\n")
    assert read.extract.ledger is not None
    assert read.extract.ledger.unknown == [("org_unit_id", "BJ Lindskolan", 2)]


@pytest.mark.parametrize(("heading", "is_other"), [
    ("Ansvar: LI Lindskolan", True), ("Ansvar 1200 Hemtjänst", True), ("Lindskolan", True),
    ("Ansvar: BJ", False), ("Personalkostnader", False),
])  # fmt: skip
def test_a_heading_of_another_unit_is_an_error_where_all_rows_are_said_to_be_of_one(
    reader: Reader, heading: str, is_other: bool
) -> None:
    rows = (("Belopp i kr",), ("Konto", TO_AUGUST), (3110, -1), (heading,), (5011, 7))
    said = Mapping(constants={"org_unit_id": "BJ"})
    read = reader.read(workbook(*rows), "a.xlsx", mapping=said)
    assert errors(read) == ([("ledger_other_unit", 4, heading)] if is_other else [])


def test_another_unit_of_money_among_the_rows_is_a_question(reader: Reader) -> None:
    rows = (("Belopp i kr",), ("Ansvar", "Konto", TO_AUGUST), ("BJ", 3110, -1), ("BJ", 5011, 7),
            ("Belopp i tkr",), ("LI", 3110, -1), ("LI", 5011, 7))  # fmt: skip
    assert errors(reader.read(workbook(*rows), "a.xlsx")) == [("ledger_unit_unclear", 2, "")]


@pytest.mark.parametrize(("title", "said"), [
    ("Januari-augusti 2026, kr", Mapping()), ("kr", Mapping(constants={"period": "2026-08"})),
])  # fmt: skip
def test_the_year_s_outcome_in_a_report_to_august_is_the_outcome_so_far(
    reader: Reader, title: str, said: Mapping
) -> None:
    rows = "Ansvar;Konto;Budget 2026;Utfall 2026;Prognos 2026\nBJ;3110;-9;-6;-9\nBJ;5011;90;60;92\n"
    read = reader.read(f"{title}\n{rows}", mapping=said)
    cost = {
        row["period"]: (row["budget"], row["outcome"], row["forecast"])
        for row in read.rows
        if row["account"] == "cost"
    }
    assert cost == {"2026": (90, None, None), "2026-08": (None, 60, 92)}


def test_a_budget_of_no_time_beside_a_forecast_is_warned_of(reader: Reader) -> None:
    head, rows = "Belopp i kr, jan-aug 2026\nAnsvar;Konto;", "BJ;3110;-9;-6;-9\nBJ;5011;90;60;92\n"
    read = reader.read(f"{head}Budget;Utfall;Prognos\n{rows}")
    assert read.codes() == ["ledger_budget_of_no_time"]
    assert read.said()[0][3] == "Budget"
    assert reader.read(f"{head}Budget helår;Utfall;Prognos\n{rows}").codes() == []


def test_income_below_zero_is_warned_of(reader: Reader) -> None:
    read = reader.read(f"{HEAD}BJ;3110;-1000\nBJ;5011;3000\nLI;3110;50\nLI;5011;70\n")
    assert read.codes() == ["ledger_below_zero"]
    assert read.said()[0][3] == "LI 2026-08 revenue outcome"
    assert outcomes(read)["LI net_cost"] == 120


def test_a_forecast_without_outcome_is_of_the_month_of_the_report(reader: Reader) -> None:
    head = "Prognos per augusti 2026, kr\nAnsvar;Konto;Ack budget aug 2026;Ack budget dec 2026;Prognos\n"
    read = reader.read(f"{head}BJ;3110;-6;-9;-9\nBJ;5011;60;90;92\n")
    found = {row["period"] for row in read.rows if row["forecast"] is not None}
    assert found == {"2026-08"}


def test_a_forecast_of_another_year_than_the_outcome_is_a_question(reader: Reader) -> None:
    head = f"Belopp i kr\nAnsvar;Konto;{TO_AUGUST};Prognos 2027\n"
    read = reader.read(f"{head}BJ;3110;-6;-9\nBJ;5011;60;92\n")
    assert errors(read) == [("ledger_period_unclear", 3, "")]


def test_a_title_that_names_two_years_does_not_say_which_the_amounts_are_of(reader: Reader) -> None:
    rows = "Ansvar;Konto;Ack budget\nBJ;3110;-6\nBJ;5011;60\n"
    read = reader.read(f"Budget 2026, beslutad november 2025, kr\n{rows}")
    assert errors(read) == [("column_missing", 2, "Period")]
    clear = reader.read(f"Budget november 2025, kr\n{rows}")
    assert {row["period"] for row in clear.rows} == {"2025-11"}
