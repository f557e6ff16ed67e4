-- One row per confidential, missing or not applicable result that carries a value all the same.
-- For: results, benchmarks
-- Error.
select line, 'value' as column_name, value, value_status
from incoming
where value is not null and value_status in ('confidential', 'missing', 'not_applicable')
