-- One row per indicator, unit, breakdown, basis and stretch of days in which the same result is the newest.
select
    indicator_id, org_unit_id, breakdown, basis, seen_from, seen_until,
    value, value_status, value_period,
    origin, reported_units, expected_units, target_value, target_upper,
    target_period, target_org_unit_id, deviation, tolerance, status,
    reason, trend, compared_value,
    compared_period, achievement
from snapshot.main.indicator_status
