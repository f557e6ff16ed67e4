-- One row per forecast or preliminary result that replaces a final one.
-- For: results
-- Warning.
select
    incoming.line, 'value_status' as column_name, cast(incoming.value_status as varchar) as value,
    published_results.value as known_value, incoming.period
from incoming
inner join published_results
    on incoming.indicator_id = published_results.indicator_id
    and incoming.org_unit_id = published_results.org_unit_id
    and incoming.period = published_results.period
    and incoming.breakdown = published_results.breakdown
where incoming.value_status in ('forecast', 'preliminary')
    and published_results.value_status = 'final'
