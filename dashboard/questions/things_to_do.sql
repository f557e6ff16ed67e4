-- One row per thing that a responsible has to do on a day (null: everybody's), by date; columns as in etl/sql/to_do.sql.
select *
from things_to_do(cast($today as date))
where $responsible is null or responsible = $responsible
order by end_date, what, title, unit
