-- One row per indicator with a tolerance but no kind of tolerance, or the other way round.
-- For: indicators
-- Error.
select
    line, 'tolerance_kind' as column_name,
    coalesce(cast(tolerance as varchar), tolerance_kind) as value
from incoming
where (tolerance is null) <> (tolerance_kind is null)
