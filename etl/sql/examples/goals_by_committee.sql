-- Example: one row per committee, its goals by light at the end of the newest period reported by.
with newest as (
    select period
    from periods
    where is_reporting and has_results
    order by end_date desc, start_date
    limit 1
)

select
    organisation.name as committee,
    count(*) as goals,
    count(*) filter (where goal_status.status = 'met') as met,
    count(*) filter (where goal_status.status = 'near') as near,
    count(*) filter (where goal_status.status = 'missed') as missed,
    count(*) filter (where goal_status.status = 'no_data') as no_data
from goal_status
inner join newest on goal_status.period = newest.period
inner join goals on goal_status.goal_id = goals.goal_id
inner join organisation on goals.org_unit_id = organisation.org_unit_id
where goal_status.basis = 'outcome' and organisation.level = 'committee'
group by organisation.name
order by met desc, committee
