-- One row per unit, in the order of the tree, by the name that tells it apart.
select org_unit_id, parent_org_unit_id, level, full_name as name, depth
from organisation
order by sort_path
