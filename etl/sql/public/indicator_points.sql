-- One row per indicator, unit, breakdown and period that has a result: value, target and light.
select
    indicator_id, org_unit_id, breakdown, period, start_date,
    end_date, value, value_status,
    origin, reported_units, expected_units, target_value, target_upper,
    target_period, target_org_unit_id, deviation, tolerance, status,
    reason, trend, compared_value,
    compared_period, achievement
from snapshot.main.indicator_points
