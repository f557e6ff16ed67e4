-- One row per figure of $account that the chosen unit, one directly below it, or one at $level below it has of its own,
-- and that is not the sum of the units below it or its cost less revenue: at $date, or the year's last day for what is
-- budgeted for the whole year, or $forecast_date for the forecast; amounts in SEK.
select
    budget_mismatches.org_unit_id, units.name, budget_mismatches.period,
    budget_mismatches.measure, budget_mismatches.held_against, budget_mismatches.amount,
    budget_mismatches.other_amount, budget_mismatches.difference,
    all_periods.end_date > $date::date as is_full_year
from budget_mismatches
inner join all_periods on budget_mismatches.period = all_periods.period
inner join unit_and_below($unit, $level) as units
    on budget_mismatches.org_unit_id = units.org_unit_id
where budget_mismatches.account = $account
    and (
        (all_periods.end_date = $date::date and budget_mismatches.measure in ('budget', 'outcome'))
        or (all_periods.end_date = $forecast_date::date and budget_mismatches.measure = 'forecast')
        or (
            all_periods.end_date = make_date(year($date::date), 12, 31)
            and budget_mismatches.measure = 'budget'
        )
    )
qualify
    row_number() over (
        partition by
            budget_mismatches.org_unit_id, all_periods.end_date, budget_mismatches.measure,
            budget_mismatches.held_against
        order by all_periods.start_date
    ) = 1
order by units.sort_path, all_periods.end_date, budget_mismatches.measure
