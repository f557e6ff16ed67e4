"""Short series that the tests of figures draw: periods with their dates, as the questions answer them."""

import pandas as pd


def years(**columns: list[object]) -> pd.DataFrame:
    """Return one row per year: period, start_date, end_date, and the columns given."""
    periods = columns.pop("period")
    start = [pd.Timestamp(f"{year}-01-01") for year in periods]
    end = [pd.Timestamp(f"{year}-12-31") for year in periods]
    return pd.DataFrame({"period": periods, "start_date": start, "end_date": end, **columns})


def months(values: list[float]) -> pd.DataFrame:
    """Return one row per month from January 2022: the total's values, all final."""
    start = pd.date_range("2022-01-01", periods=len(values), freq="MS")
    return pd.DataFrame({
        "period": start.strftime("%Y-%m"), "start_date": start, "end_date": start + pd.offsets.MonthEnd(),
        "breakdown": "total", "value": values, "value_status": "final",
    })  # fmt: skip


POINTS = years(
    period=["2023", "2024", "2025", "2025"],
    breakdown=["total", "total", "total", "women"],
    value=[70.5, None, 73.7, 66.6],
    value_status=["final", "missing", "final", "confidential"],
)
TARGETS = years(
    period=["2023", "2024", "2025", "2027"],
    target_value=[80.0, 80.0, 85.0, 90.0],
    target_upper=[None, None, None, None],
    near_below=[76.0, 76.0, 80.75, 85.5],
    near_above=[None, None, None, None],
)
BASELINE = years(period=["2022"], baseline_value=[60.0])
SHARE = {"measure_unit": "%", "decimals": 1, "direction": "higher",
         "rule_tolerance": 5.0, "rule_tolerance_kind": "share"}  # fmt: skip
