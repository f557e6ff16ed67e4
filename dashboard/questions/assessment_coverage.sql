-- One row per goal that is to be assessed in a period, of the chosen unit and those below it, at a level and area where
-- they are chosen, in the organisation's order.
-- Columns: goal_id, title, responsible (may be empty), org_unit_id, unit, level, committee (the nearest committee at or
-- above the goal's unit; the goal's own unit where there is none), period, end_date, state (none, draft, ready,
-- approved), approved_date, assessed_by. No row: the municipality's year asks for no assessment of that period.
with committees as (
    select
        unit_tree.org_unit_id,
        min_by(organisation.full_name, unit_tree.distance) as committee
    from unit_tree
    inner join organisation on unit_tree.ancestor_org_unit_id = organisation.org_unit_id
    where organisation.level = 'committee'
    group by unit_tree.org_unit_id
)

select
    coverage.goal_id, goals.title, coverage.responsible, coverage.org_unit_id,
    organisation.full_name as unit, organisation.level,
    coalesce(committees.committee, organisation.full_name) as committee, coverage.period,
    coverage.end_date, coverage.state, coverage.approved_date, coverage.assessed_by
from assessment_coverage as coverage
inner join goals on coverage.goal_id = goals.goal_id
inner join organisation on coverage.org_unit_id = organisation.org_unit_id
inner join unit_tree on coverage.org_unit_id = unit_tree.org_unit_id
left join committees on coverage.org_unit_id = committees.org_unit_id
where coverage.period = $period
    and unit_tree.ancestor_org_unit_id = $unit
    and ($level is null or organisation.level = $level)
    and ($area is null or goals.target_area_id = $area)
order by organisation.sort_path, coverage.sort_path
