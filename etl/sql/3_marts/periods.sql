-- One row per period at whose end the goals are judged: all that ended by the newest result or forecast, and
-- not before the first.
-- has_results: ended by the newest real result. is_reporting: of a kind the municipality reports by.
-- Kept as a table.
with reach as (
    select
        min(all_periods.end_date) as first_date,
        max(all_periods.end_date) filter (where lights.value_status <> 'forecast') as result_date,
        max(all_periods.end_date) as forecast_date
    from lights
    inner join all_periods on lights.period_key = all_periods.period_key
    where lights.value is not null
),

ended as (
    select
        all_periods.period,
        all_periods.kind,
        all_periods.start_date,
        all_periods.end_date,
        list_contains(municipality.reporting_kinds, all_periods.kind) as is_reporting,
        all_periods.end_date <= reach.result_date as has_results
    from all_periods
    cross join reach
    cross join municipality
    where all_periods.is_judged
        and all_periods.end_date between reach.first_date and reach.forecast_date
)

select * from ended
