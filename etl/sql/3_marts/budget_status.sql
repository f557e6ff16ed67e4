-- One row per unit, period and account: deviation (plus is surplus, minus deficit) and its light, in SEK;
-- the forecast is held against the full year's budget, which is the year's own row or December's.
-- A view.
with full_years as (
    select
        budget.org_unit_id, budget.account, year(all_periods.end_date) as year, budget.budget
    from budget
    inner join all_periods on budget.period = all_periods.period
    where month(all_periods.end_date) = 12
    qualify
        row_number() over (
            partition by budget.org_unit_id, budget.account, year(all_periods.end_date)
            order by all_periods.kind = 'year' desc, all_periods.start_date
        ) = 1
),

deviating as (
    select
        budget.*,
        all_periods.end_date,
        full_years.budget as full_year_budget,
        budget_deviation(budget.account, budget.budget, budget.outcome) as deviation,
        budget_deviation(budget.account, full_years.budget, budget.forecast)
            as forecast_deviation
    from budget
    inner join all_periods on budget.period = all_periods.period
    left join full_years
        on budget.org_unit_id = full_years.org_unit_id
        and budget.account = full_years.account
        and year(all_periods.end_date) = full_years.year
),

judged as (
    select
        deviating.org_unit_id, deviating.period, deviating.end_date, deviating.account,
        deviating.budget, deviating.outcome, deviating.deviation,
        100.0 * deviating.deviation / nullif(abs(deviating.budget), 0) as deviation_pct,
        deviating.forecast, deviating.full_year_budget, deviating.forecast_deviation,
        budget_status_of(deviating.deviation, deviating.budget, municipality.budget_near_pct)
            as status
    from deviating
    cross join municipality
)

select * from judged
