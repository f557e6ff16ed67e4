-- One row per indicator, unit, period, breakdown and delivery, where several deliveries brought results of the
-- indicator and period: the value as it was delivered. What is or was confidential has none.
-- Also each result that was delivered as missing, since a value made without it may stand in its place.
-- What one delivery alone brought stands in lights, and its delivery in result_deliveries.
-- Kept as a table.
with contested as (
    select indicator_key, period_key
    from result_deliveries
    group by indicator_key, period_key
    having count(*) > 1
),

of_several as (
    select
        indicators.indicator_key, all_periods.period_key, landed_results.org_unit_id,
        landed_results.breakdown, landed_results.delivery_no, landed_results.value,
        landed_results.value_status
    from landed_results
    inner join indicators on landed_results.indicator_id = indicators.indicator_id
    inner join all_periods on landed_results.period = all_periods.period
    left join contested
        on indicators.indicator_key = contested.indicator_key
        and all_periods.period_key = contested.period_key
    where all_periods.kind = indicators.frequency
        and (contested.indicator_key is not null or landed_results.value_status = 'missing')
),

keyed as (
    select
        of_several.indicator_key, organisation.org_unit_key, of_several.period_key,
        of_several.breakdown, of_several.delivery_no, of_several.value, of_several.value_status
    from of_several
    inner join organisation on of_several.org_unit_id = organisation.org_unit_id
),

hidden as (
    select
        keyed.indicator_key, keyed.org_unit_key, keyed.period_key,
        cast(keyed.breakdown as breakdown_word) as breakdown,
        keyed.delivery_no,
        case when secret_results.indicator_key is null then keyed.value end as value,
        cast(
            case
                when secret_results.indicator_key is null then keyed.value_status
                else 'confidential'
            end as value_status_word
        ) as value_status
    from keyed
    left join secret_results
        on keyed.indicator_key = secret_results.indicator_key
        and keyed.org_unit_key = secret_results.org_unit_key
        and keyed.period_key = secret_results.period_key
)

select * from hidden
