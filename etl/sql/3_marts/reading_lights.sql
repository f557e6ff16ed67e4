-- One row per indicator and unit that some goal reads, period and basis at whose end a result is seen: its light,
-- and the result behind it (its own period is lights.period_key). What is read in vain has no row.
-- Kept as a table.
with bases as (
    select unnest(['outcome', 'forecast']) as basis
),

read as (
    select
        lights.*, all_periods.end_date,
        valid_until(all_periods.end_date, indicators.frequency, indicators.accumulation)
            as valid_until,
        coalesce(lights.next_end_date - 1, date '9999-12-31') as last_day,
        deviation(indicators.direction, lights.value, lights.target_value, lights.target_upper)
            as deviation,
        tolerance_amount(
            indicators.rule_tolerance, indicators.rule_tolerance_kind,
            bound_of(
                indicators.direction, lights.value, lights.target_value, lights.target_upper
            )
        ) as tolerance
    from lights
    inner join all_periods on lights.period_key = all_periods.period_key
    inner join indicators on lights.indicator_key = indicators.indicator_key
    semi join goal_readings
        on lights.indicator_key = goal_readings.indicator_key
        and lights.org_unit_key = goal_readings.org_unit_key
    where lights.breakdown = 'total'
        and (lights.value_status <> 'missing' or lights.origin = 'formula')
),

seen as (
    select
        read.* exclude (breakdown, basis, next_end_date, last_day, end_date, valid_until, reason),
        periods.period, bases.basis,
        -- As reason_on has it, without leaving the enum.
        case
            when periods.end_date > read.valid_until then cast('stale' as light_reason)
            else read.reason
        end as reason
    from read
    inner join bases on read.basis in ('both', bases.basis)
    inner join periods on periods.end_date between read.end_date and read.last_day
),

lit as (
    select
        seen.indicator_key, seen.org_unit_key, seen.period, seen.basis,
        cast(status_of(seen.reason) as light_status) as status,
        seen.reason, seen.period_key, seen.value, seen.value_status, seen.origin,
        result_details.reported_units, result_details.expected_units, seen.target_value,
        seen.target_upper, seen.deviation, seen.tolerance,
        case when seen.reason <> 'stale' then seen.trend end as trend,
        seen.compared_value, seen.compared_period_key
    from seen
    left join result_details
        on seen.indicator_key = result_details.indicator_key
        and seen.org_unit_key = result_details.org_unit_key
        and seen.period_key = result_details.period_key
        and result_details.breakdown = 'total'
)

select * from lit
