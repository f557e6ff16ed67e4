-- One row per indicator, unit, period and breakdown: the newest delivered target.
select
    indicator_id, org_unit_id, period, breakdown, target_value,
    target_upper, baseline_value, baseline_period
from snapshot.main.targets
