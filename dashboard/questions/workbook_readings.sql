-- One row per goal ($goals, ids joined by line breaks), indicator and unit that counts in the goal's light at the
-- period: with what weight, and the light that it has.
select
    goal_voters.goal_id, indicators.indicator_id, organisation.org_unit_id, indicators.name,
    organisation.full_name as unit, goal_voters.weight, goal_voters.is_from_sub_goal,
    coalesce(reading_lights.status, 'no_data') as status
from goal_voters
cross join municipality
inner join indicators on goal_voters.indicator_key = indicators.indicator_key
inner join organisation on goal_voters.org_unit_key = organisation.org_unit_key
inner join goals on goal_voters.goal_id = goals.goal_id
left join reading_lights
    on goal_voters.indicator_key = reading_lights.indicator_key
    and goal_voters.org_unit_key = reading_lights.org_unit_key
    and goal_voters.period = reading_lights.period
    and reading_lights.basis = 'outcome'
where goal_voters.period = $period
    and (municipality.include_sub_goals or not goal_voters.is_from_sub_goal)
    and goal_voters.goal_id in (select unnest(string_split($goals, chr(10))))
order by goals.sort_path, indicators.name, organisation.sort_path
