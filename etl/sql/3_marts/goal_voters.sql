-- One row per goal, period, indicator and unit at which its light may count in the goal's: with what weight, and
-- whether it comes from a sub-goal. An indicator counts in the periods that its link to the goal reaches into; that
-- of a sub-goal while the sub-goal is valid, and once, as the goal nearest to this one reads it. Whether sub-goals
-- count at all is the municipality's choice, made by those who ask.
-- A view.
with read_in as (
    select
        goal_readings.goal_id, periods.period, goal_readings.indicator_key,
        goal_readings.org_unit_key, goal_readings.weight
    from goal_readings
    inner join periods
        on goal_readings.read_from <= periods.end_date
        and goal_readings.read_until >= periods.start_date
),

from_sub_goals as (
    select
        goal_tree.ancestor_goal_id as goal_id, read_in.period, read_in.indicator_key,
        read_in.org_unit_key, read_in.weight
    from read_in
    inner join goal_tree on read_in.goal_id = goal_tree.goal_id
    inner join goals on read_in.goal_id = goals.goal_id
    inner join periods
        on read_in.period = periods.period
        and periods.end_date >= coalesce(goals.valid_from, date '0001-01-01')
        and periods.start_date <= coalesce(goals.valid_to, date '9999-12-31')
    anti join read_in as own
        on goal_tree.ancestor_goal_id = own.goal_id
        and read_in.period = own.period
        and read_in.indicator_key = own.indicator_key
        and read_in.org_unit_key = own.org_unit_key
    where goal_tree.distance > 0
    qualify
        row_number() over (
            partition by
                goal_tree.ancestor_goal_id, read_in.period, read_in.indicator_key,
                read_in.org_unit_key
            order by goal_tree.distance, read_in.goal_id
        ) = 1
)

select *, false as is_from_sub_goal from read_in
union all
select *, true as is_from_sub_goal from from_sub_goals
