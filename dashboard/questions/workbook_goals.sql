-- One row per goal of the chosen unit, level and area: its light at the period, the one before, and the weights that
-- the light is made of: those of the readings with each light, and of all. number: the goal's own in the workbook.
with chosen as (
    select
        goals.goal_id, goals.title, goals.sort_path, goals.responsible, goals.org_unit_id,
        organisation.full_name as unit, target_areas.name_sv, target_areas.name_en,
        target_areas.sort_order, goal_status.status, goal_status.score,
        goal_status.previous_status, goal_status.previous_period, goal_status.assessed
    from goal_status
    inner join goals on goal_status.goal_id = goals.goal_id
    inner join chosen_units($unit, $level) as chosen_units on goals.org_unit_id = chosen_units.org_unit_id
    inner join organisation on goals.org_unit_id = organisation.org_unit_id
    inner join target_areas on goals.target_area_id = target_areas.target_area_id
    where goal_status.period = $period
        and goal_status.basis = 'outcome'
        and ($area is null or goals.target_area_id = $area)
)

select
    row_number() over (order by chosen.sort_order, chosen.sort_path) as number, chosen.*,
    goal_counts.met_weight, goal_counts.near_weight, goal_counts.missed_weight,
    goal_counts.all_weight, municipality.roll_up
from chosen
cross join municipality
inner join goal_counts
    on chosen.goal_id = goal_counts.goal_id
    and goal_counts.period = $period
    and goal_counts.basis = 'outcome'
order by number
