-- One row per goal, period and basis: how many of its indicators' readings, and how much weight, have
-- each light, and how many indicators the readings are of. Where the municipality lets sub-goals count, their
-- indicators vote in the goal as well, while the sub-goal is valid; an indicator at a unit votes once, as the goal
-- nearest to this one reads it.
-- Only while building.
with bases as (
    select unnest(['outcome', 'forecast']) as basis
),

-- An indicator counts in the periods that its link to the goal reaches into.
read_in as (
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
    inner join municipality on municipality.include_sub_goals
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
),

voices as (
    select
        own.goal_id, reading_lights.period, reading_lights.basis, reading_lights.status, own.weight
    from read_in as own
    inner join reading_lights
        on own.indicator_key = reading_lights.indicator_key
        and own.org_unit_key = reading_lights.org_unit_key
        and own.period = reading_lights.period
    union all
    select
        sub.goal_id, reading_lights.period, reading_lights.basis, reading_lights.status, sub.weight
    from from_sub_goals as sub
    inner join reading_lights
        on sub.indicator_key = reading_lights.indicator_key
        and sub.org_unit_key = reading_lights.org_unit_key
        and sub.period = reading_lights.period
),

votes as (
    select
        goal_id, period, basis,
        count(*) filter (where status = 'met') as met,
        count(*) filter (where status = 'near') as near,
        count(*) filter (where status = 'missed') as missed,
        coalesce(sum(weight) filter (where status = 'met'), 0) as met_weight,
        coalesce(sum(weight) filter (where status = 'near'), 0) as near_weight,
        coalesce(sum(weight) filter (where status = 'missed'), 0) as missed_weight
    from voices
    group by goal_id, period, basis
),

own_electorate as (
    select
        goal_id, period, count(*) as readings, sum(weight) as all_weight,
        list(distinct indicator_key) as indicator_keys
    from read_in
    group by goal_id, period
),

sub_electorate as (
    select
        goal_id, period, count(*) as readings, sum(weight) as all_weight,
        list(distinct indicator_key) as indicator_keys
    from from_sub_goals
    group by goal_id, period
),

counted as (
    select
        goals.goal_id, periods.period, bases.basis,
        coalesce(votes.met, 0) as met,
        coalesce(votes.near, 0) as near,
        coalesce(votes.missed, 0) as missed,
        coalesce(own_electorate.readings, 0) + coalesce(sub_electorate.readings, 0)
        - coalesce(votes.met + votes.near + votes.missed, 0) as no_data,
        len(
            list_distinct(
                list_concat(
                    coalesce(own_electorate.indicator_keys, []),
                    coalesce(sub_electorate.indicator_keys, [])
                )
            )
        ) as indicators,
        coalesce(votes.met_weight, 0) as met_weight,
        coalesce(votes.near_weight, 0) as near_weight,
        coalesce(votes.missed_weight, 0) as missed_weight,
        coalesce(own_electorate.all_weight, 0) + coalesce(sub_electorate.all_weight, 0)
            as all_weight
    from goals
    cross join periods
    cross join bases
    left join own_electorate
        on goals.goal_id = own_electorate.goal_id and periods.period = own_electorate.period
    left join sub_electorate
        on goals.goal_id = sub_electorate.goal_id and periods.period = sub_electorate.period
    left join votes
        on goals.goal_id = votes.goal_id
        and periods.period = votes.period
        and bases.basis = votes.basis
    where periods.end_date >= coalesce(goals.valid_from, date '0001-01-01')
        and periods.start_date <= coalesce(goals.valid_to, date '9999-12-31')
)

select * from counted
