-- One row per indicator, unit, breakdown and period with a value and, ahead of it, a target that has a
-- baseline: is the value on the straight line, and when is the target reached at this pace.
-- The nearest such target ahead counts, the unit's own (of two for the same day the longer period's). A year
-- to date is on no line but one between whole years: value, target and baseline end in the same month.
-- A view.
with ahead as (
    select
        lights.indicator_key, lights.org_unit_key, lights.breakdown, lights.period_key,
        value_periods.end_date, lights.value, target_facts.target_value, target_facts.baseline_value,
        target_periods.period as target_period, target_periods.end_date as target_date,
        baseline_periods.period as baseline_period, baseline_periods.end_date as baseline_date
    from lights
    inner join indicators on lights.indicator_key = indicators.indicator_key
    inner join all_periods as value_periods on lights.period_key = value_periods.period_key
    inner join target_facts
        on lights.indicator_key = target_facts.indicator_key
        and lights.org_unit_key = target_facts.org_unit_key
        and lights.breakdown = target_facts.breakdown
    inner join all_periods as target_periods
        on target_facts.period_key = target_periods.period_key
    inner join all_periods as baseline_periods
        on target_facts.baseline_period = baseline_periods.period
    where lights.basis <> 'forecast'
        and lights.value is not null
        and target_facts.baseline_value is not null
        and target_periods.end_date > value_periods.end_date
        and baseline_periods.end_date < value_periods.end_date
        and (
            indicators.accumulation <> 'year_to_date'
            or month(value_periods.end_date) = month(target_periods.end_date)
            and month(value_periods.end_date) = month(baseline_periods.end_date)
        )
    qualify
        row_number() over (
            partition by
                lights.indicator_key, lights.org_unit_key, lights.breakdown, lights.period_key
            order by target_periods.end_date, target_periods.start_date
        ) = 1
),

lined as (
    select
        indicators.indicator_id, organisation.org_unit_id, ahead.breakdown, all_periods.period,
        indicators.direction, ahead.*,
        expected_value(
            ahead.baseline_value, ahead.baseline_date, ahead.target_value, ahead.target_date,
            ahead.end_date
        ) as expected_value
    from ahead
    inner join indicators on ahead.indicator_key = indicators.indicator_key
    inner join organisation on ahead.org_unit_key = organisation.org_unit_key
    inner join all_periods on ahead.period_key = all_periods.period_key
    where indicators.direction <> 'range'
)

select
    indicator_id, org_unit_id, breakdown, period, baseline_value, baseline_period, target_value,
    target_period, expected_value,
    pace_of(direction, value, expected_value, target_value) as pace,
    reach_year(baseline_value, baseline_date, value, end_date, target_value) as reach_year
from lined
