"""What is unclear or wrong in a ledger is asked or said, and never guessed."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.reading.ledger.accounts import understand_account
from etl.reading.ledger.amount_headers import understand_amount
from etl.reading.ledger.headers import lasting_headers
from etl.reading.ledger.signs import decide_signs
from etl.reading.mapping import Mapping
from tests.reading.reader import Read, Reader

MEASURES = ("budget", "outcome", "forecast")
WORDS = (
    "Ansvar", "Enhet", "Konto", "Text", "", "Period", "Utfall jan", "Utfall feb 2026", "Ack utfall mar",
    "Budget", "Budget helår", "Prognos", "Avvikelse", "%", "Summa", "2026-01", "Utfall jan-mar 2026",
    "Utfall feb-mar 2026", "Belopp", "tkr", "Nämnd", "Utfall 2025",
)  # fmt: skip
CELLS = (
    "", "BJ", "SKN Skolnämnden", "3110", "5011 Löner", "31", "3*", "Summa", "Totalt", "Nettokostnad",
    "8999", "1", "-2", "3-", "(4)", "1 000,50", "1.234", "x", "-", "2026-01", "jan", "13", "0", "..",
)  # fmt: skip
HEAD = "Belopp i kr\nAnsvar;Konto;Ack utfall 2026-01;Ack utfall 2026-02\n"
COST = "BJ;5011;10;30\n"
REVENUE = "BJ;3011;-1;-2\n"


def errors(read: Read) -> list[tuple[str, int | None, str]]:
    read.said()
    return [(f.code, f.line, f.value) for f in read.findings if f.severity == "error"]


def test_asks_what_the_file_does_not_say(reader: Reader) -> None:
    read = reader.read("Ansvar;Konto;2026-01;2026-02\nBJ;3011;1;-1\nBJ;5011;10;20\n")
    assert errors(read) == [
        ("ledger_amounts_unclear", 1, ""), ("ledger_unit_unclear", 1, ""),
        ("ledger_monthly_unclear", 1, ""), ("ledger_signs_unclear", 1, ""),
    ]  # fmt: skip
    assert read.rows == []


def test_two_units_of_money_are_a_question(reader: Reader) -> None:
    read = reader.read(f"Belopp i tkr\n{HEAD}{COST}{REVENUE}")
    assert errors(read) == [("ledger_unit_unclear", 3, "")]
    said = reader.read(f"Belopp i tkr\n{HEAD}{COST}{REVENUE}", mapping=Mapping(amount_unit="tkr"))
    assert max(float(str(row["outcome"])) for row in said.rows) == 30_000


def test_the_file_s_own_word_is_not_overruled(reader: Reader) -> None:
    read = reader.read(HEAD + COST + REVENUE, mapping=Mapping(amount_unit="tkr"))
    assert errors(read) == [("ledger_contradicted", 2, "")]
    message = next(f for f in read.findings if f.severity == "error").message("sv")
    assert "säger kronor, men svaret är tusental" in message


def test_an_earlier_answer_gives_way_to_the_file_s_own_word(reader: Reader) -> None:
    read = reader.read(HEAD + COST + REVENUE, mapping=Mapping(earlier={"amount_unit": "tkr"}))
    assert read.codes() == ["ledger_told_otherwise"]
    assert max(float(str(row["outcome"])) for row in read.rows) == 30


def test_doubts_an_answer_that_the_amounts_speak_against(reader: Reader) -> None:
    read = reader.read(HEAD + COST + REVENUE, mapping=Mapping(signs="all_positive"))
    assert read.codes() == ["ledger_doubtful", "ledger_below_zero"]
    assert read.extract.recognised.signs == "all_positive"


def test_a_sum_that_does_not_agree_is_left_out_and_said(reader: Reader) -> None:
    read = reader.read(f"{HEAD}{COST}BJ;6310;1;1\nBJ;Summa kostnader;11;132\n{REVENUE}")
    assert [(f.code, f.line) for f in read.findings] == [
        ("ledger_sum_disagrees", 5), ("ledger_sums_left_out", None),
    ]  # fmt: skip
    assert read.findings[0].params["said"] == 132.0
    assert read.findings[0].params["counted"] == 31.0
    costs = [row["outcome"] for row in read.rows if row["account"] == "cost"]
    assert costs == [11, 31]


def test_a_short_number_that_is_no_sum_is_an_error(reader: Reader) -> None:
    text = f"{HEAD}BJ;50;7;8\n{COST}{REVENUE}"
    assert errors(reader.read(text)) == [("ledger_account_or_sum", 3, "50")]
    said = reader.read(text, mapping=Mapping(values={"account": {"50": "cost"}}))
    assert [row["outcome"] for row in said.rows if row["account"] == "cost"] == [17, 38]


def test_amounts_without_account_or_unit_are_errors(reader: Reader) -> None:
    assert errors(reader.read(f"{HEAD};5011;1;2\n{COST}{REVENUE}BJ;;5;6\n")) == [
        ("ledger_row_without_account", 6, "BJ"), ("ledger_row_without_unit", 3, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("months", "missing"),
    [(("jan", "mar"), "2026-02"), (("feb", "mar"), "2026-01"), (("mar",), "2026-01, 2026-02")],
)
def test_a_month_that_is_missing_is_an_error(
    reader: Reader, months: tuple[str, ...], missing: str
) -> None:
    heads = ";".join(f"Utfall månad {month} 2026" for month in months)
    ones = ";".join("5" for _ in months)
    read = reader.read(f"kr\nAnsvar;Konto;{heads}\nBJ;5011;{ones}\nBJ;3011;{ones}\n")
    assert errors(read) == [("ledger_month_missing", None, missing)]


def test_an_empty_month_among_others_is_missing(reader: Reader) -> None:
    head = "kr\nAnsvar;Konto;Utfall mån jan 2026;Utfall mån feb 2026;Utfall mån mar 2026\n"
    read = reader.read(f"{head}BJ;5011;1;;1\nBJ;3011;1;;\n")
    assert errors(read) == [("ledger_month_missing", None, "2026-02")]


def test_an_empty_cell_among_accumulated_amounts_is_no_zero(reader: Reader) -> None:
    read = reader.read(f"{HEAD}BJ;5011;10;\nBJ;6310;1;2\n{REVENUE}")
    assert errors(read) == [("ledger_cell_empty", 3, "2026-02")]


def test_months_must_add_up_to_what_stands_accumulated_beside_them(reader: Reader) -> None:
    head = "kr\nAnsvar;Konto;Utfall mån jan 2026;Utfall mån feb 2026;Ack utfall feb 2026\n"
    assert errors(reader.read(f"{head}BJ;5011;1;2;3\nBJ;3011;-1;0;-1\n")) == []
    assert errors(reader.read(f"{head}BJ;5011;1;2;9\nBJ;3011;-1;0;-1\n"))[0][0] == (
        "ledger_months_disagree"
    )


def test_the_same_row_twice_counts_once_and_another_amount_is_added(reader: Reader) -> None:
    read = reader.read(f"{HEAD}{COST}{COST}BJ;5011;1;1\n{REVENUE}")
    assert read.codes() == ["ledger_row_again", "ledger_account_again"]
    assert [row["outcome"] for row in read.rows if row["account"] == "cost"] == [11, 31]


def test_a_unit_and_the_cost_centres_in_it_are_not_counted_twice(reader: Reader) -> None:
    text = f"{HEAD}71;5011;1;2\n71;3011;-1;-1\n72;5011;3;4\nBJ;5011;4;6\nBJ;3011;-1;-1\n"
    said = {"71": "BJ", "72": "BJ"}
    read = reader.read(text, mapping=Mapping(values={"org_unit_id": said}))
    assert errors(read) == [("ledger_unit_twice", 6, "BJ")]
    without = reader.read(text, mapping=Mapping(values={"org_unit_id": {**said, "BJ": ""}}))
    assert [row["outcome"] for row in without.rows if row["account"] == "cost"] == [4, 6]


@pytest.mark.parametrize(
    "columns",
    [
        "Utfall jan 2026;Bokfört 2026-01",
        "Prognos;Prognos T1;Helårsprognos",
        "Ack utfall mar;Utfall jan-mar",
    ],
)
def test_columns_that_say_the_same_are_a_question(reader: Reader, columns: str) -> None:
    text = f"Belopp i kr 2026\nAnsvar;Konto;Budget helår;{columns}\nBJ;5011;1;2;3;4\n"
    text = text if columns.count(";") == 2 else text.replace(";4\n", "\n")
    assert ("header_twice", None) in [(code, line) for code, line, _ in errors(reader.read(text))]


def test_last_year_s_outcome_beside_this_year_s_is_not_read(reader: Reader) -> None:
    read = reader.read(
        "Belopp i kr\nAnsvar;Konto;Utfall 2025;Ack utfall aug 2026\nBJ;5011;9;5\nBJ;3110;-9;-1\n"
    )
    assert read.said() == [("ledger_columns_left_out", 2, "", "Utfall 2025")]
    assert {row["period"] for row in read.rows} == {"2026-08"}


def test_amounts_without_a_header_are_not_lost(reader: Reader) -> None:
    read = reader.read("Belopp i kr\nAnsvar;;Konto;;;Ack utfall 2026-01\nBJ;Björk;5011;Löner;7;1\n")
    assert errors(read) == [("column_without_header", 3, "7")]


def test_costs_alone_make_no_net_cost(reader: Reader) -> None:
    read = reader.read(HEAD + COST)
    assert read.codes() == ["ledger_one_account"]
    assert {row["account"] for row in read.rows} == {"cost"}


def test_a_net_cost_must_be_costs_less_income(reader: Reader) -> None:
    words = f"{HEAD}BJ;Intäkter;-1;-2\nBJ;Kostnader;10;30\nBJ;Nettokostnad;9;39\n"
    assert errors(reader.read(words)) == [("ledger_net_disagrees", 5, "2026-02")]


def test_thousands_or_decimals_are_asked_as_in_any_file(reader: Reader) -> None:
    read = reader.read(f"{HEAD}BJ;5011;1.234;2.345\n{REVENUE}")
    assert errors(read) == [("decimal_mark_ambiguous", 3, "1.234")]
    said = reader.read(f"{HEAD}BJ;5011;1.234;2.345\n{REVENUE}", mapping=Mapping(decimal_mark=","))
    assert [row["outcome"] for row in said.rows if row["account"] == "cost"] == [1234, 2345]


@pytest.mark.parametrize("text", ["1 12", "ca 5", "5 %", "--5", "(5", "1,2,3", "#REF!", "~10"])
def test_what_is_no_amount_is_an_error(reader: Reader, text: str) -> None:
    read = reader.read(f"{HEAD}BJ;5011;10,5;{text}\n{REVENUE}")
    assert errors(read) == [("not_a_number", 3, text)]


def test_a_cell_in_other_money_than_the_title_is_a_question(reader: Reader) -> None:
    read = reader.read(f"{HEAD}BJ;5011;10 tkr;20 tkr\n{REVENUE}")
    assert errors(read) == [("ledger_unit_unclear", 2, "")]


@pytest.mark.parametrize(("title", "is_clear"), [("Belopp i tkr", False), ("Belopp i kr", True)])
def test_a_workbook_that_shows_thousands_but_keeps_kronor_is_no_guess(
    reader: Reader, title: str, is_clear: bool
) -> None:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    scaled = book.add_format({"num_format": "# ##0,"})
    sheet.write_row(0, 0, [title])
    sheet.write_row(1, 0, ["Ansvar", "Konto", "Ack utfall 2026-01"])
    for row, (account, amount) in enumerate((("5011", 66_400_000), ("3110", -1_000_000)), start=2):
        sheet.write_row(row, 0, ["BJ", account])
        sheet.write_number(row, 2, amount, scaled)
    book.close()
    read = reader.read(buffer.getvalue(), "a.xlsx")
    assert errors(read) == ([] if is_clear else [("ledger_scaled", 2, "")])
    assert [row["outcome"] for row in read.rows if row["account"] == "cost"] == (
        [66_400_000] if is_clear else []
    )


def test_two_columns_of_units_are_a_question(reader: Reader) -> None:
    read = reader.read("Nämnd;Verksamhet;Konto;Ack utfall kr 2026-01\nSKN;BJ;5011;1\n")
    assert errors(read)[0][0] == "header_twice"
    said = reader.read(
        "Nämnd;Verksamhet;Konto;Ack utfall kr 2026-01\nSKN;BJ;5011;1\n",
        mapping=Mapping(columns={"Nämnd": "", "Verksamhet": "org_unit_id"}),
    )
    assert said.column("org_unit_id") == ["BJ"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    head=st.lists(st.sampled_from(WORDS), min_size=1, max_size=7),
    rows=st.lists(st.lists(st.sampled_from(CELLS), min_size=7, max_size=7), max_size=6),
    said=st.builds(
        Mapping,
        amount_unit=st.sampled_from([None, "tkr"]),
        monthly=st.sampled_from([None, "each", "accumulated"]),
        signs=st.sampled_from([None, "cost_negative"]),
        constants=st.sampled_from(
            [{}, {"period": "2026"}, {"period": "2026-T1"}, {"account": "cost"}]
        ),
    ),
)
def test_no_ledger_gives_a_traceback(
    tmp_path: Path, head: list[str], rows: list[list[str]], said: Mapping
) -> None:
    lines = [";".join(head), *(";".join(row[: len(head)]) for row in rows)]
    read = Reader(tmp_path).read("\n".join(lines) + "\n", mapping=said)
    read.said()
    # What has errors in its amounts has no rows; what has rows has finite amounts.
    for row in read.rows:
        assert all(
            row[name] is None or abs(float(str(row[name]))) < 1e15
            for name in MEASURES
            if name in row
        )


def test_other_files_are_read_as_before(reader: Reader) -> None:
    said = Mapping(constants={"indicator_id": "KO"})
    one = reader.read("Kötid, inte kr\nEnhet;2026-01;2026-02\nBJ;1;2\n", mapping=said)
    assert (one.extract.recognised.kind, one.extract.recognised.layout) == ("results", "wide")
    wide = reader.read("Indikator;Enhet;2026-01;2026-02\nKO;BJ;1;2\n")
    assert (wide.extract.recognised.kind, wide.extract.recognised.layout) == ("results", "wide")
    own = reader.read("Enhet;Period;Konto;Budget;Utfall\nBJ;2026-01;cost;1;2\n")
    assert (own.extract.recognised.kind, own.extract.recognised.layout) == ("budget", "long")
    told = reader.read("Belopp i tkr\nEnhet;Period;Konto;Budget;Utfall\nBJ;2026-01;cost;1;2\n")
    assert told.extract.recognised.layout == "ledger"
    assert errors(told) == [("ledger_monthly_unclear", 2, "")]


@pytest.mark.parametrize(
    ("header", "measure", "month", "span"),
    [("jan", None, 1, None), ("Ack utfall aug", "outcome", 8, "accumulated"),
     ("202601", None, 1, None), ("Utfall jan-aug 2026", "outcome", 8, "accumulated"),
     ("Budget helår", "budget", None, "year"), ("Årsbudget", "budget", None, "year"),
     ("Utfall t.o.m. sept", "outcome", 9, "accumulated"), ("Period 3", None, 3, None),
     ("Utfall 2026-03-31", "outcome", 3, None), ("2026-01-01 00:00:00", None, 1, None),
     ("Utfall mar-26", "outcome", 3, None),
     ("Budget 2026", "budget", None, "year"), ("Utfall mån maj", "outcome", 5, "each")],
)  # fmt: skip
def test_understands_a_header(
    header: str, measure: str | None, month: int | None, span: str | None
) -> None:
    found = understand_amount(header)
    assert found is not None
    assert (found.measure, found.month, found.span) == (measure, month, span)


@pytest.mark.parametrize(
    "header", ["Budgetansvarig", "Period", "2026", "Marsvin", "Text", "Ansvar"]
)
def test_takes_no_other_header_for_amounts(header: str) -> None:
    assert understand_amount(header) is None


@pytest.mark.parametrize(
    ("text", "meaning", "is_sum"),
    [("3110 Avgifter", "revenue", False), ("5011", "cost", False), ("8010 Skatt", "revenue", False),
     ("8510 Räntor", "cost", False), ("8910 Resultat", None, False), ("1510", None, False),
     ("S:a intäkter", None, True), ("3*", None, True), ("30-39", None, True), ("3xxx", None, True),
     ("Totalentreprenad", None, False), ("Nettokostnad", "net_cost", False)],
)  # fmt: skip
def test_understands_an_account(text: str, meaning: str | None, is_sum: bool) -> None:
    account = understand_account(text, "", {})
    assert (account.meaning, account.is_sum) == (meaning, is_sum)


@pytest.mark.parametrize(
    ("revenue", "cost", "signs"),
    [(1, 1, "all_positive"), (-1, 1, "revenue_negative"), (1, -1, "cost_negative"),
     (-1, -1, None), (0, 1, "all_positive"), (0, -1, "cost_negative")],
)  # fmt: skip
def test_sees_the_rule_of_signs_by_class(revenue: int, cost: int, signs: str | None) -> None:
    amounts = [("revenue", Decimal(100 * revenue)), ("cost", Decimal(900 * cost))]
    assert decide_signs(amounts) == signs
    # One correction with the other sign changes nothing; as many of both is unclear.
    assert decide_signs([*amounts, ("cost", Decimal(-5 * (cost or 1)))]) == signs
    if cost:
        assert decide_signs([*amounts, ("cost", Decimal(-900 * cost))]) is None


def test_the_next_month_s_headers_are_the_same_header() -> None:
    august = ["Ansvar", "Konto", "Ack utfall 2026-08", "Ack budget 2026-08"]
    september = ["Ansvar", "Konto", "Ack utfall 2026-09", "Ack budget 2026-09"]
    wider = ["Ansvar", "Konto", "Utfall jan", "Utfall feb"]
    assert lasting_headers(august) == lasting_headers(september)
    assert lasting_headers(wider) == lasting_headers([*wider, "Utfall mar"])
    assert lasting_headers(wider) != lasting_headers(august)
    assert lasting_headers(["Indikator", "Enhet", "2026-01"]) == ["Indikator", "Enhet", "2026-01"]
