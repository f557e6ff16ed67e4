-- One row, or none: a unit's net cost, its own or made of the units below it, up to the newest month within the period
-- that has an outcome; of what ends on the same day the longest period speaks.
select budget_status.*
from budget_status
inner join periods on periods.period = $period
inner join all_periods on budget_status.period = all_periods.period
where budget_status.org_unit_id = $unit
    and budget_status.account = 'net_cost'
    and budget_status.deviation is not null
    and budget_status.end_date between periods.start_date and periods.end_date
order by budget_status.end_date desc, all_periods.start_date
limit 1
