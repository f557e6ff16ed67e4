-- One row: which snapshot is asked, when it was built, and as of when.
select snapshot_id, built_at, as_of, newest_delivery_at
from snapshot.main.snapshot
