-- One row per target area, in the municipality's order.
select target_area_id, name_sv, name_en, description
from target_areas
order by sort_order, target_area_id
