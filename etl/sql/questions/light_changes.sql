-- One row per light that differs between two snapshots, attached as before and after: an indicator's at
-- a unit and period (total, forecasts left out), and a goal's at a period (indicator_id empty).
with indicator_lights as (
    select
        coalesce(old.indicator_id, new.indicator_id) as indicator_id,
        coalesce(old.org_unit_id, new.org_unit_id) as org_unit_id,
        coalesce(old.period, new.period) as period,
        cast(old.status as varchar) as old_status,
        cast(new.status as varchar) as new_status
    from (
        select * from before.indicator_points
        where breakdown = 'total' and value_status <> 'forecast'
    ) as old
    full join (
        select * from after.indicator_points
        where breakdown = 'total' and value_status <> 'forecast'
    ) as new
        on old.indicator_id = new.indicator_id
        and old.org_unit_id = new.org_unit_id
        and old.period = new.period
),

goal_lights as (
    select
        coalesce(old.goal_id, new.goal_id) as goal_id,
        coalesce(old.period, new.period) as period,
        old.status as old_status,
        new.status as new_status
    from (
        select * from before.goal_status
        where basis = 'outcome'
    ) as old
    full join (
        select * from after.goal_status
        where basis = 'outcome'
    ) as new
        on old.goal_id = new.goal_id and old.period = new.period
),

together as (
    select '' as goal_id, indicator_id, org_unit_id, period, old_status, new_status
    from indicator_lights
    union all
    select goal_lights.goal_id, '', goals.org_unit_id, goal_lights.period, old_status, new_status
    from goal_lights
    left join after.goals on goal_lights.goal_id = goals.goal_id
),

changed as (
    select
        goal_id, indicator_id, org_unit_id, period,
        coalesce(old_status, 'no_data') as before,
        coalesce(new_status, 'no_data') as after
    from together
    where coalesce(old_status, 'no_data') <> coalesce(new_status, 'no_data')
    order by goal_id = '', goal_id, indicator_id, org_unit_id, period
)

select * from changed
