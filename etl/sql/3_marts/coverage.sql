-- One row per indicator, unit and period in which a result is expected from it: from the first that the unit
-- ever reported, or in all of a goal's time where the goal reads it there in vain; up to the newest result
-- of anyone. Computed indicators are expected of nobody, and nothing of a unit outside its own time.
-- A view.
with ever_reported as (
    select indicator_key, org_unit_key, min(period_key) as first_period_key
    from lights
    where breakdown = 'total' and origin = 'reported'
    group by indicator_key, org_unit_key
),

reported as (
    select
        ever_reported.indicator_key, ever_reported.org_unit_key,
        all_periods.start_date as valid_from,
        date '9999-12-31' as valid_to
    from ever_reported
    inner join all_periods on ever_reported.first_period_key = all_periods.period_key
),

read_in_vain as (
    select
        goal_readings.indicator_key, goal_readings.org_unit_key,
        coalesce(goals.valid_from, date '0001-01-01') as valid_from,
        coalesce(goals.valid_to, date '9999-12-31') as valid_to
    from goal_readings
    inner join goals on goal_readings.goal_id = goals.goal_id
    anti join lights
        on goal_readings.indicator_key = lights.indicator_key
        and goal_readings.org_unit_key = lights.org_unit_key
        and lights.breakdown = 'total'
        and lights.value_status <> 'missing'
),

expected as (
    select * from reported
    union all
    select * from read_in_vain
),

asked as (
    select distinct
        expected.indicator_key, expected.org_unit_key, indicators.indicator_id,
        indicators.responsible, organisation.org_unit_id, all_periods.period_key,
        all_periods.period, all_periods.start_date, all_periods.end_date
    from expected
    inner join indicators on expected.indicator_key = indicators.indicator_key
    inner join organisation on expected.org_unit_key = organisation.org_unit_key
    inner join all_periods on indicators.frequency = all_periods.kind
    semi join periods on all_periods.period = periods.period and periods.has_results
    where indicators.formula is null
        and all_periods.end_date >= expected.valid_from
        and all_periods.start_date <= expected.valid_to
        and all_periods.end_date >= coalesce(organisation.valid_from, date '0001-01-01')
        and all_periods.start_date <= coalesce(organisation.valid_to, date '9999-12-31')
),

answered as (
    select
        asked.indicator_id, asked.org_unit_id, asked.period, asked.start_date, asked.end_date,
        asked.responsible,
        lights.value_status,
        coalesce(lights.value_status not in ('missing', 'forecast'), false) as is_reported
    from asked
    left join lights
        on asked.indicator_key = lights.indicator_key
        and asked.org_unit_key = lights.org_unit_key
        and asked.period_key = lights.period_key
        and lights.breakdown = 'total'
        and lights.basis <> 'forecast'
        and lights.origin = 'reported'
)

select * from answered
