-- One row per line whose period is of another kind than the indicator is measured by.
-- For: results, benchmarks
-- Error.
with wrong as (
    select distinct incoming.indicator_id, incoming.period, known_indicators.frequency
    from (select distinct indicator_id, period from incoming) as incoming
    inner join known_indicators on incoming.indicator_id = known_indicators.indicator_id
    where period_kind(incoming.period) <> known_indicators.frequency
)

select incoming.line, 'period' as column_name, incoming.period as value, wrong.frequency
from incoming
inner join wrong
    on incoming.indicator_id = wrong.indicator_id and incoming.period = wrong.period
