-- One row per indicator, unit, period and breakdown: the newest delivered result, small numbers hidden.
-- Where one of total, women and men is confidential the others' difference would give it away:
-- then the parts are hidden with it. A result of another kind of period than the indicator is now measured
-- by is left out: one series never holds both months and tertials.
-- Only while building.
with keyed as (
    select
        indicators.indicator_key,
        organisation.org_unit_key,
        all_periods.period_key,
        cast(landed_results.breakdown as breakdown_word) as breakdown,
        landed_results.value,
        cast(landed_results.value_status as value_status_word) as value_status,
        landed_results.numerator,
        landed_results.denominator,
        landed_results.comment,
        landed_results.delivery_no
    from landed_results
    inner join indicators on landed_results.indicator_id = indicators.indicator_id
    inner join organisation on landed_results.org_unit_id = organisation.org_unit_id
    inner join all_periods on landed_results.period = all_periods.period
    where all_periods.kind = indicators.frequency
),

-- Most periods of an indicator come in one delivery: only where several brought rows are they compared.
contested as (
    select indicator_key, period_key
    from result_deliveries
    group by indicator_key, period_key
    having count(*) > 1
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
    select * from uncontested
    union all
    select * from settled
),

secrets as (
    select indicator_key, org_unit_key, period_key, count(*) as secret_count
    from newest
    where value_status = 'confidential'
    group by indicator_key, org_unit_key, period_key
),

marked as (
    select
        newest.*,
        newest.value_status = 'confidential'
        or (secrets.secret_count = 1 and newest.breakdown <> 'total') is true as is_secret
    from newest
    left join secrets
        on newest.indicator_key = secrets.indicator_key
        and newest.org_unit_key = secrets.org_unit_key
        and newest.period_key = secrets.period_key
),

hidden as (
    select
        indicator_key, org_unit_key, period_key, breakdown,
        case when not is_secret then value end as value,
        case when is_secret then 'confidential' else value_status end as value_status,
        case when not is_secret then numerator end as numerator,
        case when not is_secret then denominator end as denominator,
        case when not is_secret then comment end as comment
    from marked
)

select * from hidden
