-- One row per goal that holds and that neither an indicator nor an activity serves, at it or at a goal below.
with served as (
    select goal_id
    from goal_indicators
    where coalesce(valid_to, date '9999-12-31') >= $begins
    union
    select goal_id
    from activities
    where status <> 'cancelled'
)

select goals.goal_id, '' as indicator_id
from goals
where coalesce(goals.valid_to, date '9999-12-31') >= $begins
    and not exists (
        select 1
        from goals as below
        inner join served on below.goal_id = served.goal_id
        where below.goal_id = goals.goal_id
            or starts_with(below.sort_path, goals.sort_path || '/')
    )
