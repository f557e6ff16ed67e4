-- One row per goal that holds and has activities but no indicator of a result, at it or at a goal below.
with measured as (
    select goals.sort_path
    from goal_indicators
    inner join goals on goal_indicators.goal_id = goals.goal_id
    where coalesce(goal_indicators.valid_to, date '9999-12-31') >= $begins
),

doing as (
    select goal_id, count(*) as activities
    from activities
    where status <> 'cancelled'
    group by goal_id
)

select goals.goal_id, '' as indicator_id, doing.activities
from goals
inner join doing on goals.goal_id = doing.goal_id
where coalesce(goals.valid_to, date '9999-12-31') >= $begins
    and not exists (
        select 1
        from measured
        where measured.sort_path = goals.sort_path
            or starts_with(measured.sort_path, goals.sort_path || '/')
    )
