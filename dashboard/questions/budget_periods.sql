-- One row per period that money alone tells of: with an outcome and an end after $after (null: any), the newest first,
-- longer ones before those within them. Where nothing at all has an outcome, and $after is null, those with a budget.
select distinct budget_status.period, all_periods.start_date, all_periods.end_date
from budget_status
inner join all_periods on budget_status.period = all_periods.period
where ($after::date is null or all_periods.end_date > $after::date)
    and (
        budget_status.outcome is not null
        or (
            $after::date is null
            and not exists (select 1 from budget_status as others where others.outcome is not null)
        )
    )
order by all_periods.end_date desc, all_periods.start_date
