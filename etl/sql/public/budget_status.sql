-- One row per unit, period and account: deviation (plus is surplus, minus deficit) and its light, in SEK.
select
    org_unit_id, period, end_date, account, budget, outcome, deviation, deviation_pct, forecast,
    full_year_budget, forecast_deviation, forecast_deviation_pct, status, forecast_status, origin
from snapshot.main.budget_status
