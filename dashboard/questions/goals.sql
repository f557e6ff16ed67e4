-- One row per goal of the chosen unit, level and area: its light at the period and at the one before.
with chosen as (
    select
        goals.goal_id, goals.title, goals.target_area_id, goals.org_unit_id,
        organisation.full_name as unit, target_areas.name_sv, target_areas.name_en,
        goal_status.status, goal_status.reason, goal_status.met, goal_status.near,
        goal_status.missed, goal_status.no_data, goal_status.indicators,
        goal_status.previous_status, goal_status.previous_period, goal_status.assessed
    from goal_status
    inner join goals on goal_status.goal_id = goals.goal_id
    inner join chosen_units($unit, $level) as chosen_units on goals.org_unit_id = chosen_units.org_unit_id
    inner join organisation on goals.org_unit_id = organisation.org_unit_id
    inner join target_areas on goals.target_area_id = target_areas.target_area_id
    where goal_status.period = $period
        and goal_status.basis = 'outcome'
        and ($area is null or goals.target_area_id = $area)
    order by target_areas.sort_order, goals.sort_path
)

select * from chosen
