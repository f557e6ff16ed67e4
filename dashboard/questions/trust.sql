-- One row: how many values the chosen unit and those below it should have reported within the period, and have.
select
    count(*) as expected,
    count(*) filter (where is_reported) as reported
from values_due($unit, $period)
