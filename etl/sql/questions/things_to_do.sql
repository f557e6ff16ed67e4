-- One row per sort of thing to do on a day and period that it is of: how many, of one responsible or (null) of all.
-- Values of one indicator that several units lack are one thing, as on the page Mitt arbete.
select what, end_date, cast(count(distinct id || '/' || period) as integer) as count
from things_to_do($today)
where what <> 'finish' and ($responsible is null or responsible = $responsible)
group by what, end_date
order by end_date, what
