-- One row per delivery known when the snapshot was built, the withdrawn ones too; delivery_no is the number
-- that its rows carry, highest the newest.
-- Kept as a table.
select
    delivery_id,
    cast(split_part(delivery_id, '-', 1) as integer) * 1000
    + cast(split_part(delivery_id, '-', 2) as integer) as delivery_no,
    kind, file_name, row_count, note, delivered_at, withdrawn_at, withdrawn_note, delivered_by,
    withdrawn_at is not null as is_withdrawn
from delivery_log
