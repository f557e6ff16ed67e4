-- One row per indicator, unit, breakdown, basis and period that has a result: its light and why.
-- basis: 'both' where the series holds no forecast; else 'outcome' without and 'forecast' with them.
-- A result is seen from the end of its period until the next one's; it speaks until valid_until.
-- Kept as a table.
with forecast_series as (
    select distinct indicator_key, org_unit_key, breakdown
    from measurements
    where value_status = 'forecast' and value is not null
),

based as (
    select
        measurements.*,
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
    select measurements.*, cast('forecast' as basis_word) as basis
    from measurements
    semi join forecast_series
        on measurements.indicator_key = forecast_series.indicator_key
        and measurements.org_unit_key = forecast_series.org_unit_key
        and measurements.breakdown = forecast_series.breakdown
),

targeted as (
    select
        based.*,
        all_periods.end_date,
        all_periods.end_month,
        all_periods.year_key,
        exact.distance <= coalesce(whole_year.distance, exact.distance) as is_exact,
        exact.target_value as exact_value,
        exact.target_upper as exact_upper,
        exact.target_unit_key as exact_unit_key,
        whole_year.target_value as year_value,
        whole_year.target_upper as year_upper,
        whole_year.target_unit_key as year_unit_key
    from based
    inner join all_periods on based.period_key = all_periods.period_key
    inner join indicators on based.indicator_key = indicators.indicator_key
    left join effective_targets as exact
        on based.indicator_key = exact.indicator_key
        and based.org_unit_key = exact.org_unit_key
        and based.period_key = exact.period_key
        and based.breakdown = exact.breakdown
    left join effective_targets as whole_year
        on based.indicator_key = whole_year.indicator_key
        and based.org_unit_key = whole_year.org_unit_key
        and all_periods.year_key = whole_year.period_key
        and based.breakdown = whole_year.breakdown
        and indicators.accumulation <> 'year_to_date'
),

in_order as (
    select
        *,
        case when is_exact then exact_value else year_value end as target_value,
        case when is_exact then exact_upper else year_upper end as target_upper,
        case when is_exact then exact_unit_key else year_unit_key end as target_unit_key,
        case
            when is_exact then period_key
            when year_value is not null then year_key
        end as target_period_key,
        first_value(value) over (
            series range between 12 preceding and 12 preceding
        ) as value_a_year_before,
        lag(value ignore nulls) over series as value_before,
        lag(case when value is not null then period_key end ignore nulls) over series
            as period_before,
        lead(end_date) over series as next_end_date
    from targeted
    window
        series as (
            partition by
                indicator_key, org_unit_key, breakdown, basis,
                (value_status = 'missing' and origin <> 'formula')
            order by end_month
        )
),

judged as (
    select
        in_order.indicator_key, in_order.org_unit_key, in_order.breakdown, in_order.basis,
        in_order.period_key, in_order.value, in_order.value_status, in_order.numerator,
        in_order.denominator, in_order.comment, in_order.origin, in_order.reported_units,
        in_order.expected_units, in_order.target_value, in_order.target_upper,
        in_order.target_period_key, in_order.target_unit_key,
        cast(
            reason_of(
                indicators.direction, in_order.value, in_order.value_status, in_order.origin,
                in_order.target_value, in_order.target_upper,
                indicators.rule_tolerance, indicators.rule_tolerance_kind
            ) as light_reason
        ) as reason,
        cast(
            trend_of(
                indicators.direction, in_order.value,
                coalesce(in_order.value_a_year_before, in_order.value_before),
                in_order.target_value, in_order.target_upper,
                indicators.rule_tolerance, indicators.rule_tolerance_kind
            ) as trend_word
        ) as trend,
        coalesce(in_order.value_a_year_before, in_order.value_before) as compared_value,
        case
            when in_order.value_a_year_before is not null then in_order.period_key - 1000
            else in_order.period_before
        end as compared_period_key,
        in_order.end_date,
        valid_until(in_order.end_date, indicators.frequency, indicators.accumulation)
            as valid_until,
        in_order.next_end_date
    from in_order
    inner join indicators on in_order.indicator_key = indicators.indicator_key
)

select *, cast(status_of(reason) as light_status) as status
from judged
