-- One row per unit and each unit above it, itself included (distance 0).
select ancestor_org_unit_id, org_unit_id, distance
from snapshot.main.unit_tree
