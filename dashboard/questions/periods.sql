-- One row per period that can be chosen, the newest first; longer periods before those within them.
select period, kind, start_date, end_date
from periods
where is_reporting and has_results
order by end_date desc, start_date
