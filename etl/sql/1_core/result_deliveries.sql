-- One row per indicator, period and delivery that brought results of it.
-- Kept as a table.
with brought as (
    select distinct indicator_id, period, delivery_no
    from landed_results
),

keyed as (
    select indicators.indicator_key, all_periods.period_key, brought.delivery_no
    from brought
    inner join indicators on brought.indicator_id = indicators.indicator_id
    inner join all_periods on brought.period = all_periods.period
    where all_periods.kind = indicators.frequency
)

select * from keyed
