-- One row per result that replaces a known value with none.
-- For: results
-- Warning.
select
    incoming.line, 'value' as column_name, '' as value, published_results.value as known_value,
    incoming.period
from incoming
inner join published_results
    on incoming.indicator_id = published_results.indicator_id
    and incoming.org_unit_id = published_results.org_unit_id
    and incoming.period = published_results.period
    and incoming.breakdown = published_results.breakdown
where incoming.value_status = 'missing' and published_results.value is not null
