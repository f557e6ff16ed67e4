-- One row per unit or goal that ends before it begins.
-- For: organisation, goals
-- Error.
select
    line, 'valid_to' as column_name, cast(valid_to as varchar) as value,
    cast(valid_from as varchar) as valid_from
from incoming
where valid_to < valid_from
