-- One row per indicator, unit, period and breakdown: the target that counts, by the ids of the plan; a baseline
-- that would tell a confidential result is left out.
select
    indicators.indicator_id,
    organisation.org_unit_id,
    all_periods.period,
    target_facts.breakdown,
    target_facts.target_value,
    target_facts.target_upper,
    target_facts.baseline_value,
    target_facts.baseline_period
from target_facts
inner join indicators on target_facts.indicator_key = indicators.indicator_key
inner join organisation on target_facts.org_unit_key = organisation.org_unit_key
inner join all_periods on target_facts.period_key = all_periods.period_key
