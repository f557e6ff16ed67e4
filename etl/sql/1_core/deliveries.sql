-- One row per delivery known when the snapshot was built, the withdrawn ones too.
-- Kept as a table.
select
    delivery_id, kind, file_name, row_count, note, delivered_at, withdrawn_at, withdrawn_note,
    withdrawn_at is not null as is_withdrawn
from delivery_log
