-- One row per indicator whose frequency would not fit the results or benchmarks that have landed.
-- For: indicators
-- Error.
with landed as (
    select indicator_id, period from landed_results
    union
    select indicator_id, period from landed_benchmarks
),

other as (
    select incoming.indicator_id, max(landed.period) as period
    from incoming
    inner join landed on incoming.indicator_id = landed.indicator_id
    where period_kind(landed.period) <> incoming.frequency
    group by incoming.indicator_id
)

select
    incoming.line, 'frequency' as column_name, incoming.frequency as value, incoming.indicator_id,
    other.period
from incoming
inner join other on incoming.indicator_id = other.indicator_id
