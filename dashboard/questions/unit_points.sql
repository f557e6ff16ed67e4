-- One row per unit and period of one indicator's total, units in the order of the tree, oldest period first.
select
    indicator_points.org_unit_id, indicator_points.period, indicator_points.start_date,
    indicator_points.end_date, indicator_points.value, indicator_points.value_status,
    indicator_points.target_value, indicator_points.target_upper, indicator_points.status
from indicator_points
inner join organisation on indicator_points.org_unit_id = organisation.org_unit_id
where indicator_points.indicator_id = $indicator
    and indicator_points.breakdown = 'total'
order by organisation.sort_path, indicator_points.end_date
