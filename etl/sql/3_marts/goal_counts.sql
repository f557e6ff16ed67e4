-- One row per goal, period and basis: how many of its indicators' readings, and how much weight, have
-- each light, and how many indicators the readings are of. Where the municipality lets sub-goals count, their
-- indicators vote in the goal as well.
-- Kept as a table.
with bases as (
    select unnest(['outcome', 'forecast']) as basis
),

electorate as (
    select goal_voters.*
    from goal_voters
    cross join municipality
    where municipality.include_sub_goals or not goal_voters.is_from_sub_goal
),

votes as (
    select
        electorate.goal_id, electorate.period, reading_lights.basis,
        count(*) filter (where reading_lights.status = 'met') as met,
        count(*) filter (where reading_lights.status = 'near') as near,
        count(*) filter (where reading_lights.status = 'missed') as missed,
        sum(electorate.weight) filter (where reading_lights.status = 'met') as met_weight,
        sum(electorate.weight) filter (where reading_lights.status = 'near') as near_weight,
        sum(electorate.weight) filter (where reading_lights.status = 'missed') as missed_weight
    from electorate
    inner join reading_lights
        on electorate.indicator_key = reading_lights.indicator_key
        and electorate.org_unit_key = reading_lights.org_unit_key
        and electorate.period = reading_lights.period
    group by electorate.goal_id, electorate.period, reading_lights.basis
),

electorates as (
    select
        goal_id, period, count(*) as readings, sum(weight) as all_weight,
        count(distinct indicator_key) as indicators
    from electorate
    group by goal_id, period
),

counted as (
    select
        goals.goal_id, periods.period, bases.basis,
        coalesce(votes.met, 0) as met,
        coalesce(votes.near, 0) as near,
        coalesce(votes.missed, 0) as missed,
        coalesce(electorates.readings, 0)
        - coalesce(votes.met + votes.near + votes.missed, 0) as no_data,
        coalesce(electorates.indicators, 0) as indicators,
        coalesce(votes.met_weight, 0) as met_weight,
        coalesce(votes.near_weight, 0) as near_weight,
        coalesce(votes.missed_weight, 0) as missed_weight,
        coalesce(electorates.all_weight, 0) as all_weight
    from goals
    cross join periods
    cross join bases
    left join electorates
        on goals.goal_id = electorates.goal_id and periods.period = electorates.period
    left join votes
        on goals.goal_id = votes.goal_id
        and periods.period = votes.period
        and bases.basis = votes.basis
    where periods.end_date >= coalesce(goals.valid_from, date '0001-01-01')
        and periods.start_date <= coalesce(goals.valid_to, date '9999-12-31')
)

select * from counted
