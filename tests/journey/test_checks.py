"""Every check: rows in, findings out. A check without a row in this table fails a test below."""

import pytest

from etl.checks import _read_check, checks
from etl.findings import Finding
from etl.pipeline import Request, check_files, deliver
from tests.town import Town, codes

# What is delivered first (kind → rows), the file that is checked, and the finding: line, value.
AREAS = "target_area_id;name_sv\n"
UNITS = "org_unit_id;parent_org_unit_id;level;name;valid_from;valid_to\n"
GOALS = "goal_id;parent_goal_id;target_area_id;org_unit_id;title;valid_from;valid_to\n"
INDICATORS = (
    "indicator_id;name;measure_unit;decimals;direction;frequency;accumulation;tolerance;"
    "tolerance_kind;consolidation;formula;cost_indicator_id\n"
)
LINKS = "goal_id;indicator_id;weight\n"
TARGETS = (
    "indicator_id;org_unit_id;period;target_value;target_upper;baseline_value;baseline_period\n"
)
RESULTS = "indicator_id;org_unit_id;period;value;value_status;numerator;denominator\n"
BUDGET = "org_unit_id;period;account;budget\n"
ASSESSMENTS = "goal_id;period;analysis;state;approved_date\n"
ACTIVITIES = "activity_id;goal_id;org_unit_id;title;start_date;due_date;percent_done\n"
BENCHMARKS = "indicator_id;municipality_id;period;municipality_name;value\n"
SERIES = "".join(f"KO;TOP;2025-{month:02d};{10 + month % 3};;;\n" for month in range(1, 10))

