-- One row per indicator, unit and period in which a result is expected from it: what the unit has ever
-- reported, or what a goal reads there in vain. Computed indicators are expected of nobody.
-- A view.
with ever_reported as (
    select distinct indicator_key, org_unit_key
    from lights
    where breakdown = 'total' and origin = 'reported'
),

read_in_vain as (
    select goal_readings.indicator_key, goal_readings.org_unit_key
    from goal_readings
    anti join lights
        on goal_readings.indicator_key = lights.indicator_key
        and goal_readings.org_unit_key = lights.org_unit_key
        and lights.value_status <> 'missing'
),

expected as (
    select * from ever_reported
    union
    select * from read_in_vain
),

asked as (
    select
        expected.indicator_key, expected.org_unit_key, indicators.indicator_id,
        indicators.responsible, organisation.org_unit_id, all_periods.period_key,
        all_periods.period, all_periods.start_date, all_periods.end_date
    from expected
    inner join indicators on expected.indicator_key = indicators.indicator_key
    inner join organisation on expected.org_unit_key = organisation.org_unit_key
    inner join all_periods on indicators.frequency = all_periods.kind
    where indicators.formula is null
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
