-- One row per result of a ratio, at a unit below others, without the numerator and denominator that the units
-- above are made of: it does not count there.
-- For: results
-- Warning.
with ratios as (
    select indicator_id from known_indicators
    where consolidation = 'ratio'
),

below as (
    select org_unit_id from known_organisation
    where parent_org_unit_id is not null
)

select incoming.line, 'numerator' as column_name, '' as value, incoming.indicator_id
from incoming
semi join ratios on incoming.indicator_id = ratios.indicator_id
semi join below on incoming.org_unit_id = below.org_unit_id
where incoming.value is not null
    and (incoming.numerator is null or incoming.denominator is null)
