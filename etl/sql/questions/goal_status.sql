-- One row per goal: its light at the period's end.
with chosen as (
    select
        goal_status.goal_id, goals.org_unit_id, goal_status.period, goal_status.status,
        goal_status.reason, goal_status.met, goal_status.near, goal_status.missed,
        goal_status.no_data, goal_status.assessed
    from goal_status
    inner join goals on goal_status.goal_id = goals.goal_id
    inner join organisation on goals.org_unit_id = organisation.org_unit_id
    where goal_status.period = $period
        and goal_status.basis = 'outcome'
        and ($target_area_id is null or goals.target_area_id = $target_area_id)
        and ($level is null or organisation.level = $level)
        and ($org_unit_id is null or goals.org_unit_id in (
            select unit_tree.org_unit_id from unit_tree
            where unit_tree.ancestor_org_unit_id = $org_unit_id
        ))
    order by goals.sort_path
)

select * from chosen
