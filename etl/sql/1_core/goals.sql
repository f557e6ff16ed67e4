-- One row per goal at any level, with its place in the goal chain: depth and a path to sort by.
-- Kept as a table.
with recursive newest as (
    select *
    from landed_goals
    qualify row_number() over (partition by goal_id order by delivery_no desc) = 1
),

placed as (
    select goal_id, 0 as depth, goal_id as sort_path
    from newest
    where parent_goal_id is null
    union all
    select newest.goal_id, placed.depth + 1, placed.sort_path || '/' || newest.goal_id
    from newest
    inner join placed on newest.parent_goal_id = placed.goal_id
),

chained as (
    select
        newest.goal_id, newest.parent_goal_id, newest.target_area_id, newest.org_unit_id,
        newest.title, newest.description, newest.responsible, newest.valid_from, newest.valid_to,
        coalesce(placed.depth, 0) as depth,
        coalesce(placed.sort_path, newest.goal_id) as sort_path
    from newest
    left join placed on newest.goal_id = placed.goal_id
)

select * from chained
