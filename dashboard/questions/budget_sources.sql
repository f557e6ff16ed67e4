-- One row per unit and day ($date, $forecast_date, the year's last): the newest delivery that a figure of $account of the
-- unit's own is from, its file and when it came (UTC). The chosen unit, those directly below it, or at $level below it.
select
    budget.org_unit_id, all_periods.end_date,
    max_by(deliveries.file_name, deliveries.delivery_no) as file_name,
    max_by(deliveries.delivered_at, deliveries.delivery_no) as delivered_at
from budget
inner join all_periods on budget.period = all_periods.period
inner join deliveries on budget.delivery_no = deliveries.delivery_no
inner join unit_and_below($unit, $level) as units
    on budget.org_unit_id = units.org_unit_id
where (
        budget.account = $account
        or ($account = 'net_cost' and budget.account in ('cost', 'revenue'))
    )
    and all_periods.end_date
    in ($date::date, $forecast_date::date, make_date(year($date::date), 12, 31))
group by budget.org_unit_id, all_periods.end_date
