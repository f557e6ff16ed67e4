"""Twelve files as economy writes them, each with what it comes to, counted by hand."""

import pytest

from etl.reading.mapping import Mapping
from tests.reading.reader import Read, Reader

Amounts = tuple[float | None, float | None, float | None]


def amounts(read: Read) -> dict[tuple[object, object, object], Amounts]:
    """Return budget, outcome and forecast by unit, period and account."""
    return {
        (row["org_unit_id"], row["period"], row["account"]): (
            row["budget"], row["outcome"], row["forecast"],
        )
        for row in read.rows
    }  # type: ignore[misc, return-value] # fmt: skip


def test_reads_raindance_by_month_in_thousands_with_the_minus_behind(reader: Reader) -> None:
    read = reader.read(
        "Raindance Resultatrapport;;;;\n"
        "Period: 202601-202603  Belopp i tkr;;;;\n"
        "Utskriven: 2026-04-08;;;;\n"
        "\n"
        "Ansvar;Konto;Utfall mån jan;Utfall mån feb;Utfall mån mar\n"
        "BJ;3110 Avgifter;10-;20-;30-\n"
        "BJ;Summa intäkter;10-;20-;30-\n"
        "BJ;5011 Löner;1 000;1 100;1 200\n"
        "BJ;6310 Hyror;100;50;100\n"
        "BJ;Summa kostnader;1 100;1 150;1 300\n"
        "BJ;Nettokostnad;1 090;1 130;1 270\n",
        encoding="cp1252",
    )
    assert read.codes() == ["ledger_sums_left_out", "ledger_rounded"]
    known = read.extract.recognised
    assert (known.layout, known.kind, known.encoding) == ("ledger", "budget", "cp1252")
    assert (known.amount_unit, known.monthly, known.signs) == (
        "tkr", None, "revenue_negative",
    )  # fmt: skip
    assert known.rows_left_out == (7, 10, 11)
    assert {key: of[1] for key, of in amounts(read).items()} == {
        ("BJ", "2026-01", "revenue"): 10_000, ("BJ", "2026-01", "cost"): 1_100_000,
        ("BJ", "2026-01", "net_cost"): 1_090_000,
        ("BJ", "2026-02", "revenue"): 30_000, ("BJ", "2026-02", "cost"): 2_250_000,
        ("BJ", "2026-02", "net_cost"): 2_220_000,
        ("BJ", "2026-03", "revenue"): 60_000, ("BJ", "2026-03", "cost"): 3_550_000,
        ("BJ", "2026-03", "net_cost"): 3_490_000,
    }  # fmt: skip


def test_reads_agresso_with_budget_and_outcome_accumulated_to_a_month(reader: Reader) -> None:
    read = reader.read(
        "Ansvar\tAnsvar (T)\tKonto\tKonto (T)\tVerksamhet\tBudget ack 202608\tUtfall ack 202608"
        "\tAvvikelse\tFörbr %\tPrognos\tBudget helår\n"
        "1234\tBjörkskolan\t3110\tAvgifter\t440\t-10,50\t-20,25\t9,75\t192,9\t-30,00\t-15,75\n"
        "1234\tBjörkskolan\t5011\tLöner\t440\t1 000,10\t900,25\t99,85\t90,0\t1 400,00\t1 500,15\n"
        "1234\tBjörkskolan\t5011\tLöner\t450\t0,20\t0,10\t0,10\t50,0\t0,30\t0,30\n",
        mapping=Mapping(amount_unit="kr"),
    )
    assert read.said() == [
        ("ledger_columns_left_out", 1, "", "Verksamhet, Avvikelse, Förbr %"),
    ]  # fmt: skip
    assert amounts(read) == {
        ("BJ", "2026-08", "revenue"): (10.50, 20.25, 30.00),
        ("BJ", "2026-08", "cost"): (1000.30, 900.35, 1400.30),
        ("BJ", "2026-08", "net_cost"): (989.80, 880.10, 1370.30),
        ("BJ", "2026", "revenue"): (15.75, None, None),
        ("BJ", "2026", "cost"): (1500.45, None, None),
        ("BJ", "2026", "net_cost"): (1484.70, None, None),
    }


