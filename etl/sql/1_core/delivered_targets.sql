-- One row per indicator, unit, period and breakdown: the newest delivered target.
-- Only while building.
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

-- Most periods of an indicator come in one delivery: only where several brought rows are they compared.
contested as (
    select indicator_key, period_key
    from keyed
    group by indicator_key, period_key
    having min(delivery_no) <> max(delivery_no)
),

uncontested as (
    select keyed.*
    from keyed
    anti join contested
        on keyed.indicator_key = contested.indicator_key
        and keyed.period_key = contested.period_key
),

settled as (
    select keyed.*
    from keyed
    semi join contested
        on keyed.indicator_key = contested.indicator_key
        and keyed.period_key = contested.period_key
    qualify
        row_number() over (
            partition by indicator_key, org_unit_key, period_key, breakdown
            order by delivery_no desc
        ) = 1
),

newest as (
    select * exclude (delivery_no) from uncontested
    union all
    select * exclude (delivery_no) from settled
)

select * from newest
