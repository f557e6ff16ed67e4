-- One row per indicator that is both computed by a formula and consolidated from units.
-- For: indicators
-- Error.
select line, 'consolidation' as column_name, consolidation as value
from incoming
where formula is not null and consolidation <> 'none'
