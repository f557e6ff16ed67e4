-- One row per goal that an indicator measures in the period.
select goals.goal_id, goals.title, organisation.full_name as unit, goal_status.status
from goal_indicators
inner join goals on goal_indicators.goal_id = goals.goal_id
inner join organisation on goals.org_unit_id = organisation.org_unit_id
left join goal_status
    on goals.goal_id = goal_status.goal_id
    and goal_status.period = $period
    and goal_status.basis = 'outcome'
inner join periods
    on periods.period = $period
    and periods.end_date >= coalesce(goal_indicators.valid_from, date '0001-01-01')
    and periods.start_date <= coalesce(goal_indicators.valid_to, date '9999-12-31')
where goal_indicators.indicator_id = $indicator
order by goals.sort_path
