-- One row: a goal, its light at the period, and the committee's judgement beside it.
select
    goals.goal_id, goals.title, goals.description, goals.responsible, goals.target_area_id,
    goals.org_unit_id, organisation.full_name as unit, target_areas.name_sv, target_areas.name_en,
    goal_status.* exclude (goal_id)
from goals
inner join organisation on goals.org_unit_id = organisation.org_unit_id
inner join target_areas on goals.target_area_id = target_areas.target_area_id
left join goal_status
    on goals.goal_id = goal_status.goal_id
    and goal_status.period = $period
    and goal_status.basis = 'outcome'
where goals.goal_id = $goal
