-- One row per indicator and unit that some goal reads, period and basis at whose end it has a light: the light,
-- and the result behind it (its own period is lights.period_key). What has no light has no row.
-- Kept as a table.
with bases as (
    select unnest(['outcome', 'forecast']) as basis
),

stretches as (
    select
        lights.indicator_key, lights.org_unit_key, lights.basis, lights.period_key, lights.value,
        lights.target_value, lights.target_upper, lights.reason,
        all_periods.end_date as seen_from,
        least(
            valid_until(all_periods.end_date, indicators.frequency, indicators.accumulation),
            coalesce(lights.next_end_date - 1, date '9999-12-31')
        ) as seen_until
    from lights
    inner join all_periods on lights.period_key = all_periods.period_key
    inner join indicators on lights.indicator_key = indicators.indicator_key
    semi join goal_readings
        on lights.indicator_key = goal_readings.indicator_key
        and lights.org_unit_key = goal_readings.org_unit_key
    where lights.breakdown = 'total'
        and status_of(lights.reason) <> 'no_data'
),

lit as (
    select
        stretches.indicator_key, stretches.org_unit_key, periods.period, bases.basis,
        cast(status_of(stretches.reason) as light_status) as status,
        stretches.reason, stretches.period_key, stretches.value, stretches.target_value,
        stretches.target_upper
    from stretches
    inner join bases on stretches.basis in ('both', bases.basis)
    inner join periods on periods.end_date between stretches.seen_from and stretches.seen_until
)

select * from lit
