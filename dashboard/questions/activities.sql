-- One row per activity of a goal, or of a unit; the other of the two is null.
select
    activities.activity_id, activities.goal_id, activities.title, activities.responsible,
    activities.start_date, activities.due_date, activities.status, activities.percent_done,
    activities.org_unit_id, organisation.full_name as unit, goals.title as goal_title
from activities
left join organisation on activities.org_unit_id = organisation.org_unit_id
left join goals on activities.goal_id = goals.goal_id
where ($goal is null or activities.goal_id = $goal)
    and ($unit is null or activities.org_unit_id = $unit)
order by activities.due_date, activities.activity_id
