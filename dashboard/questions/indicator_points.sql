-- One row per breakdown and period of one indicator at one unit, oldest first.
select
    breakdown, period, start_date, end_date, value, value_status, target_value, target_upper,
    tolerance, status, reason
from indicator_points
where indicator_id = $indicator and org_unit_id = $unit
order by end_date, breakdown
