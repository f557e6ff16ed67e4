-- One row per organisational unit.
select
    org_unit_id, parent_org_unit_id, level, name, full_name, kolada_id, valid_from, valid_to, depth,
    sort_path
from snapshot.main.organisation
