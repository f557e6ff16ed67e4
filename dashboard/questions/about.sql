-- One row: whose figures these are, how they look, and of what date.
select
    municipality.name, municipality.is_sample, municipality.roll_up, municipality.budget_near_pct,
    municipality.default_tolerance_pct, municipality.accent, municipality.coat_of_arms, municipality.contact,
    snapshot.built_at, snapshot.as_of, snapshot.newest_delivery_at
from municipality
cross join snapshot
