-- Example: one row per activity that is past its due date and neither done nor cancelled, the latest first.
select
    activities.title as activity,
    organisation.name as unit,
    activities.responsible,
    activities.due_date,
    activities.percent_done
from activities
inner join organisation on activities.org_unit_id = organisation.org_unit_id
where activities.status in ('not_started', 'in_progress') and activities.due_date < current_date
order by activities.due_date
