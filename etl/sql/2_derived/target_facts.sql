-- One row per indicator, unit, period and breakdown: the newest delivered target. Its baseline is left out where
-- that is a confidential result, or a part's beside a confidential one: it would give it away.
-- Kept as a table.
with secrets as (
    select distinct
        measurements.indicator_key, measurements.org_unit_key, measurements.breakdown,
        all_periods.period
    from measurements
    inner join all_periods on measurements.period_key = all_periods.period_key
    where measurements.value_status = 'confidential'
),

telling as (
    select distinct
        delivered_targets.indicator_key, delivered_targets.org_unit_key,
        delivered_targets.period_key, delivered_targets.breakdown
    from delivered_targets
    inner join secrets
        on delivered_targets.indicator_key = secrets.indicator_key
        and delivered_targets.org_unit_key = secrets.org_unit_key
        and delivered_targets.baseline_period = secrets.period
    where delivered_targets.breakdown in (secrets.breakdown, 'women', 'men')
),

hidden as (
    select
        delivered_targets.* replace (
            case when telling.indicator_key is null then delivered_targets.baseline_value end
                as baseline_value,
            case when telling.indicator_key is null then delivered_targets.baseline_period end
                as baseline_period
        )
    from delivered_targets
    left join telling
        on delivered_targets.indicator_key = telling.indicator_key
        and delivered_targets.org_unit_key = telling.org_unit_key
        and delivered_targets.period_key = telling.period_key
        and delivered_targets.breakdown = telling.breakdown
)

select * from hidden
