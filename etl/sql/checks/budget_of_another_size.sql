-- One row per outcome or forecast a hundred times larger or smaller than its budget: thousands beside kronor?
-- For: budget
-- Warning.
with amounts as (
    select line, 'outcome' as column_name, outcome as value, budget from incoming
    union all
    select line, 'forecast' as column_name, forecast as value, budget from incoming
)

select line, column_name, value, budget
from amounts
where abs(value) > 100 * abs(budget) and abs(budget) > 0
    or abs(budget) > 100 * abs(value) and abs(value) > 0
