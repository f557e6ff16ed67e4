"""The points of a series beside the limits of what is normal, as the indicator's page draws them."""

from tests.rule.asked import ask
from tests.rule.built import Built

HEAD = "indicator_id;org_unit_id;period;breakdown;value;value_status"


def series(built: Built, indicator: str, count: int, at: str = "total") -> None:
    rows = [f"{indicator};SOC;2025-{n:02d};{at};{10 + n % 2};final" for n in range(1, count + 1)]
    built.land(results="\n".join([HEAD, *rows]))


def test_draws_the_total_up_to_the_periods_end_oldest_first(built: Built) -> None:
    series(built, "KO", 11)
    series(built, "KO", 11, "women")
    built.land(results=f"{HEAD}\nKO;SOC;2025-12;total;99;final\nKO;SKN;2025-12;total;7;final")
    snapshot = built.build()
    points = ask(snapshot, "indicator_xmr", indicator="KO", unit="SOC", period="2025-04")
    assert [(p["period"], str(p["start_date"]), str(p["end_date"]), p["value"]) for p in points] == [
        ("2025-01", "2025-01-01", "2025-01-31", 11), ("2025-02", "2025-02-01", "2025-02-28", 10),
        ("2025-03", "2025-03-01", "2025-03-31", 11), ("2025-04", "2025-04-01", "2025-04-30", 10),
    ]  # fmt: skip
    last = ask(snapshot, "indicator_xmr", indicator="KO", unit="SOC", period="2025")[-1]
    assert (last["period"], last["signal"], last["signal_direction"]) == (
        "2025-12", "outside", "worsening",
    )  # fmt: skip
    assert last["lower_limit"] < last["mean"] < last["upper_limit"] < 99


def test_draws_nothing_where_a_series_has_no_limits(built: Built) -> None:
    series(built, "KO", 9)
    built.land(results=f"{HEAD}\nBEH;TOP;2025;total;1;final")
    asked = {"indicator": "KO", "unit": "SOC", "period": "2025"}
    assert ask(built.build(), "indicator_xmr", **asked) == []
