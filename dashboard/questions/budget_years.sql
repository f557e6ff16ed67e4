-- One row per year with a budget of $account at $unit, the newest first, up to the year of $period: as at the newest day
-- with an outcome, no later than the period's end; full_year_budget in SEK.
with figures as (
    select budget_status.*, year(budget_status.end_date) as year
    from budget_status
    inner join all_periods on budget_status.period = all_periods.period
    where budget_status.org_unit_id = $unit and budget_status.account = $account
    qualify
        row_number() over (
            partition by budget_status.end_date order by all_periods.start_date
        ) = 1
),

asked as (
    select end_date from all_periods
    where period = $period
),

years as (
    select
        year, max(full_year_budget) as full_year_budget,
        max(figures.end_date) filter (
            where figures.outcome is not null and figures.end_date <= asked.end_date
        ) as end_date
    from figures
    cross join asked
    where year <= year(asked.end_date)
    group by year
)

select
    years.year, years.full_year_budget, years.end_date, figures.period, figures.budget,
    figures.outcome, figures.deviation, figures.deviation_pct,
    coalesce(figures.status, 'no_data') as status, figures.outcome_origin
from years
left join figures on years.end_date = figures.end_date
where years.full_year_budget is not null or figures.outcome is not null
order by years.year desc
