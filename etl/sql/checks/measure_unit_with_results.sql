-- One row per indicator whose measure unit changes though results in the old one have landed.
-- For: indicators
-- Warning.
with before as (
    select indicator_id, measure_unit
    from landed_indicators
    qualify row_number() over (partition by indicator_id order by delivery_no desc) = 1
)

select
    incoming.line, 'measure_unit' as column_name, incoming.measure_unit as value,
    incoming.indicator_id, before.measure_unit as known_unit
from incoming
inner join before on incoming.indicator_id = before.indicator_id
semi join landed_results on incoming.indicator_id = landed_results.indicator_id
where incoming.measure_unit <> before.measure_unit
