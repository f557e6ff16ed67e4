-- One row per goal, period, basis, indicator and unit at which it is read: the light as seen at the
-- period's end, while it is read at all; nothing reported is no_data, reason missing.
-- A view.
with bases as (
    select unnest(['outcome', 'forecast']) as basis
),

asked as (
    select
        goal_readings.goal_id, periods.period, periods.end_date, bases.basis,
        goal_readings.indicator_id, goal_readings.org_unit_id, goal_readings.reading,
        goal_readings.weight
    from goal_readings
    inner join periods
        on goal_readings.read_from <= periods.end_date
        and goal_readings.read_until >= periods.start_date
    cross join bases
),

seen as (
    select
        asked.* exclude (end_date),
        indicator_status.* exclude (
            indicator_id, org_unit_id, breakdown, basis, status, reason, seen_from, seen_until
        ),
        coalesce(indicator_status.status, 'no_data') as status,
        coalesce(indicator_status.reason, 'missing') as reason
    from asked
    left join indicator_status
        on asked.indicator_id = indicator_status.indicator_id
        and asked.org_unit_id = indicator_status.org_unit_id
        and indicator_status.breakdown = 'total'
        and asked.basis = indicator_status.basis
        and asked.end_date between indicator_status.seen_from and indicator_status.seen_until
)

select * from seen
