-- One row: whose figures these are, and of what date.
select
    municipality.name, municipality.is_sample, municipality.roll_up,
    municipality.default_tolerance_pct, snapshot.built_at, snapshot.as_of,
    snapshot.newest_delivery_at
from municipality
cross join snapshot
