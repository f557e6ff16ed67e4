-- One row per goal and period whose light would be another: as it is (status_before) and as it would be, with why.
select
    goals_if.*, goals.title, goals.target_area_id, organisation.org_unit_id,
    organisation.full_name as unit, periods.end_date
from goals_if($supposed, null) as goals_if
inner join goals on goals_if.goal_id = goals.goal_id
inner join organisation on goals.org_unit_id = organisation.org_unit_id
inner join periods on goals_if.period = periods.period
where goals_if.basis = 'outcome'
order by periods.end_date desc, periods.start_date, goals.sort_path
