-- One row per value of women or men, reported or made from the units below, that beside the rest of its unit and
-- period would give away the only confidential one of total, women and men. The reported ones are then hidden for
-- good (hide_exposed.sql), so that in the end only those made from below are left here.
-- Only while building.
with every as (
    select
        indicator_key, org_unit_key, period_key, breakdown, value, value_status,
        cast('reported' as origin_word) as origin
    from result_facts
    where value_status <> 'missing'
    union all
    select
        indicator_key, org_unit_key, period_key, breakdown, value, value_status,
        cast('consolidated' as origin_word) as origin
    from consolidated_results
),

secrets as (
    select indicator_key, org_unit_key, period_key
    from every
    where value_status = 'confidential'
    group by indicator_key, org_unit_key, period_key
    having count(*) = 1
),

exposed as (
    select
        every.indicator_key, every.org_unit_key, every.period_key, every.breakdown, every.origin
    from every
    semi join secrets
        on every.indicator_key = secrets.indicator_key
        and every.org_unit_key = secrets.org_unit_key
        and every.period_key = secrets.period_key
    where every.breakdown <> 'total' and every.value is not null
)

select * from exposed
