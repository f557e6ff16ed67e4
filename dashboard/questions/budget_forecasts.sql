-- One row per unit and day through the year of $date, up to it, at which the chosen unit, one directly below it, or one
-- at $level below it has a forecast of $account: value in SEK, and the period it came with.
select budget_status.org_unit_id, budget_status.period, budget_status.end_date, budget_status.forecast as value
from budget_status
inner join all_periods on budget_status.period = all_periods.period
inner join unit_and_below($unit, $level) as units
    on budget_status.org_unit_id = units.org_unit_id
where budget_status.account = $account
    and budget_status.forecast is not null
    and budget_status.end_date between make_date(year($date::date), 1, 1) and $date::date
qualify
    row_number() over (
        partition by budget_status.org_unit_id, budget_status.end_date
        order by all_periods.start_date
    ) = 1
order by budget_status.org_unit_id, budget_status.end_date
