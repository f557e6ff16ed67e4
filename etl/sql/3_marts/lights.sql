-- One row per indicator, unit, breakdown, basis and period that has a result: its light and why.
-- basis: 'both' where the series holds no forecast; else 'outcome' without and 'forecast' with them.
-- A result is seen from the end of its period until the day before next_end_date.
-- The status is status_of(reason). The table is long, so what few rows have stands in result_details.
-- Kept as a table.
with forecast_series as (
    select distinct indicator_key, org_unit_key, breakdown
    from measurements
    where value_status = 'forecast' and value is not null
),

based as (
    select
        measurements.indicator_key, measurements.org_unit_key, measurements.period_key,
        measurements.breakdown, measurements.value, measurements.value_status,
        measurements.origin,
        cast(
            case when forecast_series.indicator_key is null then 'both' else 'outcome' end
            as basis_word
        ) as basis
    from measurements
    left join forecast_series
        on measurements.indicator_key = forecast_series.indicator_key
        and measurements.org_unit_key = forecast_series.org_unit_key
        and measurements.breakdown = forecast_series.breakdown
    where measurements.value_status <> 'forecast'
    union all
    select
        measurements.indicator_key, measurements.org_unit_key, measurements.period_key,
        measurements.breakdown, measurements.value, measurements.value_status,
        measurements.origin,
        cast('forecast' as basis_word) as basis
    from measurements
    semi join forecast_series
        on measurements.indicator_key = forecast_series.indicator_key
        and measurements.org_unit_key = forecast_series.org_unit_key
        and measurements.breakdown = forecast_series.breakdown
),

dated as (
    select
        based.*,
        all_periods.end_date,
        all_periods.end_month,
        -- A missing result is none: the one before it is compared with, and seen, instead.
        based.value_status = 'missing' and based.origin <> 'formula' as is_nothing
    from based
    inner join all_periods on based.period_key = all_periods.period_key
),

-- One number names a series, which sorts faster than its parts do.
numbered as (
    select
        *,
        cast(indicator_key as bigint) * 4294967296 + org_unit_key * 32
        + enum_code(breakdown) * 8 + enum_code(basis) * 2 + cast(is_nothing as integer)
            as series_number
    from dated
),

in_order as (
    select
        * exclude (end_month, is_nothing, series_number),
        first_value(value) over (
            series range between 12 preceding and 12 preceding
        ) as value_a_year_before,
        lag(value ignore nulls) over series as value_before,
        lag(case when value is not null then period_key end ignore nulls) over series
            as period_before,
        lead(end_date) over series as next_end_date
    from numbered
    window series as (partition by series_number order by end_month)
),

ruled as (
    select
        in_order.*,
        -- A year to date is held against the same part of a year only, never against a longer one.
        indicators.accumulation = 'year_to_date' as is_year_to_date,
        coalesce(value_a_year_before, case when not is_year_to_date then value_before end)
            as compared_value,
        case
            when value_a_year_before is not null then period_key - 1000
            when not is_year_to_date then period_before
        end as compared_period_key,
        -- The year whose target counts where the period has none; a year to date must be the whole year.
        case
            when not is_year_to_date or month(end_date) = 12
                then cast(year(end_date) * 1000 as integer)
        end as year_key,
        indicators.direction, indicators.rule_tolerance, indicators.rule_tolerance_kind
    from in_order
    inner join indicators on in_order.indicator_key = indicators.indicator_key
),

year_targets as (
    select * from effective_targets
    where period_key % 1000 = 0
),

targeted as (
    select
        ruled.*,
        exact.distance <= coalesce(whole_year.distance, exact.distance) as is_exact,
        case when is_exact then exact.target_value else whole_year.target_value end
            as target_value,
        case when is_exact then exact.target_upper else whole_year.target_upper end
            as target_upper,
        case when is_exact then exact.period_key else whole_year.period_key end
            as target_period_key,
        case when is_exact then exact.target_unit_key else whole_year.target_unit_key end
            as target_unit_key
    from ruled
    left join effective_targets as exact
        on ruled.indicator_key = exact.indicator_key
        and ruled.org_unit_key = exact.org_unit_key
        and ruled.period_key = exact.period_key
        and ruled.breakdown = exact.breakdown
    left join year_targets as whole_year
        on ruled.indicator_key = whole_year.indicator_key
        and ruled.org_unit_key = whole_year.org_unit_key
        and ruled.year_key = whole_year.period_key
        and ruled.breakdown = whole_year.breakdown
)

select
    indicator_key, org_unit_key, breakdown, basis, period_key, value, value_status, origin,
    target_value, target_upper, target_period_key, target_unit_key,
    cast(
        reason_of(
            direction, value, value_status, origin, target_value, target_upper,
            rule_tolerance, rule_tolerance_kind
        ) as light_reason
    ) as reason,
    cast(
        trend_of(
            direction, value, compared_value, target_value, target_upper,
            rule_tolerance, rule_tolerance_kind
        ) as trend_word
    ) as trend,
    compared_value, compared_period_key, next_end_date
from targeted
