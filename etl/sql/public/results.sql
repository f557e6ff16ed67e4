-- One row per indicator, unit, period and breakdown: the newest reported result. What is confidential has no value.
-- Numerator, denominator and comment are left out: no page shows them.
select
    indicator_id, org_unit_id, period, breakdown, value,
    value_status
from snapshot.main.results
