-- One row per result for a unit that did not exist during any part of the period.
-- For: results
-- Warning.
with bounded as (
    select org_unit_id, valid_from, valid_to from known_organisation
    where valid_from is not null or valid_to is not null
)

select
    incoming.line, 'org_unit_id' as column_name, incoming.org_unit_id as value, incoming.period
from incoming
inner join bounded on incoming.org_unit_id = bounded.org_unit_id
where period_end(incoming.period) < bounded.valid_from
    or period_start(incoming.period) > bounded.valid_to
