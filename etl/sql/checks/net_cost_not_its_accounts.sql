-- One row per budget, outcome or forecast of a delivered net cost that is not the unit's cost less its revenue, by more
-- than an öre, where the file brings any of the three.
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
        'word_' || budget_mismatches.measure as measure,
        budget_mismatches.amount, budget_mismatches.other_amount,
        abs(budget_mismatches.difference) as difference
    from budget_mismatches
    inner join known_organisation
        on budget_mismatches.org_unit_id = known_organisation.org_unit_id
    inner join incoming
        on budget_mismatches.org_unit_id = incoming.org_unit_id
        and period_end(budget_mismatches.period) = period_end(incoming.period)
        and incoming.account <> 'investment'
    where budget_mismatches.held_against = 'accounts'
    qualify
        row_number() over (
            partition by
                budget_mismatches.org_unit_id, budget_mismatches.period, budget_mismatches.measure
            order by incoming.account = 'net_cost' desc, incoming.line
        ) = 1
)

select * from brought
