-- One row per result that says it is final, preliminary or a forecast but has no value.
-- For: results, benchmarks
-- Error.
select line, 'value' as column_name, '' as value, value_status
from incoming
where value is null and value_status in ('final', 'preliminary', 'forecast')
