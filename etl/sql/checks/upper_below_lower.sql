-- One row per target whose upper bound is below its lower one.
-- For: targets
-- Error.
select
    line, 'target_upper' as column_name, cast(target_upper as varchar) as value,
    cast(target_value as varchar) as target_value
from incoming
where target_upper < target_value
