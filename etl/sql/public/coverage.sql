-- One row per indicator, unit and period in which a result is expected from it, and whether it has come.
select
    indicator_id, org_unit_id, period, start_date, end_date, responsible,
    value_status, is_reported
from snapshot.main.coverage
