-- One row per indicator, unit, breakdown and period with a value and, ahead of it, a target that has a baseline.
select
    indicator_id, org_unit_id, breakdown, period, baseline_value,
    baseline_period, target_value, target_period, expected_value, pace, reach_year
from snapshot.main.pace
