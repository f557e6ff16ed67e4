-- One row per indicator, municipality, period and breakdown: the newest delivered.
-- Kept as a table.
select
    indicator_id, municipality_id, period, breakdown, municipality_name, value, value_status
from landed_benchmarks
qualify row_number() over (partition by indicator_id, municipality_id, period, breakdown order by delivery_no desc) = 1
