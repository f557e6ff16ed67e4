-- One row per goal of the chain that a goal stands in, in the tree's order: those above it, itself, all below it.
with above as (
    select ancestor_goal_id as goal_id
    from goal_tree
    where goal_id = $goal
),

below as (
    select goal_id
    from goal_tree
    where ancestor_goal_id = $goal
),

chain as (
    select goals.goal_id, goals.title, goals.depth, organisation.full_name as unit,
        goal_status.status, goal_status.assessed, goal_status.analysis
    from goals
    inner join organisation on goals.org_unit_id = organisation.org_unit_id
    left join goal_status
        on goals.goal_id = goal_status.goal_id
        and goal_status.period = $period
        and goal_status.basis = 'outcome'
    where goals.goal_id in (select goal_id from above)
        or goals.goal_id in (select goal_id from below)
    order by goals.sort_path
)

select * from chain
