-- One row per goal and period in which the goal is to be assessed, as the municipality's year says, and how far the
-- assessment has come: none, draft, ready or approved. Of periods that have results, and goals that hold in them.
-- A view.
with asked as (
    select
        periods.period, periods.kind, periods.start_date, periods.end_date,
        case
            when periods.kind in ('year', 'school_year') then periods.kind
            else periods.period[6:]
        end as part
    from periods
    where periods.has_results
),

expected as (
    select
        goals.goal_id, goals.org_unit_id, goals.responsible, goals.sort_path,
        asked.period, asked.start_date, asked.end_date
    from goals
    inner join asked
        on coalesce(goals.valid_from, asked.end_date) <= asked.end_date
        and coalesce(goals.valid_to, asked.end_date) >= asked.start_date
    inner join municipality on list_contains(municipality.assessed_parts, asked.part)
)

select
    expected.goal_id, expected.org_unit_id, expected.responsible, expected.period,
    expected.start_date, expected.end_date, expected.sort_path,
    coalesce(assessments.state, 'none') as state,
    assessments.approved_date, assessments.assessed_by
from expected
left join assessments
    on expected.goal_id = assessments.goal_id and expected.period = assessments.period
