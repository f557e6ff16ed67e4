-- One row per indicator, unit and period of which total, women or men is confidential, or was in a delivery
-- that counts: no earlier value of it may be told, since the difference to a later one could give it away.
-- Only while building.
with ever_delivered as (
    select distinct indicators.indicator_key, organisation.org_unit_key, all_periods.period_key
    from landed_results
    inner join indicators on landed_results.indicator_id = indicators.indicator_id
    inner join organisation on landed_results.org_unit_id = organisation.org_unit_id
    inner join all_periods on landed_results.period = all_periods.period
    where landed_results.value_status = 'confidential'
),

now_hidden as (
    select distinct indicator_key, org_unit_key, period_key
    from lights
    where value_status = 'confidential'
)

select * from ever_delivered
union
select * from now_hidden
