-- One row per unit, account, period and measure for which any unit below it has a figure: their sum, where it is whole.
-- The nearest figure on each way down counts, so that a unit speaks for those below it. A sum is whole where every
-- unit of which one is expected in that year is spoken for; else amount is null.
-- Only while building.
with lowest as (
    -- Those that nobody below them can speak for.
    select budget_expected.*
    from budget_expected
    left join unit_tree
        on budget_expected.org_unit_id = unit_tree.ancestor_org_unit_id and unit_tree.distance > 0
    left join budget_expected as below
        on unit_tree.org_unit_id = below.org_unit_id
        and budget_expected.account = below.account
        and budget_expected.year = below.year
    group by budget_expected.org_unit_id, budget_expected.account, budget_expected.year
    having count(below.org_unit_id) = 0
),

periods_used as (
    select distinct account, period, end_date, measure from budget_figures
),

spoken_for as (
    select
        lowest.org_unit_id, lowest.account, periods_used.period, periods_used.measure,
        min(unit_tree.distance) filter (where budget_figures.amount is not null) as distance
    from lowest
    inner join periods_used
        on lowest.account = periods_used.account
        and lowest.year = year(periods_used.end_date)
    inner join unit_tree on lowest.org_unit_id = unit_tree.org_unit_id
    left join budget_figures
        on unit_tree.ancestor_org_unit_id = budget_figures.org_unit_id
        and lowest.account = budget_figures.account
        and periods_used.period = budget_figures.period
        and periods_used.measure = budget_figures.measure
    group by lowest.org_unit_id, lowest.account, periods_used.period, periods_used.measure
),

lacking as (
    select distinct
        unit_tree.ancestor_org_unit_id as org_unit_id, spoken_for.account, spoken_for.period,
        spoken_for.measure
    from spoken_for
    inner join unit_tree on spoken_for.org_unit_id = unit_tree.org_unit_id
    where unit_tree.distance > 0
        and (spoken_for.distance is null or spoken_for.distance >= unit_tree.distance)
),

covered as (
    select
        budget_figures.org_unit_id, budget_figures.account, budget_figures.period,
        budget_figures.measure, min(unit_tree.distance) as distance
    from budget_figures
    inner join unit_tree on budget_figures.org_unit_id = unit_tree.org_unit_id
    inner join budget_figures as above
        on unit_tree.ancestor_org_unit_id = above.org_unit_id
        and budget_figures.account = above.account
        and budget_figures.period = above.period
        and budget_figures.measure = above.measure
    where unit_tree.distance > 0
    group by
        budget_figures.org_unit_id, budget_figures.account, budget_figures.period,
        budget_figures.measure
),

summed as (
    select
        unit_tree.ancestor_org_unit_id as org_unit_id, budget_figures.account,
        budget_figures.period, budget_figures.end_date, budget_figures.measure,
        sum(budget_figures.amount) as amount
    from budget_figures
    inner join unit_tree on budget_figures.org_unit_id = unit_tree.org_unit_id
    left join covered
        on budget_figures.org_unit_id = covered.org_unit_id
        and budget_figures.account = covered.account
        and budget_figures.period = covered.period
        and budget_figures.measure = covered.measure
    where unit_tree.distance > 0
        and (covered.distance is null or unit_tree.distance <= covered.distance)
    group by
        unit_tree.ancestor_org_unit_id, budget_figures.account, budget_figures.period,
        budget_figures.end_date, budget_figures.measure
)

select
    summed.org_unit_id, summed.account, summed.period, summed.end_date, summed.measure,
    case when lacking.org_unit_id is null then summed.amount end as amount
from summed
left join lacking
    on summed.org_unit_id = lacking.org_unit_id
    and summed.account = lacking.account
    and summed.period = lacking.period
    and summed.measure = lacking.measure
