-- One row per indicator, unit and period in which a result is expected from it, up to the newest result of
-- anyone, and whether it has come.
-- A view.
with reach as (
    select min(end_date) as first_date, max(end_date) filter (where has_results) as last_date
    from periods
),

asked as (
    select
        expected_reporters.indicator_key, expected_reporters.org_unit_key, indicators.indicator_id,
        indicators.responsible, organisation.org_unit_id, all_periods.period_key,
        all_periods.period, all_periods.start_date, all_periods.end_date
    from expected_reporters
    inner join indicators on expected_reporters.indicator_key = indicators.indicator_key
    inner join organisation on expected_reporters.org_unit_key = organisation.org_unit_key
    inner join all_periods
        on expected_reporters.frequency = all_periods.kind
        and expected_reporters.from_date <= all_periods.end_date
        and expected_reporters.to_date >= all_periods.start_date
    inner join reach on all_periods.end_date between reach.first_date and reach.last_date
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
