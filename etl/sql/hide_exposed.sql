-- Hides women and men of each unit and period in which a reported part would give a secret away: what was made of
-- them above is then made anew, and none of it tells what is hidden here.
update memory.main.result_facts
set value = null, value_status = 'confidential', numerator = null, denominator = null, comment = null
from (
    select distinct indicator_key, org_unit_key, period_key
    from memory.main.exposed_parts
    where origin = 'reported'
) as exposed
where result_facts.indicator_key = exposed.indicator_key
    and result_facts.org_unit_key = exposed.org_unit_key
    and result_facts.period_key = exposed.period_key
    and result_facts.breakdown <> 'total'
