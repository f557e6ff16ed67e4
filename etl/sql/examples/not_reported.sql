-- Example: one row per role and period with results that are expected and have not come, the newest first.
select
    responsible,
    period,
    count(*) as missing
from coverage
where not is_reported
group by all
order by max(end_date) desc, missing desc
limit 50
