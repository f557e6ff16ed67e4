-- One row per goal, period and basis: how many of its indicators' readings, and how much weight, have
-- each light. Where the municipality lets sub-goals count, their indicators vote in the goal as well.
-- Only while building.
with bases as (
    select unnest(['outcome', 'forecast']) as basis
),

voting as (
    select
        goal_tree.ancestor_goal_id as goal_id, goal_readings.indicator_key,
        goal_readings.org_unit_key, goal_readings.weight
    from goal_readings
    inner join goal_tree on goal_readings.goal_id = goal_tree.goal_id
    cross join municipality
    where goal_tree.distance = 0 or municipality.include_sub_goals
),

stretches as (
    select
        lights.indicator_key, lights.org_unit_key, lights.basis,
        status_of(lights.reason) as status,
        all_periods.end_date as seen_from,
        least(
            valid_until(all_periods.end_date, indicators.frequency, indicators.accumulation),
            coalesce(lights.next_end_date - 1, date '9999-12-31')
        ) as seen_until
    from lights
    inner join all_periods on lights.period_key = all_periods.period_key
    inner join indicators on lights.indicator_key = indicators.indicator_key
    semi join voting
        on lights.indicator_key = voting.indicator_key
        and lights.org_unit_key = voting.org_unit_key
    where lights.breakdown = 'total'
        and status_of(lights.reason) <> 'no_data'
),

lit as (
    select
        stretches.indicator_key, stretches.org_unit_key, periods.period, bases.basis,
        stretches.status
    from stretches
    inner join bases on stretches.basis in ('both', bases.basis)
    inner join periods on periods.end_date between stretches.seen_from and stretches.seen_until
),

votes as (
    select
        voting.goal_id, lit.period, lit.basis,
        count(*) filter (where lit.status = 'met') as met,
        count(*) filter (where lit.status = 'near') as near,
        count(*) filter (where lit.status = 'missed') as missed,
        coalesce(sum(voting.weight) filter (where lit.status = 'met'), 0) as met_weight,
        coalesce(sum(voting.weight) filter (where lit.status = 'near'), 0) as near_weight,
        coalesce(sum(voting.weight) filter (where lit.status = 'missed'), 0) as missed_weight
    from voting
    inner join lit
        on voting.indicator_key = lit.indicator_key and voting.org_unit_key = lit.org_unit_key
    group by voting.goal_id, lit.period, lit.basis
),

electorate as (
    select goal_id, count(*) as readings, sum(weight) as all_weight
    from voting
    group by goal_id
),

counted as (
    select
        goals.goal_id, periods.period, bases.basis,
        coalesce(votes.met, 0) as met,
        coalesce(votes.near, 0) as near,
        coalesce(votes.missed, 0) as missed,
        coalesce(electorate.readings, 0)
        - coalesce(votes.met + votes.near + votes.missed, 0) as no_data,
        coalesce(votes.met_weight, 0) as met_weight,
        coalesce(votes.near_weight, 0) as near_weight,
        coalesce(votes.missed_weight, 0) as missed_weight,
        coalesce(electorate.all_weight, 0) as all_weight
    from goals
    cross join periods
    cross join bases
    left join electorate on goals.goal_id = electorate.goal_id
    left join votes
        on goals.goal_id = votes.goal_id
        and periods.period = votes.period
        and bases.basis = votes.basis
    where periods.end_date >= coalesce(goals.valid_from, date '0001-01-01')
        and periods.start_date <= coalesce(goals.valid_to, date '9999-12-31')
)

select * from counted
