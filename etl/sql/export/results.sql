-- One row per indicator, unit, period and breakdown: the result that counts, by the ids of the plan; what is hidden in
-- every view has been hidden before.
select
    indicators.indicator_id,
    organisation.org_unit_id,
    all_periods.period,
    result_facts.breakdown,
    result_facts.value,
    result_facts.value_status,
    result_facts.numerator,
    result_facts.denominator,
    result_facts.comment
from result_facts
inner join indicators on result_facts.indicator_key = indicators.indicator_key
inner join organisation on result_facts.org_unit_key = organisation.org_unit_key
inner join all_periods on result_facts.period_key = all_periods.period_key
