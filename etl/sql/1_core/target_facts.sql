-- One row per indicator, unit, period and breakdown: the newest delivered target.
-- Kept as a table.
with keyed as (
    select
        indicators.indicator_key,
        organisation.org_unit_key,
        all_periods.period_key,
        cast(landed_targets.breakdown as breakdown_word) as breakdown,
        landed_targets.target_value,
        landed_targets.target_upper,
        landed_targets.baseline_value,
        landed_targets.baseline_period,
        landed_targets.delivery_no
    from landed_targets
    inner join indicators on landed_targets.indicator_id = indicators.indicator_id
    inner join organisation on landed_targets.org_unit_id = organisation.org_unit_id
    inner join all_periods on landed_targets.period = all_periods.period
),

newest as (
    select * exclude (delivery_no)
    from keyed
    qualify
        row_number() over (
            partition by indicator_key, org_unit_key, period_key, breakdown
            order by delivery_no desc
        ) = 1
)

select * from newest
