-- One row per target whose upper bound is below its lower one.
-- For: targets
-- Error.
select
    line, 'target_upper' as column_name, target_upper as value,
    target_value
from incoming
where target_upper < target_value
