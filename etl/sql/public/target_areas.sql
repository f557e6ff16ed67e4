-- One row per target area.
select target_area_id, name_sv, name_en, description, sort_order
from snapshot.main.target_areas