def test_reads_two_rows_of_headers_and_the_words_of_accounts(reader: Reader) -> None:
    read = reader.read(
        "Uppföljning 2026 (kr);;;;;\n"
        ";;Budget;;Utfall;\n"
        "Nämnd;Slag;jan;feb;jan;feb\n"
        "Skolnämnden;Intäkter;10;10;9;8\n"
        ";Kostnader;100;110;90;95\n"
        ";Nettokostnad;90;100;81;87\n",
        mapping=Mapping(monthly="each"),
    )
    assert read.codes() == []
    assert amounts(read) == {
        ("SKN", "2026-01", "revenue"): (10, 9, None),
        ("SKN", "2026-02", "revenue"): (20, 17, None),
        ("SKN", "2026-01", "cost"): (100, 90, None),
        ("SKN", "2026-02", "cost"): (210, 185, None),
        ("SKN", "2026-01", "net_cost"): (90, 81, None),
        ("SKN", "2026-02", "net_cost"): (190, 168, None),
    }


def test_reads_pairs_by_month_where_the_month_stands_above(reader: Reader) -> None:
    read = reader.read(
        "Visma Utfallsrapport kr;;;;;;;\n"
        ";;2026-01;;;2026-02;;\n"
        "Kst;Konto;Budget;Utfall;Avvikelse;Budget;Utfall;Avvikelse\n"
        "LI;4010;(5);(4);1;(5);(7);2\n"
        "LI;3011;2;3;1;2;1;1-\n",
        mapping=Mapping(monthly="each"),
    )
    assert read.extract.recognised.signs == "cost_negative"
    assert amounts(read)["LI", "2026-02", "cost"] == (10, 11, None)
    assert amounts(read)["LI", "2026-02", "revenue"] == (4, 4, None)
    assert amounts(read)["LI", "2026-02", "net_cost"] == (6, 7, None)
    assert read.said()[0][3] == "2026-01 Avvikelse, 2026-02 Avvikelse"


def test_reads_one_column_of_the_period_in_the_title_in_millions(reader: Reader) -> None:
    read = reader.read(
        "Driftredovisning jan-aug 2026, mnkr\n\n"
        "Nämnd;Konto;Budget;Utfall;Avvikelse;Helårsprognos;Budget helår\n"
        "Skolnämnden;Nettokostnader;12,4;12,9;-0,5;18,7;18,6\n"
        "Stockholm;Nettokostnader;1,0;0,9;0,1;1,5;1,5\n"
        "Summa;;13,4;13,8;-0,4;20,2;20,1\n"
        "Not: beloppen är preliminära\n"
    )
    assert read.codes() == ["ledger_columns_left_out", "ledger_sums_left_out", "ledger_rounded"]
    assert amounts(read) == {
        ("SKN", "2026-08", "net_cost"): (12_400_000, 12_900_000, 18_700_000),
        ("SKN", "2026", "net_cost"): (18_600_000, None, None),
        ("0180", "2026-08", "net_cost"): (1_000_000, 900_000, 1_500_000),
        ("0180", "2026", "net_cost"): (1_500_000, None, None),
    }


def test_reads_accounts_under_their_class_and_ranges(reader: Reader) -> None:
    read = reader.read(
        "Belopp i kr\nAnsvar;Konto;Ack utfall 2026-02\n"
        "BJ;3 Intäkter;-30\nBJ;31 Avgifter;-30\nBJ;3110 Barnomsorg;-10\nBJ;3120 Övrigt;-20\n"
        "BJ;40-49;5\nBJ;4010;5\nBJ;5*;70\nBJ;5011;60\nBJ;5020;10\nBJ;Resultat;45\n"
        "LI;3110;-1\nLI;5011;2\nTotalt;;46\n"
    )
    assert read.extract.recognised.rows_left_out == (3, 4, 7, 9, 12, 15)
    assert read.codes() == ["ledger_sums_left_out"]
    assert amounts(read) == {
        ("BJ", "2026-02", "revenue"): (None, 30, None),
        ("BJ", "2026-02", "cost"): (None, 75, None),
        ("BJ", "2026-02", "net_cost"): (None, 45, None),
        ("LI", "2026-02", "revenue"): (None, 1, None),
        ("LI", "2026-02", "cost"): (None, 2, None),
        ("LI", "2026-02", "net_cost"): (None, 1, None),
    }


