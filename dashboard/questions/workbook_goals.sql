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
),

weights as (
    select
        goal_voters.goal_id,
        sum(goal_voters.weight) filter (where reading_lights.status = 'met') as met_weight,
        sum(goal_voters.weight) filter (where reading_lights.status = 'near') as near_weight,
        sum(goal_voters.weight) filter (where reading_lights.status = 'missed') as missed_weight,
        sum(goal_voters.weight) as all_weight
    from goal_voters
    cross join municipality
    left join reading_lights
        on goal_voters.indicator_key = reading_lights.indicator_key
        and goal_voters.org_unit_key = reading_lights.org_unit_key
        and goal_voters.period = reading_lights.period
        and reading_lights.basis = 'outcome'
    where goal_voters.period = $period
        and (municipality.include_sub_goals or not goal_voters.is_from_sub_goal)
    group by goal_voters.goal_id
)

select
    row_number() over (order by chosen.sort_order, chosen.sort_path) as number, chosen.*,
    coalesce(weights.met_weight, 0) as met_weight,
    coalesce(weights.near_weight, 0) as near_weight,
    coalesce(weights.missed_weight, 0) as missed_weight,
    coalesce(weights.all_weight, 0) as all_weight,
    municipality.roll_up
from chosen
cross join municipality
left join weights on chosen.goal_id = weights.goal_id
order by number
