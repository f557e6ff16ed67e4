-- One row per goal that an indicator measures.
select goals.goal_id, goals.title, organisation.full_name as unit, goal_status.status
from goal_indicators
inner join goals on goal_indicators.goal_id = goals.goal_id
inner join organisation on goals.org_unit_id = organisation.org_unit_id
left join goal_status
    on goals.goal_id = goal_status.goal_id
    and goal_status.period = $period
    and goal_status.basis = 'outcome'
where goal_indicators.indicator_id = $indicator
order by goals.sort_path
