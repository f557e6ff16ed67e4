-- One row per unit, goal or link that ends before it begins.
-- For: organisation, goals, goal_indicators
-- Error.
select
    line, 'valid_to' as column_name, cast(valid_to as varchar) as value,
    cast(valid_from as varchar) as valid_from
from incoming
where valid_to < valid_from
