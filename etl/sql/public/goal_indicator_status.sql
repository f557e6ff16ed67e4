-- One row per goal, period, basis, indicator and unit at which the goal reads it: its light as seen at the period's end.
select
    goal_id, period, basis, indicator_id, org_unit_id, reading, weight, value, value_period,
    value_status, origin,
    reported_units, expected_units, target_value, target_upper, target_period, target_org_unit_id,
    deviation, tolerance, status, reason,
    trend, compared_value, compared_period, achievement
from snapshot.main.goal_indicator_status
