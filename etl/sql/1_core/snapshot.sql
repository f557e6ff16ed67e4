-- One row: which snapshot this is, when it was built and as of when.
-- Kept as a table.
select snapshot_id, built_at, as_of, newest_delivery_at
from this_build
