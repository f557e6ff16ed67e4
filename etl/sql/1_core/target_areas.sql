-- One row per target area: the newest delivered.
-- Kept as a table.
select target_area_id, name_sv, name_en, description, sort_order
from landed_target_areas
qualify row_number() over (partition by target_area_id order by delivery_no desc) = 1