Before = dict[str, str]
CASES: list[tuple[str, Before, str, str, int, str]] = [
    ("approved_without_date", {}, "assessments", ASSESSMENTS + "K1;2025;Bra;approved;", 2, "K1"),
    ("bad_baseline_period", {}, "targets", TARGETS + "BEH;TOP;2025;1;;3;2017-18", 2, "2017-18"),
    ("bad_period", {}, "results", RESULTS + "BEH;TOP;2020/2022;1;;;", 2, "2020/2022"),
    ("baseline_incomplete", {}, "targets", TARGETS + "BEH;TOP;2025;1;;3;", 2, ""),
    ("decimals_out_of_range", {}, "indicators", INDICATORS + "N;N;%;9;higher;year;;;;;;", 2, "9"),
    ("due_before_start", {}, "activities",
     ACTIVITIES + "A;K1;TOP;T;2025-02-01;2025-01-01;", 2, "2025-01-01"),
    ("formula_with_consolidation", {}, "indicators",
     INDICATORS + "N;N;kr;0;higher;year;;;;sum;EL + KR;", 2, "sum"),
    ("formula_not_understood", {}, "indicators",
     INDICATORS + "N;N;kr;0;higher;year;;;;;EL +;", 2, "EL +"),
    ("formula_unknown", {}, "indicators",
     INDICATORS + "N;N;kr;0;higher;year;;;;;EL + QQ;", 2, "EL + QQ"),
    ("formula_circle", {}, "indicators",
     INDICATORS + "EL;E;antal;0;higher;year;;;;;KPE + 1;", 2, "KPE + 1"),
    ("frequency_with_results", {"results": RESULTS + "BEH;TOP;2025;80;;;"}, "indicators",
     INDICATORS + "BEH;B;%;1;higher;month;;;;;;", 2, "month"),
    ("frequency_with_results", {"benchmarks": BENCHMARKS + "BEH;0180;2025;Stockholm;80"},
     "indicators", INDICATORS + "BEH;B;%;1;higher;tertial;;;;;;", 2, "tertial"),
    ("goal_in_circle", {}, "goals", GOALS + "K1;N1;LAR;TOP;T;;", 2, "N1"),
    ("goal_not_valid", {"goals": GOALS + "K1;;LAR;TOP;T;2026-01-01;"}, "assessments",
     ASSESSMENTS + "K1;2025;Bra;draft;", 2, "2025"),
    ("jump", {"results": RESULTS + SERIES}, "results",
     RESULTS + "KO;TOP;2025-10;1 100,5;;;", 2, "1 100,5"),
    ("measure_unit_with_results", {"results": RESULTS + "BEH;TOP;2025;80;;;"}, "indicators",
     INDICATORS + "BEH;B;antal;1;higher;year;;;;;;", 2, "antal"),
    ("no_target", {}, "goal_indicators", LINKS + "K1;KPE;1", 2, "KPE"),
    ("percent_done_out_of_range", {}, "activities", ACTIVITIES + "A;K1;TOP;T;;;120", 2, "120"),
    ("range_without_upper", {}, "targets", TARGETS + "PH;TOP;2025;7,2;;;", 2, "PH"),
    ("school_year_budget", {}, "budget", BUDGET + "TOP;2024/25;cost;100", 2, "2024/25"),
    ("secret_with_value", {}, "results", RESULTS + "BEH;TOP;2025;80,5;confidential;;", 2, "80,5"),
    ("several_tops", {}, "organisation", UNITS + "NY;;municipality;Ny;;", 2, "NY"),
    ("share_above_hundred", {}, "results", RESULTS + "BEH;TOP;2025;100,5;;;", 2, "100,5"),
    ("tolerance_incomplete", {}, "indicators",
     INDICATORS + "N;N;%;1;higher;year;;2;;;;", 2, "2.0"),
    ("tolerance_negative", {}, "indicators",
     INDICATORS + "N;N;%;1;higher;year;;-2;absolute;;;", 2, "-2"),
    ("unit_in_circle", {}, "organisation", UNITS + "SKN;SKO;committee;S;;", 2, "SKO"),
    ("unit_in_circle", {}, "organisation", UNITS + "SKN;SKN;committee;S;;", 2, "SKN"),
    ("unit_not_valid", {"organisation": UNITS + "BJ;SKO;unit;B;;2024-06-30"}, "results",
     RESULTS + "BEH;BJ;2025;80;;;", 2, "BJ"),
    ("unknown_cost_indicator", {}, "indicators",
     INDICATORS + "N;N;%;1;higher;year;;;;;;KOSS", 2, "KOSS"),
    ("unknown_goal", {}, "goal_indicators", LINKS + "K9;BEH;1", 2, "K9"),
    ("unknown_indicator", {}, "results", RESULTS + "BEHH;TOP;2025;80;;;", 2, "BEHH"),
    ("unknown_org_unit", {}, "results", RESULTS + "BEH;TOPP;2025;80;;;", 2, "TOPP"),
    ("unknown_parent_goal", {}, "goals", GOALS + "N9;K9;LAR;TOP;T;;", 2, "K9"),
    ("unknown_parent_unit", {}, "organisation", UNITS + "NY;TOPP;unit;Ny;;", 2, "TOPP"),
    ("unknown_target_area", {}, "goals", GOALS + "N9;;LARR;TOP;T;;", 2, "LARR"),
    ("upper_below_lower", {}, "targets", TARGETS + "PH;TOP;2025;7,2;6,8;;", 2, "6,8"),
    ("valid_to_before_from", {}, "organisation",
     UNITS + "NY;TOP;unit;Ny;2025-01-01;2024-01-01", 2, "2024-01-01"),
    ("value_absent", {}, "results", RESULTS + "BEH;TOP;2025;;final;;", 2, ""),
    ("value_not_its_ratio", {}, "results", RESULTS + "NAR;TOP;2025;90,5;;80;100", 2, "90,5"),
    ("value_withdrawn", {"results": RESULTS + "BEH;TOP;2025;80;;;"}, "results",
     RESULTS + "BEH;TOP;2025;;missing;;", 2, ""),
    ("ratio_without_parts", {}, "results", RESULTS + "NAR;BJ;2025;95;;;", 2, ""),
    ("parts_without_value", {}, "results", RESULTS + "NAR;BJ;2025;;;190;200", 2, ""),
    ("final_replaced", {"results": RESULTS + "BEH;TOP;2025;80;;;"}, "results",
     RESULTS + "BEH;TOP;2025;82;forecast;;", 2, "forecast"),
    ("total_missing", {}, "results",
     "indicator_id;org_unit_id;period;breakdown;value\nBEH;TOP;2025;women;80", 2, "BEH"),
    ("baseline_secret", {"results": RESULTS + "BEH;TOP;2024;;confidential;;"}, "targets",
     TARGETS + "BEH;TOP;2030;90;;71;2024", 2, "2024"),
    ("budget_of_another_size", {}, "budget",
     "org_unit_id;period;account;budget;outcome\nTOP;2025;cost;66000000;66400,5", 2, "66400,5"),
    ("budget_not_its_sum", {"budget": BUDGET + "SKN;2025;cost;600\nSOC;2025;cost;300"}, "budget",
     BUDGET + "TOP;2025;cost;1 000,5", 2, "1 000,5"),
    ("budget_not_its_sum", {"budget": BUDGET + "TOP;2025;cost;1000\nSKN;2025;cost;600"}, "budget",
     BUDGET + "SOC;2025;cost;300,5", 2, "300,5"),
    ("budget_said_otherwise", {"budget": BUDGET + "TOP;2025-T2;cost;1000\nTOP;2025-08;revenue;9"}, "budget",
     BUDGET + "TOP;2025-08;cost;1000,5\nTOP;2025-T2;revenue;9", 2, "1000,5"),
    ("budget_said_otherwise", {"budget": "org_unit_id;period;account;budget;outcome\nTOP;2025;cost;100;90"},
     "budget", "org_unit_id;period;account;budget;outcome\nTOP;2025-12;cost;101;91", 2, "101"),
    ("net_cost_not_its_accounts", {"budget": BUDGET + "TOP;2025;cost;1000"}, "budget",
     BUDGET + "TOP;2025;revenue;100\nTOP;2025;net_cost;900,02", 3, "900,02"),
    ("weight_not_positive", {}, "goal_indicators", LINKS + "K1;KPE;0", 2, "0"),
    ("wrong_frequency", {}, "results", RESULTS + "BEH;TOP;2025-08;80;;;", 2, "2025-08"),
    ("required_empty", {}, "target_areas", AREAS + "NY;\nNY2;Namn", 2, ""),
    ("not_allowed", {}, "organisation", UNITS + "NY;TOP;avdelning;Ny;;", 2, "avdelning"),
    ("conflicting_rows", {}, "results",
     RESULTS + "BEH;TOP;2025;80;;;\nBEH;TOP;2025;81;;;", 3, "BEH · TOP · 2025 · total"),
    ("same_row_again", {}, "results",
     RESULTS + "BEH;TOP;2025;80;;;\nBEH;TOP;2025;80;;;", 3, "BEH · TOP · 2025 · total"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "before", "kind", "rows", "line", "value"), CASES, ids=[case[0] for case in CASES]
)
def test_finds(
    town: Town, code: str, before: Before, kind: str, rows: str, line: int, value: str
) -> None:
    if before:
        assert not town.deliver(**before).is_refused
    found = [finding for finding in town.check(**{kind: rows}) if finding.code == code]
    assert [(finding.line, finding.value) for finding in found] == [(line, value)]
    severity = {check.code: check.severity for check in checks()}
    assert found[0].severity == severity.get(code, found[0].severity)
    for language in ("sv", "en"):
        assert "{" not in found[0].message(language)


