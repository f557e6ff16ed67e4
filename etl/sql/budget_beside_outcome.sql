-- One row per unit, period and account of a file, with what is known beside what the file says itself: an
-- outcome alone gets the budget that is known up to the same day, under the period that it is known by.
with own as (
    select
        *,
        coalesce(strftime(period_end(period), '%Y-%m'), period) as ends
    from file_rows
),

known as (
    select
        *,
        coalesce(strftime(period_end(period), '%Y-%m'), period) as ends
    from newest_known_budget
),

budgets as (
    select org_unit_id, period, account, ends from known
    union
    select org_unit_id, period, account, ends from own where budget is not null
),

placed as (
    select
        own.* exclude (period),
        coalesce(budgets.period, own.period) as period
    from own
    left join budgets
        on own.org_unit_id = budgets.org_unit_id
        and own.account = budgets.account
        and own.ends = budgets.ends
        and own.budget is null
)

select
    placed.org_unit_id,
    placed.period,
    placed.account,
    coalesce(max(placed.budget), max(known.budget)) as budget,
    coalesce(max(placed.outcome), max(known.outcome)) as outcome,
    coalesce(max(placed.forecast), max(known.forecast)) as forecast,
    min(placed.line) as line,
    max(placed.ends) as ends
from placed
left join known
    on placed.org_unit_id = known.org_unit_id
    and placed.period = known.period
    and placed.account = known.account
group by placed.org_unit_id, placed.period, placed.account
