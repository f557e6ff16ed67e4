-- One row per result that has a numerator and a denominator but no value: nothing would be shown of it.
-- For: results
-- Error.
select
    line, 'value' as column_name, '' as value, numerator, denominator
from incoming
where value is null
    and value_status = 'missing'
    and numerator is not null
    and denominator is not null
