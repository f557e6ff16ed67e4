-- One row per period, breakdown and delivery of one indicator at one unit: each value as it was delivered, the
-- newest period first, its newest delivery first. Where one of total, women and men is or was confidential, here or
-- in what this is made of (secret_results), no value of that period is told that was delivered more than once.
-- What is made of others' values was never delivered, and has no row.
with chosen as (
    select indicators.indicator_key, organisation.org_unit_key
    from indicators
    cross join organisation
    where indicators.indicator_id = $indicator and organisation.org_unit_id = $unit
),

-- What one delivery alone brought: the value that stands.
alone as (
    select indicator_key, period_key, any_value(delivery_no) as delivery_no
    from result_deliveries
    where indicator_key = (select chosen.indicator_key from chosen)
    group by indicator_key, period_key
    having count(*) = 1
),

standing as (
    select lights.period_key, lights.breakdown, lights.value, lights.value_status, lights.origin
    from lights
    inner join chosen
        on lights.indicator_key = chosen.indicator_key
        and lights.org_unit_key = chosen.org_unit_key
    where lights.basis <> 'forecast' or lights.value_status = 'forecast'
),

secrets as (
    select distinct period_key
    from standing
    where value_status = 'confidential'
),

delivered_once as (
    select
        standing.period_key, standing.breakdown, alone.delivery_no,
        case when secrets.period_key is null then standing.value end as value,
        case when secrets.period_key is null then standing.value_status else 'confidential' end
            as value_status
    from standing
    inner join alone on standing.period_key = alone.period_key
    left join secrets on standing.period_key = secrets.period_key
    where standing.origin = 'reported' and standing.value_status <> 'missing'
),

delivered_again as (
    select
        result_revisions.period_key, result_revisions.breakdown, result_revisions.delivery_no,
        result_revisions.value, result_revisions.value_status
    from result_revisions
    inner join chosen
        on result_revisions.indicator_key = chosen.indicator_key
        and result_revisions.org_unit_key = chosen.org_unit_key
),

every as (
    select * from delivered_once
    union all
    select * from delivered_again
),

told as (
    select
        all_periods.period, every.breakdown, every.value, every.value_status,
        deliveries.delivered_at, deliveries.delivery_id, deliveries.file_name, deliveries.note,
        deliveries.delivered_by
    from every
    inner join all_periods on every.period_key = all_periods.period_key
    inner join deliveries on every.delivery_no = deliveries.delivery_no
    order by all_periods.end_date desc, every.breakdown, every.delivery_no desc
)

select * from told
