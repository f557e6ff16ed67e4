-- One row per unit, account, period and measure (budget, outcome, forecast) of which anything is known, in whole öre:
-- amount is the unit's own figure, else the whole sum of the units directly below it, else null; origin says which
-- (delivered, accounts, units); below is that sum, where it is whole, also beside a figure of the unit's own.
-- Only while building.
select
    coalesce(figures.org_unit_id, sums.org_unit_id) as org_unit_id,
    coalesce(figures.account, sums.account) as account,
    coalesce(figures.period, sums.period) as period,
    coalesce(figures.end_date, sums.end_date) as end_date,
    coalesce(figures.measure, sums.measure) as measure,
    coalesce(figures.amount, sums.amount) as amount,
    coalesce(figures.origin, case when sums.amount is not null then 'units' end) as origin,
    sums.amount as below
from budget_figures as figures
full join budget_sums as sums
    on figures.org_unit_id = sums.org_unit_id
    and figures.account = sums.account
    and figures.period = sums.period
    and figures.measure = sums.measure
