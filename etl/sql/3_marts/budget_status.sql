-- One row per unit, period and account that has a budget, its own or made: deviation (plus is surplus, minus deficit)
-- and its light, in SEK; the forecast is held against the full year's budget, which is the year's own row or
-- December's. Where what a figure is made of is not whole, it is null, and expected_units says of how many units
-- below; origin says whether all of the row is delivered, or some of it computed: see consolidated_budget.
-- Kept as a table.
with full_years as (
    select
        consolidated_budget.org_unit_id, consolidated_budget.account,
        year(consolidated_budget.end_date) as year, consolidated_budget.budget
    from consolidated_budget
    inner join all_periods on consolidated_budget.period = all_periods.period
    where month(consolidated_budget.end_date) = 12 and consolidated_budget.budget is not null
    qualify
        row_number() over (
            partition by
                consolidated_budget.org_unit_id, consolidated_budget.account,
                year(consolidated_budget.end_date)
            order by all_periods.kind = 'year' desc, all_periods.start_date
        ) = 1
),

deviating as (
    select
        consolidated_budget.*,
        full_years.budget as full_year_budget,
        -- An öre is the smallest there is; what floats leave below it is no deviation.
        round(
            budget_deviation(
                consolidated_budget.account, consolidated_budget.budget, consolidated_budget.outcome
            ), 2
        ) as deviation,
        round(
            budget_deviation(
                consolidated_budget.account, full_years.budget, consolidated_budget.forecast
            ), 2
        ) as forecast_deviation
    from consolidated_budget
    left join full_years
        on consolidated_budget.org_unit_id = full_years.org_unit_id
        and consolidated_budget.account = full_years.account
        and year(consolidated_budget.end_date) = full_years.year
),

judged as (
    select
        deviating.org_unit_id, deviating.period, deviating.end_date, deviating.account,
        deviating.budget, deviating.outcome, deviating.deviation,
        100.0 * deviating.deviation / nullif(abs(deviating.budget), 0) as deviation_pct,
        deviating.forecast, deviating.full_year_budget, deviating.forecast_deviation,
        budget_status_of(deviating.deviation, deviating.budget, municipality.budget_near_pct)
            as status,
        100.0 * deviating.forecast_deviation / nullif(abs(deviating.full_year_budget), 0)
            as forecast_deviation_pct,
        budget_status_of(
            deviating.forecast_deviation, deviating.full_year_budget, municipality.budget_near_pct
        ) as forecast_status,
        case
            when coalesce(deviating.budget_origin, 'delivered') = 'delivered'
                and coalesce(deviating.outcome_origin, 'delivered') = 'delivered'
                and coalesce(deviating.forecast_origin, 'delivered') = 'delivered'
                and deviating.delivery_no is not null
                then 'delivered'
            else 'computed'
        end as origin,
        deviating.budget_origin, deviating.outcome_origin, deviating.forecast_origin,
        deviating.expected_units, deviating.budget_units, deviating.outcome_units,
        deviating.forecast_units, deviating.delivery_no
    from deviating
    cross join municipality
)

select * from judged
