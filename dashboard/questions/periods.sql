-- One row per period that can be chosen, the newest first; longer periods before those within them. Where nothing
-- has reached a period to report by yet, those that there are.
select period, start_date, end_date
from periods
where has_results
    and (is_reporting or not exists (
        select 1 from periods as others
        where others.is_reporting and others.has_results
    ))
order by end_date desc, start_date
