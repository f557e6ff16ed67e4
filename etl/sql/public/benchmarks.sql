-- One row per indicator, municipality, period and breakdown.
select
    indicator_id, municipality_id, period, breakdown, municipality_name,
    case when value_status <> 'confidential' then value end as value, value_status
from snapshot.main.benchmarks