def test_every_check_is_in_the_table() -> None:
    assert {check.code for check in checks()} - {case[0] for case in CASES} == set()


def test_a_clean_delivery_has_no_findings(town: Town) -> None:
    assert town.check(results=RESULTS + "BEH;TOP;2025;80;;;\nBEH;TOP;2024;79;;;") == []


def test_numbers_are_said_as_the_reader_writes_them(town: Town) -> None:
    town.deliver(results=RESULTS + SERIES)
    (found,) = town.check(results=RESULTS + "KO;TOP;2025-10;1 100,5;;;\nKO;TOP;2025-11;11;;;")
    assert found.message("sv").startswith("Rad 2: 1 100,5 ligger långt från seriens mitt, 11.")
    wide = town.check(results="indicator_id;org_unit_id;2025-10;2025-11\nKO;TOP;2434,5;11\n")
    assert "2\xa0434,5 ligger" in wide[0].message("sv")
    assert "2,434.5 lies" in wide[0].message("en")
    assert wide[0].value == "2434.5"


def test_names_the_nearest_ids(town: Town) -> None:
    (found,) = town.check(results=RESULTS + "BEHH;TOP;2025;80;;;")
    assert found.params["nearest"] == "BEH (Behöriga till gymnasiet)"


def test_an_unknown_id_in_an_empty_plan_has_no_nearest(empty_town: Town) -> None:
    found = empty_town.check(goal_indicators=LINKS + "K1;BEH;1")
    assert {f.params["nearest"] for f in found if f.code.startswith("unknown_")} == {"–"}


