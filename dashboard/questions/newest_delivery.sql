-- One row: the number of the newest delivery that this snapshot knows, so what is shown is as known then; 0 for none.
select cast(coalesce(max(delivery_no), 0) as integer) as opened_at from deliveries
