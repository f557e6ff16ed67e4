-- One row per unit, in the order of the tree.
select org_unit_id, parent_org_unit_id, level, name, depth
from organisation
order by sort_path
