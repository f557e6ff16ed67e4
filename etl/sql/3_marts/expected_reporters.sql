-- One row per indicator and unit from which results are expected, and between which dates: from the first
-- period that the unit ever reported, or in a goal's time where the goal reads it there in vain, and never
-- outside the unit's own time. Computed indicators are expected of nobody.
-- Kept as a table.
with ever_reported as (
    select indicator_key, org_unit_key, min(period_key) as first_period_key
    from lights
    where breakdown = 'total' and origin = 'reported'
    group by indicator_key, org_unit_key
),

reported as (
    select
        ever_reported.indicator_key, ever_reported.org_unit_key,
        all_periods.start_date as from_date,
        date '9999-12-31' as to_date
    from ever_reported
    inner join all_periods on ever_reported.first_period_key = all_periods.period_key
),

read_in_vain as (
    select
        goal_readings.indicator_key, goal_readings.org_unit_key,
        greatest(coalesce(goals.valid_from, date '0001-01-01'), goal_readings.read_from)
            as from_date,
        least(coalesce(goals.valid_to, date '9999-12-31'), goal_readings.read_until) as to_date
    from goal_readings
    inner join goals on goal_readings.goal_id = goals.goal_id
    anti join lights
        on goal_readings.indicator_key = lights.indicator_key
        and goal_readings.org_unit_key = lights.org_unit_key
        and lights.breakdown = 'total'
        and lights.value_status <> 'missing'
),

reported_or_read as (
    select * from reported
    union all
    select * from read_in_vain
),

expected as (
    select indicator_key, org_unit_key, min(from_date) as from_date, max(to_date) as to_date
    from reported_or_read
    group by indicator_key, org_unit_key
),

bounded as (
    select
        expected.indicator_key, expected.org_unit_key, indicators.frequency,
        greatest(expected.from_date, coalesce(organisation.valid_from, date '0001-01-01'))
            as from_date,
        least(expected.to_date, coalesce(organisation.valid_to, date '9999-12-31')) as to_date
    from expected
    inner join indicators on expected.indicator_key = indicators.indicator_key
    inner join organisation on expected.org_unit_key = organisation.org_unit_key
    where indicators.formula is null
)

select * from bounded
