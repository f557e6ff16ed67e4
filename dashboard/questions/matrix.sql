-- One row per target area and committee: how many of the committee's own goals have each light.
with counted as (
    select
        goals.target_area_id, organisation.org_unit_id, organisation.full_name as unit,
        count(*) filter (where goal_status.status = 'met') as met,
        count(*) filter (where goal_status.status = 'near') as near,
        count(*) filter (where goal_status.status = 'missed') as missed,
        count(*) filter (where goal_status.status = 'no_data') as no_data
    from goal_status
    inner join goals on goal_status.goal_id = goals.goal_id
    inner join organisation on goals.org_unit_id = organisation.org_unit_id
    where goal_status.period = $period
        and goal_status.basis = 'outcome'
        and organisation.level = 'committee'
        and ($area is null or goals.target_area_id = $area)
    group by goals.target_area_id, organisation.org_unit_id, organisation.full_name
)

select * from counted
