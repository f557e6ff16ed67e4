-- One row per period at whose end the goals are judged.
select period, kind, start_date, end_date, is_reporting, has_results
from snapshot.main.periods
