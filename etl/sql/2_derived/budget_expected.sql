-- One row per unit, year and account of which a figure is expected of it: it has a budget of it for some period of the
-- year. Where a net cost is known its cost and revenue are there to be known too, and the other way round: a unit that
-- delivers the one alone must be missed in the sums of the other, not left out of them.
-- Only while building.
select distinct
    budget.org_unit_id,
    year(all_periods.end_date) as year,
    unnest(
        case budget.account
            when 'net_cost' then ['net_cost', 'cost', 'revenue']
            when 'cost' then ['cost', 'net_cost']
            when 'revenue' then ['revenue', 'net_cost']
            else [budget.account]
        end
    ) as account
from budget
inner join all_periods on budget.period = all_periods.period
