-- One row per result in per cent that is above 100.
-- For: results
-- Warning.
with shares as (
    select indicator_id from known_indicators
    where regexp_matches(measure_unit, '^\s*(%|procent|per cent|percent)')
)

select incoming.line, 'value' as column_name, incoming.value
from incoming
semi join shares on incoming.indicator_id = shares.indicator_id
where incoming.value > 100