def test_lists_a_thousand_of_a_sort_and_says_there_are_more(town: Town) -> None:
    rows = "".join(f"Q{n};TOP;2025;1;;;\n" for n in range(1002))
    found = town.check(results=RESULTS + rows)
    assert codes(found).count("unknown_indicator") == 1000
    assert codes(found).count("more_of_the_same") == 1


def test_columns_are_named_as_the_file_names_them(town: Town) -> None:
    (found,) = town.check(results="KPI;Nämnd;År;Värde\nBEH;TOP;2025;101\n")
    assert found.column == "Värde"


def test_a_plan_with_one_wrong_cell_does_not_make_its_names_unknown(town: Town) -> None:
    found = town.check(
        indicators=INDICATORS + "NY;Ny;%;x;higher;year;;;;;;",
        results=RESULTS + "NY;TOP;2025;80;;;",
    )
    assert {finding.file for finding in found} == {"indicators.csv"}


def test_two_files_that_contradict_each_other_are_refused(town: Town) -> None:
    one = town.write("a.csv", RESULTS + "BEH;TOP;2025;80;;;\n")
    other = town.write("b.csv", RESULTS + "BEH;TOP;2024;70;;;\nBEH;TOP;2025;81;;;\n")
    found: list[Finding] = check_files(town.home, Request([one, other]))
    assert [(f.code, f.file, f.line) for f in found] == [("conflicting_files", "b.csv", 3)]
    assert "rad 2 i a.csv" in found[0].message("sv")
    same = town.write("c.csv", RESULTS + "BEH;TOP;2025;80;;;\n")
    outcome = deliver(town.home, Request([one, same]))
    assert [(d.new, d.unchanged) for d in outcome.delivered] == [(1, 0), (0, 1)]
    assert town.ask("select count(*) from results") == [(1,)]


def test_files_whose_names_hide_their_kind_are_read_in_the_plans_order(empty_town: Town) -> None:
    files = [
        empty_town.write("1.csv", "goal_id;target_area_id;org_unit_id;title\nK1;Lärande;Topp;T\n"),
        empty_town.write("2.csv", "org_unit_id;level;name\nTOP;municipality;Topp\n"),
        empty_town.write("3.csv", "target_area_id;name_sv\nLAR;Lärande\n"),
    ]
    outcome = deliver(empty_town.home, Request(files))
    assert not outcome.is_refused, outcome.findings
    assert empty_town.ask("select org_unit_id, target_area_id from goals") == [("TOP", "LAR")]


def test_a_check_that_does_not_say_whom_it_is_for_is_refused(town: Town) -> None:
    with pytest.raises(ValueError, match="which kinds"):
        _read_check(town.write("nameless.sql", "select 1"))


def test_warns_of_known_values_that_a_missing_column_would_empty(town: Town) -> None:
    found = town.check(
        indicators="""
            indicator_id;name;measure_unit;direction;frequency
            KO;Kötid;dagar;lower;month
            KPE;Kostnad per elev;kr;lower;year
        """
    )
    emptied = {f.column: f.params["count"] for f in found if f.code == "column_absent"}
    assert emptied["Tolerans"] == 1
    assert emptied["Formel"] == 1
    assert "Beskrivning" not in emptied


def test_says_nothing_of_missing_columns_that_were_empty_before(town: Town) -> None:
    found = town.check(target_areas="target_area_id;name_sv\nLAR;Lärande")
    assert codes(found) == []


def test_names_both_units_that_share_a_name(town: Town) -> None:
    town.deliver(organisation="org_unit_id;parent_org_unit_id;level;name\nLI2;SKN;unit;Lindskolan")
    (found,) = town.check(results=RESULTS + "BEH;Lindskolan;2025;80;;;")
    assert "LI (Lindskolan), LI2 (Lindskolan)" in found.message("sv")
