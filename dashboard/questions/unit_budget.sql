-- One row, or none: a unit's net cost up to the newest month within the period that has an outcome.
select budget_status.*
from budget_status
inner join periods on periods.period = $period
where budget_status.org_unit_id = $unit
    and budget_status.account = 'net_cost'
    and budget_status.outcome is not null
    and budget_status.end_date between periods.start_date and periods.end_date
order by budget_status.end_date desc, length(budget_status.period)
limit 1
