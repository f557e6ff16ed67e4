-- One row per period up to the chosen one that can be reported by and has results: how many goals of the chosen unit,
-- level and area have each light.
with reach as (
    select end_date as last_date from periods
    where period = $period
)

select
    goal_status.period, periods.start_date, periods.end_date,
    count(*) filter (where goal_status.status = 'met') as met,
    count(*) filter (where goal_status.status = 'near') as near,
    count(*) filter (where goal_status.status = 'missed') as missed,
    count(*) filter (where goal_status.status = 'no_data') as no_data
from goal_status
inner join periods on goal_status.period = periods.period
cross join reach
inner join goals on goal_status.goal_id = goals.goal_id
inner join chosen_units($unit, $level) as chosen_units on goals.org_unit_id = chosen_units.org_unit_id
where goal_status.basis = 'outcome'
    and periods.has_results
    and periods.is_reporting
    and periods.end_date <= reach.last_date
    and ($area is null or goals.target_area_id = $area)
group by goal_status.period, periods.start_date, periods.end_date
order by periods.end_date desc, periods.start_date
