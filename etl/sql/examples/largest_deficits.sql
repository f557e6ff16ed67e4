-- Example: one row per unit whose full-year forecast of the net cost is above its budget, the largest first; SEK.
with newest as (
    select max(end_date) as end_date
    from budget_status
    where forecast is not null
)

select
    organisation.name as unit,
    organisation.level,
    budget_status.period,
    budget_status.full_year_budget,
    budget_status.forecast,
    budget_status.forecast_deviation
from budget_status
inner join newest on budget_status.end_date = newest.end_date
inner join organisation on budget_status.org_unit_id = organisation.org_unit_id
where budget_status.account = 'net_cost' and budget_status.forecast_deviation < 0
order by budget_status.forecast_deviation
limit 20
