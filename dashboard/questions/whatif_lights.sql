-- One row per indicator and unit that is held against what is supposed and seen at a period's end: its light as it is
-- (status_before) and as it would be, with what explains that.
select
    indicators.indicator_id, organisation.org_unit_id, indicators.name,
    organisation.full_name as unit, indicators.measure_unit, indicators.decimals, seen.direction,
    seen.value, seen.value_status, seen.value_period, seen.target_value as target_before,
    seen.target_upper as upper_before, seen.target_value_if as target_value,
    seen.target_upper_if as target_upper, seen.rule_tolerance_if as rule_tolerance,
    seen.rule_tolerance_kind,
    deviation(seen.direction, seen.value, seen.target_value_if, seen.target_upper_if) as deviation,
    tolerance_amount(
        seen.rule_tolerance_if, seen.rule_tolerance_kind,
        bound_of(seen.direction, seen.value, seen.target_value_if, seen.target_upper_if)
    ) as tolerance,
    status_of(seen.reason_seen) as status_before, status_of(seen.reason_seen_if) as status,
    seen.reason_seen_if as reason
from lights_seen_if($supposed, $period) as seen
inner join indicators on seen.indicator_key = indicators.indicator_key
inner join organisation on seen.org_unit_key = organisation.org_unit_key
order by indicators.name, organisation.sort_path
