-- One row per target of a total that is supposed to be another: as it is delivered, all its columns, with the value
-- supposed (value_if, upper_if) and what it is of. has_secret: its unit has a confidential value of the indicator, so
-- that a baseline may have been left out.
select
    targets.*, indicators.name, indicators.measure_unit, indicators.decimals, indicators.direction,
    organisation.full_name as unit, supposed_targets.target_value as value_if,
    supposed_targets.target_upper as upper_if,
    exists(
        select 1 from lights
        where lights.indicator_key = supposed_targets.indicator_key
            and lights.org_unit_key = supposed_targets.target_unit_key
            and lights.value_status = 'confidential'
    ) as has_secret
from supposed_targets($supposed) as supposed_targets
inner join indicators on supposed_targets.indicator_key = indicators.indicator_key
inner join organisation on supposed_targets.target_unit_key = organisation.org_unit_key
inner join all_periods on supposed_targets.target_period_key = all_periods.period_key
inner join targets
    on indicators.indicator_id = targets.indicator_id
    and organisation.org_unit_id = targets.org_unit_id
    and all_periods.period = targets.period
    and targets.breakdown = 'total'
