-- One row per budget, outcome or forecast that a unit has a figure of its own for and that is not the sum of the units
-- directly below it, by more than an öre, where the file brings the one or the other. Of the lines that bring any of
-- it, the unit's own is named, else the first of the nearest below it.
-- For: budget
-- Warning.
with brought as (
    select
        incoming.line, budget_mismatches.measure as column_name,
        case budget_mismatches.measure
            when 'budget' then incoming.budget
            when 'outcome' then incoming.outcome
            else incoming.forecast
        end as value,
        known_organisation.name as unit, budget_mismatches.period,
        'word_' || budget_mismatches.account as account,
        'word_' || budget_mismatches.measure as measure,
        budget_mismatches.amount, budget_mismatches.other_amount,
        abs(budget_mismatches.difference) as difference
    from budget_mismatches
    inner join known_organisation
        on budget_mismatches.org_unit_id = known_organisation.org_unit_id
    inner join unit_tree on budget_mismatches.org_unit_id = unit_tree.ancestor_org_unit_id
    inner join incoming
        on unit_tree.org_unit_id = incoming.org_unit_id
        and period_end(budget_mismatches.period) = period_end(incoming.period)
        and (
            budget_mismatches.account = incoming.account
            or (budget_mismatches.account = 'net_cost' and incoming.account <> 'investment')
        )
    where budget_mismatches.held_against = 'units'
    qualify
        row_number() over (
            partition by
                budget_mismatches.org_unit_id, budget_mismatches.period, budget_mismatches.account,
                budget_mismatches.measure
            order by
                unit_tree.distance, incoming.account = budget_mismatches.account desc, incoming.line
        ) = 1
)

select * from brought
