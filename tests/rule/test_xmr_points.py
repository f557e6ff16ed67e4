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
    points = ask(snapshot, "indicator_xmr", indicator="KO", unit="SOC", period="2025-10")
    assert [(p["period"], p["value"]) for p in points] == [
        (f"2025-{n:02d}", 10 + n % 2) for n in range(1, 11)
    ]
    assert [str(points[1][key]) for key in ("start_date", "end_date")] == [
        "2025-02-01",
        "2025-02-28",
    ]
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


def test_draws_nothing_at_a_period_by_which_the_series_had_no_limits(built: Built) -> None:
    series(built, "KO", 12)
    asked = {"indicator": "KO", "unit": "SOC", "period": "2025-09"}
    assert ask(built.build(), "indicator_xmr", **asked) == []