def test_reads_a_row_for_each_month(reader: Reader) -> None:
    read = reader.read(
        "Enhet;Period;Konto;Utfall kr\n"
        "BJ;202601;5011;100,10\nBJ;202602;5011;100,20\nBJ;202601;3011;-1\nBJ;202603;5011;5\n",
        mapping=Mapping(monthly="each"),
    )
    assert {key: of[1] for key, of in amounts(read).items() if key[2] == "cost"} == {
        ("BJ", "2026-01", "cost"): 100.10,
        ("BJ", "2026-02", "cost"): 200.30,
        ("BJ", "2026-03", "cost"): 205.30,
    }
    assert amounts(read)["BJ", "2026-03", "revenue"] == (None, 1, None)


def test_reads_months_that_a_total_proves_to_be_each_their_own(reader: Reader) -> None:
    read = reader.read(
        "Bokfört 2026 i kronor\nKostnadsställe;Konto;jan;feb;mar;Totalt\n"
        "BJ;5011;10;10;20;40\nBJ;6310;1;2;3;6\nBJ;3011;-1;-1;-1;-3\n"
    )
    assert (read.extract.recognised.amounts, read.extract.recognised.monthly) == ("outcome", "each")
    assert amounts(read)["BJ", "2026-03", "net_cost"] == (None, 43, None)
    assert read.codes() == ["ledger_columns_left_out"]


def test_leaves_months_ahead_unread(reader: Reader) -> None:
    read = reader.read(
        "Belopp: kr\nAnsvar;Konto;Ack utfall 2026-01;Ack utfall 2026-02;Ack utfall 2026-03\n"
        "BJ;5011;10;30;30\nBJ;3011;-1;-2;-2\n"
    )
    assert read.said() == [("ledger_months_ahead", None, "", "2026-03")]
    assert sorted({row["period"] for row in read.rows}) == ["2026-01", "2026-02"]


def test_maps_cost_centres_and_accounts_as_the_user_says(reader: Reader) -> None:
    text = (
        "Belopp i kr\nAnsvar;Namn;Konto;Ack utfall 2026-01\n"
        "7001;Rektor;5011;10\n7002;Fritids;5011;5\n7002;Fritids;8910 Resultat;3\n"
        "7003;Nedlagd;5011;99\n7001;Rektor;3011;-2\n"
    )
    asked = reader.read(text)
    assert asked.extract.ledger is not None
    assert asked.extract.ledger.unknown == [
        ("org_unit_id", "7001 Rektor", 2), ("org_unit_id", "7002 Fritids", 2),
        ("account", "8910 Resultat", 1), ("org_unit_id", "7003 Nedlagd", 1),
    ]  # fmt: skip
    said = Mapping(
        values={
            "org_unit_id": {"7001 Rektor": "BJ", "7002": "BJ", "7003 Nedlagd": ""},
            "account": {"8910 Resultat": "cost"},
        }
    )
    read = reader.read(text, mapping=said)
    assert read.extract.recognised.rows_left_out == (6,)
    assert amounts(read) == {
        ("BJ", "2026-01", "cost"): (None, 18, None),
        ("BJ", "2026-01", "revenue"): (None, 2, None),
        ("BJ", "2026-01", "net_cost"): (None, 16, None),
    }


def test_counts_floats_of_a_workbook_to_the_ore(reader: Reader) -> None:
    rows = "".join("BJ;5011;0,10\n" if n % 2 else "BJ;6310;0,20\n" for n in range(2))
    read = reader.read(f"Belopp i kr\nAnsvar;Konto;Ack utfall 2026-01\n{rows}BJ;3011;-0,05\n")
    assert amounts(read)["BJ", "2026-01", "cost"] == (None, 0.30, None)
    assert amounts(read)["BJ", "2026-01", "net_cost"] == (None, 0.25, None)


@pytest.mark.parametrize(
    ("title", "unit"),
    [("Belopp i tkr", "tkr"), ("(kkr)", "tkr"), ("Tusental kronor", "tkr"), ("1 000-tal kr", "tkr"),
     ("000 kr", "tkr"), ("mnkr", "mnkr"), ("miljoner kronor", "mnkr"), ("Alla belopp i kronor", "kr"),
     ("Hela kr", "kr"), ("SEK", "kr")],
)  # fmt: skip
def test_knows_what_amounts_are_counted_in(reader: Reader, title: str, unit: str) -> None:
    read = reader.read(f"{title}\nAnsvar;Konto;Ack utfall 2026-01\nBJ;5011;1\nBJ;3011;-1\n")
    assert read.extract.recognised.amount_unit == unit
    factor = {"kr": 1, "tkr": 1000, "mnkr": 1_000_000}[unit]
    assert amounts(read)["BJ", "2026-01", "cost"] == (None, factor, None)
